/// How well moves agree with those that people gave, beside what markers alone reach.
///
/// A clause counts once, whatever its length. The F1 of a move needs clauses that people gave it;
/// the macro-F1 is the mean over those moves.
public struct MoveEvaluation: Sendable, Hashable {
  /// A figure with its 95 % interval over documents.
  public struct Figure: Sendable, Hashable {
    /// The figure's name, such as `move.macro_f1` or `move.advice.f1`.
    public var name: String
    /// How many clauses it counts by the labels that people gave.
    public var clauses: Int
    /// What the model reaches; nil where nothing counts.
    public var value: Double?
    /// The lower end of the interval; nil with fewer than two documents.
    public var low: Double?
    /// The upper end of the interval; nil with fewer than two documents.
    public var high: Double?
    /// What markers alone reach.
    public var markers: Double?
  }

  /// How many documents there are.
  public var documents: Int
  /// The figures, in a fixed order.
  public var figures: [Figure]
  /// The clauses by the move that people gave (rows) and the move found (columns), both in the
  /// order of `Move.allCases`.
  public var confusion: [[Int]]

  /// The value of a figure; nil where there is none.
  public subscript(_ name: String) -> Double? { figures.first { $0.name == name }?.value }

  /// Judges a model on labelled clauses; one that knows no moves is judged by its markers.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - turns: The labelled turns.
  ///   - resamples: How often documents are drawn anew for the intervals; 0 for none.
  ///   - seed: What decides the draws.
  public init(
    of model: BalanceModel, on turns: [LabelledClauses], resamples: Int = 500, seed: UInt64 = 1
  ) {
    self.init(turns.map { JudgedClauses($0, model.moves, model.marks) }, resamples, seed)
  }

  /// Judges what `trainer` makes of labelled clauses: sources are dealt into folds, and each fold
  /// is judged by a model of the others.
  ///
  /// - Parameters:
  ///   - folds: How many folds; more than one.
  ///   - turns: The labelled turns.
  ///   - trainer: What makes a model of the rest.
  ///   - base: The model as which turns without marks are read.
  ///   - resamples: How often documents are drawn anew for the intervals; 0 for none.
  ///   - seed: What decides the draws.
  public init(
    folds: Int, of turns: [LabelledClauses], by trainer: MoveTrainer, on base: BalanceModel,
    resamples: Int = 500, seed: UInt64 = 1
  ) {
    precondition(folds > 1, "one fold leaves nothing to learn from")
    let sources = Set(turns.map(\.source)).sorted()
    var judged: [JudgedClauses] = []
    for fold in 0..<folds {
      let held = Set(sources.indices.filter { $0 % folds == fold }.map { sources[$0] })
      let rest = turns.filter { held.contains($0.source) }
      guard !rest.isEmpty else { continue }
      let model = trainer.fit(turns.filter { !held.contains($0.source) }, base.marks)
      judged += rest.map { JudgedClauses($0, model, base.marks) }
    }
    self.init(judged, resamples, seed)
  }

  init(_ turns: [JudgedClauses], _ resamples: Int, _ seed: UInt64) {
    let documents = Dictionary(grouping: turns, by: \.doc).sorted { $0.key < $1.key }.map(\.value)
    let whole = MoveMeasures(turns, \.found)
    let markers = MoveMeasures(turns, \.marked)
    var drawn: [[Double?]] = []
    if documents.count > 1 {
      var random = SplitMix(state: seed)
      for _ in 0..<resamples {
        let sample = documents.indices.flatMap { _ in documents[random.below(documents.count)] }
        drawn.append(MoveMeasures(sample, \.found).values)
      }
    }
    self.documents = documents.count
    confusion = whole.confusion
    figures = MoveMeasures.names.enumerated().map { index, name in
      // Documents drawn twice make sums stray, so a draw says nothing of how far they do.
      let spread = name == MoveMeasures.misplaced ? [] : drawn.compactMap { $0[index] }.sorted()
      func quantile(_ share: Double) -> Double? {
        spread.isEmpty ? nil : spread[Int(Double(spread.count) * share)]
      }
      return Figure(
        name: name, clauses: whole.counts[index], value: whole.values[index],
        low: quantile(0.025), high: quantile(0.975), markers: markers.values[index])
    }
  }
}

