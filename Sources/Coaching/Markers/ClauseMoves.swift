/// A clause of a turn with the move that it makes.
public struct MoveClause: Sendable, Hashable {
  /// Where it stands in the turn's text, in UTF-8 bytes.
  public var range: Range<Int>
  /// The number of its words.
  public var words: Int
  /// The name of its move, such as `openQuestion`; nil where no marker tells.
  public var move: String?
}

/// Reads a turn clause by clause: a turn that reflects, then advises, then asks does all three.
///
///     ClauseMoves.clauses(of: "I'd start with the tests, but what do you think?")
///     // "I'd start with the tests," advice, 5 words · "but what do you think?" openQuestion, 5 words
///
/// Every word stands in exactly one clause, so that the words of all moves, and of the clauses
/// without one, add up to those of the turn.
public enum ClauseMoves {
  /// The clauses of a turn in order, each with its move.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public static func clauses(of text: String) -> [MoveClause] {
    clauses(of: SpokenText(text))
  }

  /// How many words of a turn each move fills; what no marker tells is left out.
  ///
  /// - Returns: Moves with their words, in order of the text.
  public static func words(of text: String) -> [(move: String, words: Int)] {
    var sums: [(move: String, words: Int)] = []
    for clause in clauses(of: text) {
      guard let move = clause.move else { continue }
      if let place = sums.firstIndex(where: { $0.move == move }) {
        sums[place].words += clause.words
      } else {
        sums.append((move, clause.words))
      }
    }
    return sums
  }

  static func clauses(of text: SpokenText) -> [MoveClause] {
    let tokens = text.tokens
    let isMarked = text.hasSentenceMarks
    var clauses: [MoveClause] = []
    var start = 0
    while start < tokens.count {
      let sentence = start..<MarkerFinder.sentenceEnd(tokens, start)
      for clause in parts(of: sentence, tokens) {
        let words = tokens[clause].count { $0.kind == .word }
        if words == 0, !clauses.isEmpty { continue }
        let closing = closing(of: clause, in: sentence, tokens, isMarked)
        clauses.append(
          MoveClause(
            range: Int(
              tokens[clause.lowerBound].range.lowerBound)..<Int(
                tokens[clause.upperBound - 1].range.upperBound),
            words: words, move: move(of: clause, tokens, closing)))
      }
      start = sentence.upperBound
    }
    return clauses
  }

  // MARK: Clauses

  private static let fewestWords = 3

  /// The clauses of a sentence: cut where a conjunction or a comma is followed by a new subject or
  /// a question word, and words enough stand on both sides.
  private static func parts(of sentence: Range<Int>, _ tokens: [Token]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = sentence.lowerBound
    var words = 0
    for index in sentence {
      if words >= fewestWords, isCut(index, sentence, tokens) {
        parts.append(start..<index)
        start = index
        words = 0
      }
      if tokens[index].kind == .word { words += 1 }
    }
    if words < fewestWords, let last = parts.last, start < sentence.upperBound {
      parts[parts.count - 1] = last.lowerBound..<sentence.upperBound
    } else if start < sentence.upperBound {
      parts.append(start..<sentence.upperBound)
    }
    return parts
  }

  /// Whether a clause begins at `index`: with a conjunction, or behind a comma without one.
  private static func isCut(_ index: Int, _ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    guard index > sentence.lowerBound, tokens[index].kind == .word else { return false }
    if conjunctions.contains(tokens[index].hash) {
      var next = index + 1
      while next < sentence.upperBound,
        tokens[next].kind == .comma || conjunctions.contains(tokens[next].hash)
      {
        next += 1
      }
      return next < sentence.upperBound && opens(tokens[next])
    }
    return tokens[index - 1].kind == .comma && opens(tokens[index])
  }

  private static func opens(_ token: Token) -> Bool {
    openers.contains(token.hash) || token.classes.contains(.asking)
  }

  private static let conjunctions = hashes("and but so because or then")
  private static let openers = hashes(
    """
    i i'm i'd i've i'll you you're you'd you've you'll we we're we'd we've we'll let's he she they \
    it it's that that's this there there's my your maybe perhaps do did does can could would \
    have is are try tell
    """)

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map(Token.hash(ofWord:)))
  }

  // MARK: Moves

  /// How a clause ends: its sentence's last clause as the sentence does, one before a question
  /// either way.
  private static func closing(
    of clause: Range<Int>, in sentence: Range<Int>, _ tokens: [Token], _ isMarked: Bool
  ) -> Marker.Closing {
    let closing = MarkerFinder.closing(of: tokens[sentence.upperBound - 1], isMarked)
    return clause.upperBound < sentence.upperBound && closing == .question ? .any : closing
  }

  /// The move whose words come first in the clause; of two that begin together the one that
  /// `Marker.all` names first.
  private static func move(
    of clause: Range<Int>, _ tokens: [Token], _ closing: Marker.Closing
  ) -> String? {
    MarkerFinder.findings(in: tokens, clause, closing)
      .filter { Marker.all[$0.marker].kind == .move }
      .min { ($0.tokens.lowerBound, $0.marker) < ($1.tokens.lowerBound, $1.marker) }
      .map { Marker.all[$0.marker].name }
  }
}
