/// The move of each clause, by a small linear model of its own.
struct MoveModel: Sendable, Hashable {
  /// A clause with its move.
  struct Found {
    /// The clause.
    var clause: Clause
    /// The likeliest move, as its position in `Move.allCases`.
    var place: Int
    /// The scores of all moves, in the order of `Move.allCases`.
    var scores: SIMD16<Float>

    /// The likeliest move.
    var move: Move { Move.allCases[place] }
  }

  /// The weights; the outputs are the moves in the order of `Move.allCases`.
  let table: WeightTable

  /// The clauses of a turn, each with its move.
  ///
  /// - Complexity: O(*n*) in the tokens of the turn.
  func moves(of turn: SpokenText, after previous: SpokenText?) -> [Found] {
    moves(of: turn, ClauseCutter.clauses(of: turn), after: previous)
  }

  /// The moves of the given clauses of a turn, from the first to the last: each one knows what
  /// was told of the one before.
  func moves(of turn: SpokenText, _ clauses: [Clause], after previous: SpokenText?) -> [Found] {
    let features = MoveFeatures(turn, clauses, after: previous)
    var before: Int?
    return clauses.indices.map { index in
      var sink = MoveSink(table)
      features.extract(index, moveBefore: before, into: &sink)
      let place = Self.likeliest(sink.total)
      before = place
      return Found(clause: clauses[index], place: place, scores: sink.total)
    }
  }

  /// The words of each found clause that its move rests on; none where it makes no move.
  func evidence(
    for found: [Found], in turn: SpokenText, after previous: SpokenText?
  ) -> [[Evidence]] {
    let features = MoveFeatures(turn, found.map(\.clause), after: previous)
    return found.indices.map { index in
      guard found[index].move != .nothing else { return [] }
      var sink = ScoreSink(table, tokenCount: turn.tokens.count)
      let before = index == 0 ? nil : found[index - 1].place
      features.extract(index, moveBefore: before, into: &sink)
      return EvidenceFinder(turn, sink.tokens).evidence(
        move: found[index].place, in: found[index].clause.tokens)
    }
  }

  /// The position of the largest score; of equal ones the first.
  static func likeliest(_ scores: SIMD16<Float>) -> Int {
    var best = 0
    for place in 1..<Move.allCases.count where scores[place] > scores[best] { best = place }
    return best
  }

  /// The probabilities of the moves, in the order of `Move.allCases`.
  static func probabilities(_ scores: SIMD16<Float>) -> [Double] {
    Calibration.softmax(Move.allCases.indices.map { scores[$0] })
  }
}

/// Adds up what the features of a clause weigh.
private struct MoveSink: HashSink {
  private(set) var total = SIMD16<Float>.zero
  private let table: WeightTable
  private var field = SIMD16<Float>.zero
  private var count = 0

  init(_ table: WeightTable) {
    self.table = table
  }

  @inline(__always)
  mutating func add(_ hash: UInt64) {
    field += table.weights(hash: hash)
    count += 1
  }

  mutating func add(_ hash: UInt64, token: Int, count: Int) { add(hash) }

  mutating func endRun(token: Int) {}

  mutating func endField(weight: Float) {
    guard count > 0 else { return }
    total += field * (weight / Float(count).squareRoot())
    field = .zero
    count = 0
  }
}
