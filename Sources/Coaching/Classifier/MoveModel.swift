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
    var scores: MoveRow

    /// The likeliest move.
    var move: Move { Move.allCases[place] }
  }

  /// The weights; the outputs are the moves in the order of `Move.allCases`.
  let table: WeightTable
  /// The positions of the moves that have weights.
  private let taught: [Int]
  /// Whether that is all of them, so that no marker has to tell one.
  private let knowsAllMoves: Bool
  /// What is met in every clause, unpacked once.
  private let known: KnownMoveSums

  /// Wraps weights.
  init(table: WeightTable) {
    self.table = table
    known = KnownMoveSums(table)
    let used = table.rows.reduce(SIMD16<Int8>.zero) { $0 | $1 }
    taught = Move.allCases.indices.filter { used[$0] != 0 }
    knowsAllMoves = taught.count == Move.allCases.count
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
    var sink = sink
    sink.start(with: turn.tokens)
    var findings: [MarkerFinding] = []
    return clauses.indices.map { index in
      let place = place(of: index, features, &sink, &findings)
      return Found(clause: clauses[index], place: place, scores: sink.total)
    }
  }

  /// The names of the moves of a turn in order, each once; the clause of each comes to `evidence`.
  ///
  /// A clause weighs what its move's score is above the mean of the others; 0 where a marker told the
  /// move.
  func names(
    of turn: SpokenText, _ phrases: PhraseMatches, after previous: TurnContext.Neighbour?,
    _ sink: inout MoveSink, _ evidence: inout [Evidence]
  ) -> [String] {
    let features = MoveFeatures(turn, ClauseCutter.clauses(of: turn), phrases, after: previous)
    sink.start(with: turn.tokens)
    var names: [String] = []
    var findings: [MarkerFinding] = []
    let first = evidence.count
    for index in features.clauses.indices {
      let place = place(of: index, features, &sink, &findings)
      let move = Move.allCases[place]
      guard move != .nothing else { continue }
      let weight = taught.contains(place) ? EvidenceFinder.weight(of: place, in: sink.total) : 0
      let clause = Evidence(
        label: move.evidenceLabel, range: turn.bytes(of: features.clauses[index].tokens),
        weight: Double(weight))
      // Names and clauses stand side by side, a handful at most.
      if let known = names.firstIndex(of: move.rawValue) {
        if clause.weight > evidence[first + known].weight { evidence[first + known] = clause }
      } else {
        names.append(move.rawValue)
        evidence.append(clause)
      }
    }
    return names
  }

  /// What adds up the features of clauses, of one turn after the other.
  var sink: MoveSink { MoveSink(table, known) }

  /// The position of a clause's move; `findings` becomes the markers of the clause.
  private func place(
    of index: Int, _ features: MoveFeatures, _ sink: inout MoveSink,
    _ findings: inout [MarkerFinding]
  ) -> Int {
    sink.start()
    features.extract(index, into: &sink, &findings)
    return place(sink.total.lanes, findings)
  }

  /// The words of each found clause that its move rests on; none where it makes no move.
  ///
  /// - Complexity: O(*n*) in the tokens of the turn.
  func evidence(
    for found: [Found], in turn: SpokenText, after previous: TurnContext.Neighbour?
  ) -> [[Evidence]] {
    let features = MoveFeatures(turn, found.map(\.clause), after: previous)
    var sink = ScoreSink<MoveRow>(table, tokenCount: turn.tokens.count)
    return found.indices.map { index in
      guard found[index].move != .nothing, taught.contains(found[index].place) else { return [] }
      // Clauses share no tokens, so what one adds to its tokens does not reach another's.
      features.extract(index, into: &sink)
      return EvidenceFinder(turn, sink.tokens).evidence(
        move: found[index].place, in: found[index].clause.tokens)
    }
  }

  /// The position of the move to tell: one without weights where a marker says so, else the one
  /// with the largest score, of equal ones the first.
  private func place(_ scores: SIMD16<Float>, _ findings: [MarkerFinding]) -> Int {
    if !knowsAllMoves, let marked = ClauseMoves.move(in: findings),
      let place = Move.allCases.firstIndex(of: marked), !taught.contains(place)
    {
      return place
    }
    guard var best = taught.first else { return Move.allCases.count - 1 }
    var most = scores[best]
    for place in taught where scores[place] > most { (best, most) = (place, scores[place]) }
    return best
  }

  /// How likely a found move is among those that have weights; nil where a marker told it.
  func probability(of found: Found) -> Double? {
    guard let place = taught.firstIndex(of: found.place) else { return nil }
    let scores = found.scores.lanes
    return Calibration.softmax(taught.map { scores[$0] })[place]
  }
}