/// The clauses of a turn: their words, the moves that people gave, and those found.
struct JudgedClauses {
  let source: String
  let doc: String
  let words: [Int]
  let gold: [Move]
  let found: [Move]
  let marked: [Move]

  init(_ turn: LabelledClauses, _ model: MoveModel?, _ marks: MarkRestorer?) {
    let read = turn.read(marks)
    source = turn.source
    doc = turn.doc
    words = read.clauses.map(\.words)
    gold = read.moves
    let phrases = PhraseMatches(in: read.text.tokens, of: .labelling)
    marked = read.clauses.map { ClauseMoves.move(of: $0, read.text.tokens, phrases) ?? .nothing }
    found =
      model?.moves(of: read.text, read.clauses, after: read.previous).map(\.move) ?? marked
  }
}

/// The figures of an evaluation of moves.
struct MoveMeasures {
  /// The names, in the order of `values`.
  static let names =
    ["move.macro_f1", "move.accuracy", "move.kappa", misplaced]
    + Move.allCases.map { "move.\($0.rawValue).f1" }

  /// The name of the share of words that stand under another move.
  static let misplaced = "words.misplaced"

  /// The values; nil where nothing counts.
  let values: [Double?]
  /// How many clauses each counts.
  let counts: [Int]
  /// The clauses by given and found move.
  let confusion: [[Int]]

  init(_ turns: [JudgedClauses], _ said: KeyPath<JudgedClauses, [Move]>) {
    let moves = Move.allCases
    var table = Array(repeating: Array(repeating: 0, count: moves.count), count: moves.count)
    for turn in turns {
      for (gold, found) in zip(turn.gold, turn[keyPath: said]) {
        guard let row = moves.firstIndex(of: gold), let column = moves.firstIndex(of: found) else {
          continue
        }
        table[row][column] += 1
      }
    }
    let all = table.joined().reduce(0, +)
    let right = moves.indices.reduce(0) { $0 + table[$1][$1] }
    let chance = moves.indices.reduce(0.0) { sum, place in
      sum + Double(table[place].reduce(0, +)) * Double(table.reduce(0) { $0 + $1[place] })
    }
    let expected = all == 0 ? 0 : chance / Double(all)
    confusion = table
    values =
      [
        Arithmetic.macroF1(table), all == 0 ? nil : Double(right) / Double(all),
        expected < Double(all) ? (Double(right) - expected) / (Double(all) - expected) : nil,
        Self.misplaced(turns, said),
      ] + moves.indices.map { Arithmetic.f1(table, $0) }
    counts = [all, all, all, all] + table.map { $0.reduce(0, +) }
  }

  /// The share of a source's words that would have to go to another move for the sums to be
  /// right: the mean over sources.
  private static func misplaced(
    _ turns: [JudgedClauses], _ said: KeyPath<JudgedClauses, [Move]>
  ) -> Double? {
    var sums: [String: [Move: Int]] = [:]
    var totals: [String: Int] = [:]
    for turn in turns {
      for (index, words) in turn.words.enumerated() {
        sums[turn.source, default: [:]][turn.gold[index], default: 0] += words
        sums[turn.source, default: [:]][turn[keyPath: said][index], default: 0] -= words
        totals[turn.source, default: 0] += words
      }
    }
    return Arithmetic.mean(
      totals.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { source, total in
        let apart = (sums[source] ?? [:]).values.reduce(0) { $0 + abs($1) }
        return Double(apart) / 2 / Double(total)
      })
  }
}
