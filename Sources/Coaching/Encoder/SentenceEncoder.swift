/// Makes numbers of texts, so that texts that mean alike have alike numbers.
///
/// The first blocks of a small transformer that was taught on a billion pairs of sentences
/// (MiniLM, Wang et al., 2020), and taught further what a turn does and where it stands
/// (`Training/encoder` says how; `docs/model-card.md` has the figures). It is read, not trained,
/// here. By hand and without a library for matrices: the same bits everywhere.
struct SentenceEncoder: Sendable, Hashable {
  /// No more pieces of a text are read than this; the rest of a long speech is left out.
  static let mostPieces = 128

  /// A text as the encoder sees it.
  struct Encoded: Sendable {
    /// The numbers of each piece, one after the other, those of the opening and closing too.
    let pieces: [Float]
    /// The token of the text that each piece belongs to; negative for the opening and closing.
    let tokens: [Int]
    /// The mean over the pieces.
    let mean: [Float]
  }

  let pieces: WordPieces
  /// The numbers of each piece, as they stand in a file.
  let embeddings: QuantisedRows
  /// What is added for each place in the text.
  let positions: [Float]
  let norm: TransformerBlock.Norm
  let blocks: [TransformerBlock]

  /// How many numbers a piece has.
  var width: Int { norm.scale.count }

  /// The numbers of a text.
  ///
  /// - Complexity: O(*n* · *width*² + *n*² · *width*) in the number of pieces, at most 128.
  func encode(_ text: SpokenText) -> Encoded {
    let cut = cut(text)
    var rows = embedded(cut.pieces)
    norm.apply(to: &rows)
    for block in blocks { rows = block.apply(to: rows) }
    return Encoded(pieces: rows, tokens: cut.tokens, mean: mean(of: rows))
  }

  /// The places of a text's pieces among the embeddings, and the token that each belongs to;
  /// negative for the opening and closing.
  func cut(_ text: SpokenText) -> (pieces: [Int32], tokens: [Int]) {
    var found = [pieces.opening]
    var tokens = [-1]
    for (index, token) in text.tokens.enumerated() {
      if token.kind == .word {
        pieces.cut(text.bytes(of: token), into: &found)
      } else {
        pieces.cut([token.kind.mark], into: &found)
      }
      while tokens.count < found.count { tokens.append(index) }
      if found.count >= Self.mostPieces { break }
    }
    let count = min(found.count, Self.mostPieces - 1)
    return (
      Array(found.prefix(count)) + [pieces.closing], Array(tokens.prefix(count)) + [-1]
    )
  }

  private func embedded(_ found: [Int32]) -> [Float] {
    var rows: [Float] = []
    rows.reserveCapacity(found.count * width)
    for (place, piece) in found.enumerated() {
      embeddings.append(row: Int(piece), to: &rows)
      for at in 0..<width { rows[place * width + at] += positions[place * width + at] }
    }
    return rows
  }

  private func mean(of rows: [Float]) -> [Float] {
    var mean = Array(repeating: Float(0), count: width)
    let count = rows.count / width
    for row in 0..<count {
      for place in 0..<width { mean[place] += rows[row * width + place] }
    }
    return mean.map { $0 / Float(count) }
  }
}

extension Token.Kind {
  /// The byte of a mark.
  fileprivate var mark: UInt8 {
    switch self {
    case .word: 0
    case .question: Ascii.questionMark
    case .exclamation: Ascii.exclamationMark
    case .stop: Ascii.fullStop
    case .comma: Ascii.comma
    }
  }
}