/// Adds up what the features of a clause weigh.
struct MoveSink: HashSink {
  private(set) var total = MoveRow.zero
  private let table: WeightTable
  private let known: KnownMoveSums
  private var field = MoveRow.zero
  private var count = 0
  private var tokens: [Token] = []
  /// What the words before each token weigh around a clause, and how many they are.
  ///
  /// A part of the turn is the difference of two. Empty until the first clause asks.
  private var around: [(sum: MoveRow, count: Int)] = []
  /// What the last words of the turn before weigh; nil until the first clause asks.
  private var said: MoveRow?

  /// Makes a sink for the clauses of turns.
  fileprivate init(_ table: WeightTable, _ known: KnownMoveSums) {
    self.table = table
    self.known = known
  }

  /// Starts with the next turn.
  fileprivate mutating func start(with tokens: [Token]) {
    self.tokens = tokens
    around.removeAll(keepingCapacity: true)
    said = nil
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
  fileprivate mutating func start() { total = .zero }

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
    count &+= 1
  }

  @inline(__always)
  mutating func add(_ hash: UInt64, token: Int, count: Int) { add(hash) }

  @inline(__always)
  mutating func add(_ shape: MoveShape) {
    field += known.shape(shape)
    count &+= 1
  }

  mutating func addWords(_ tokens: [Token], _ clause: Range<Int>) {
    var runs = WordRuns.ofClause
    var sum = field
    for index in clause {
      let (pair, triple) = runs.next(tokens[index].hash)
      sum += row(of: tokens[index], in: .word)
      sum += table.sum(hash: pair)
      count &+= 2
      if index > clause.lowerBound {
        sum += table.sum(hash: triple)
        count &+= 1
      }
      if let stem = MoveFeatures.stem(of: tokens[index]) {
        sum += table.sum(hash: stem)
        count &+= 1
      }
    }
    field = sum
  }

  /// Nothing stands in the field before these words, so that their sum can be kept.
  mutating func addSaid(_ tokens: [Token], _ part: Range<Int>) {
    let sum = said ?? sum(of: tokens, part, in: .said)
    said = sum
    field = sum
    count = part.count
  }

  mutating func add(_ tokens: [Token], _ part: Range<Int>, in field: MoveFeatures.WordField) {
    self.field = sum(of: tokens, part, in: field, self.field)
    count += part.count
  }

  /// What words weigh in a field, added to what stands in it.
  private func sum(
    of tokens: [Token], _ part: Range<Int>, in field: MoveFeatures.WordField,
    _ start: MoveRow = .zero
  ) -> MoveRow {
    var sum = start
    for index in part { sum += row(of: tokens[index], in: field) }
    return sum
  }

  /// What a word weighs in a field.
  @inline(__always)
  private func row(of token: Token, in field: MoveFeatures.WordField) -> MoveRow {
    token.entry >= 0 ? known.word(token.entry, in: field) : table.sum(hash: field.hash(token.hash))
  }

  mutating func endRun(token: Int) {}

  mutating func endField(weight: Float) {
    guard count > 0 else { return }
    total += field * (weight / Float(count).squareRoot())
    field = .zero
    count = 0
  }
}
