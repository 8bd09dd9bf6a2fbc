/// The move of each clause, by a small linear model of its own.
///
/// A move that too few clauses taught has no weights; it is told where a marker says so.
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
  /// The positions of the moves that have weights.
  private let taught: [Int]
  /// The rows of all words in the lexicon, the fields of a word side by side.
  private let words: [MoveRow]

  /// Wraps weights.
  init(table: WeightTable) {
    self.table = table
    words = Lexicon.shared.hashes.flatMap { word in
      MoveFeatures.WordField.allCases.map { table.sum(hash: $0.hash(word)) }
    }
    let used = table.rows.reduce(SIMD16<Int8>.zero) { $0 | $1 }
    taught = Move.allCases.indices.filter { used[$0] != 0 }
  }

  /// The clauses of a turn, each with its move.
  ///
  /// - Complexity: O(*n*) in the tokens of the turn.
  func moves(of turn: SpokenText, after previous: TurnContext.Neighbour?) -> [Found] {
    moves(of: turn, ClauseCutter.clauses(of: turn), after: previous)
  }

  /// The moves of the given clauses of a turn.
  func moves(
    of turn: SpokenText, _ clauses: [Clause], after previous: TurnContext.Neighbour?
  ) -> [Found] {
    let features = MoveFeatures(turn, clauses, after: previous)
    var sink = MoveSink(table, words, of: turn.tokens)
    return clauses.indices.map { index in
      sink.start()
      let findings = features.extract(index, into: &sink)
      let scores = sink.total.lanes
      return Found(clause: clauses[index], place: place(scores, findings), scores: scores)
    }
  }

  /// The words of each found clause that its move rests on; none where it makes no move.
  func evidence(
    for found: [Found], in turn: SpokenText, after previous: TurnContext.Neighbour?
  ) -> [[Evidence]] {
    let features = MoveFeatures(turn, found.map(\.clause), after: previous)
    return found.indices.map { index in
      guard found[index].move != .nothing, taught.contains(found[index].place) else { return [] }
      var sink = ScoreSink<WeightTable, MoveRow>(table, tokenCount: turn.tokens.count)
      features.extract(index, into: &sink)
      return EvidenceFinder(turn, sink.tokens).evidence(
        move: found[index].place, in: found[index].clause.tokens)
    }
  }

  /// The position of the move to tell: one without weights where a marker says so, else the one
  /// with the largest score, of equal ones the first.
  private func place(_ scores: SIMD16<Float>, _ findings: [MarkerFinding]) -> Int {
    if taught.count < Move.allCases.count, let marked = ClauseMoves.move(in: findings),
      let place = Move.allCases.firstIndex(of: marked), !taught.contains(place)
    {
      return place
    }
    guard var best = taught.first else { return Move.allCases.count - 1 }
    for place in taught where scores[place] > scores[best] { best = place }
    return best
  }

  /// How likely a found move is among those that have weights; nil where a marker told it.
  func probability(of found: Found) -> Double? {
    guard let place = taught.firstIndex(of: found.place) else { return nil }
    return Calibration.softmax(taught.map { found.scores[$0] })[place]
  }
}

/// Adds up what the features of a clause weigh.
private struct MoveSink: HashSink {
  private(set) var total = MoveRow.zero
  private let table: WeightTable
  private let words: [MoveRow]
  private var field = MoveRow.zero
  private var count = 0
  private let tokens: [Token]
  /// What the words before each token weigh around a clause, and how many they are.
  ///
  /// A part of the turn is the difference of two. Empty until the first clause asks.
  private var around: [(sum: MoveRow, count: Int)] = []

  /// Makes a sink for the clauses of a turn, one after the other.
  init(_ table: WeightTable, _ words: [MoveRow], of tokens: [Token]) {
    self.table = table
    self.words = words
    self.tokens = tokens
  }

  private mutating func weighTokens() {
    around.reserveCapacity(tokens.count + 1)
    var (sum, count) = (MoveRow.zero, 0)
    for token in tokens {
      around.append((sum, count))
      guard token.kind == .word else { continue }
      sum += row(of: token, in: .around)
      count += 1
    }
    around.append((sum, count))
  }

  /// Starts with the next clause.
  mutating func start() { total = .zero }

  mutating func addAround(_ tokens: Range<Int>) -> Bool {
    guard !tokens.isEmpty else { return true }
    if around.isEmpty { weighTokens() }
    field += around[tokens.upperBound].sum - around[tokens.lowerBound].sum
    count += around[tokens.upperBound].count - around[tokens.lowerBound].count
    return true
  }

  @inline(__always)
  mutating func add(_ hash: UInt64) {
    field += table.sum(hash: hash)
    count += 1
  }

  @inline(__always)
  mutating func add(_ hash: UInt64, token: Int, count: Int) { add(hash) }

  @inline(__always)
  mutating func add(_ word: Token, at index: Int, in field: MoveFeatures.WordField) {
    self.field += row(of: word, in: field)
    count += 1
  }

  mutating func add(_ tokens: [Token], _ part: Range<Int>, in field: MoveFeatures.WordField) {
    var sum = self.field
    for index in part { sum += row(of: tokens[index], in: field) }
    self.field = sum
    count += part.count
  }

  /// What a word weighs in a field.
  @inline(__always)
  private func row(of token: Token, in field: MoveFeatures.WordField) -> MoveRow {
    token.entry >= 0
      ? words[Int(token.entry) * MoveFeatures.WordField.allCases.count + field.rawValue]
      : table.sum(hash: field.hash(token.hash))
  }

  mutating func endRun(token: Int) {}

  mutating func endField(weight: Float) {
    guard count > 0 else { return }
    total += field * (weight / Float(count).squareRoot())
    field = .zero
    count = 0
  }
}
