import TranscriptModel

/// How well labels agree with those that people gave.
///
/// Counted as the codebook says: turns without a mode or with raters who differ do not count for
/// the mode, turns that do neither do not count for the zoom, and rung 0 only for the zoom's
/// macro-F1. A label `unclear` is wrong; the figures named `best` take the likeliest label.
public struct Evaluation: Sendable, Hashable {
  /// A figure with its 95 % interval.
  public struct Figure: Sendable, Hashable {
    /// The figure's name, such as `mode.macro_f1`.
    public var name: String
    /// How many turns it counts.
    public var turns: Int
    /// The figure; nil where nothing counts.
    public var value: Double?
    /// The lower end of the interval; nil with fewer than two documents.
    public var low: Double?
    /// The upper end of the interval; nil with fewer than two documents.
    public var high: Double?
  }

  /// The figures of the turns of one source.
  public struct Scope: Sendable, Hashable {
    /// The source, or `all`.
    public var source: String
    /// How many documents there are.
    public var documents: Int
    /// The figures, in a fixed order.
    public var figures: [Figure]
    /// The turns by gold mode (rows) and labelled mode (columns, `unclear` last).
    public var confusion: [[Int]]

    /// The value of a figure; nil where there is none.
    public subscript(_ name: String) -> Double? { figures.first { $0.name == name }?.value }
  }

  /// By what turns are told apart.
  public enum Grouping: String, Sendable, Hashable, CaseIterable {
    /// Where they come from.
    case source
    /// Who speaks.
    case role
    /// How many words they have.
    case length
  }

  /// The scopes: each source by name and, where there are several, all together.
  public var scopes: [Scope]

  /// The scope of a source; nil where it has none.
  public subscript(_ source: String) -> Scope? { scopes.first { $0.source == source } }

  /// Judges a model on labelled turns: sessions as wholes, other turns by themselves.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - turns: The labelled turns.
  ///   - grouping: By what turns are told apart.
  ///   - resamples: How often documents are drawn anew for the intervals; 0 for none.
  ///   - seed: What decides the draws.
  public init(
    of model: BalanceModel, on turns: [LabelledTurn], by grouping: Grouping = .source,
    resamples: Int = 500, seed: UInt64 = 1
  ) {
    self.init(
      gold: turns, annotations: model.annotate(turns), by: grouping, resamples: resamples,
      seed: seed)
  }

  /// Compares annotations with the labels of the same turns.
  public init(
    gold: [LabelledTurn], annotations: [Annotation], by grouping: Grouping = .source,
    resamples: Int = 500, seed: UInt64 = 1
  ) {
    precondition(gold.count == annotations.count, "every turn needs its annotation")
    let judged = zip(gold, annotations).map(JudgedTurn.init)
    let groups = judged.map { $0.group(grouping) }
    let names = Set(groups).sorted()
    scopes = names.map { name in
      let members = zip(judged, groups).filter { $0.1 == name }.map { $0.0 }
      return Self.scope(name, members, resamples, seed)
    }
    if names.count > 1, grouping == .source {
      scopes.append(Self.scope("all", judged, resamples, seed))
    }
  }

  private static func scope(
    _ source: String, _ turns: [JudgedTurn], _ resamples: Int, _ seed: UInt64
  ) -> Scope {
    let documents = documents(turns)
    let samples = samples(documents, resamples, seed)
    let whole = Measures(turns[...])
    let drawn = samples.map { Measures($0[...]).values }
    let figures = whole.values.enumerated().map { index, value in
      let spread = drawn.compactMap { $0[index] }.sorted()
      func quantile(_ share: Double) -> Double? {
        spread.isEmpty ? nil : spread[Int(Double(spread.count) * share)]
      }
      return Figure(
        name: Measures.names[index], turns: whole.counts[index], value: value,
        low: quantile(0.025), high: quantile(0.975))
    }
    return Scope(
      source: source, documents: documents.count, figures: figures,
      confusion: whole.confusion)
  }

  /// The turns of each document.
  private static func documents(_ turns: [JudgedTurn]) -> [[JudgedTurn]] {
    documents(turns.indices, of: turns).map { $0.map { turns[$0] } }
  }

  /// The places of each document's turns.
  static func documents(_ places: Range<Int>, of turns: [JudgedTurn]) -> [[Int]] {
    var numbers: [String: Int] = [:]
    var documents: [[Int]] = []
    for place in places {
      let name = "\(turns[place].source)\t\(turns[place].doc)"
      if let number = numbers[name] {
        documents[number].append(place)
      } else {
        numbers[name] = documents.count
        documents.append([place])
      }
    }
    return documents
  }

  /// Documents drawn anew, with their turns one after the other; none of fewer than two.
  static func samples<Turn>(_ documents: [[Turn]], _ count: Int, _ seed: UInt64) -> [[Turn]] {
    guard documents.count > 1 else { return [] }
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in
      documents.indices.flatMap { _ in documents[random.below(documents.count)] }
    }
  }
}

extension BalanceModel {
  /// The annotations of labelled turns: turns of whole sessions are judged within them.
  public func annotate(_ turns: [LabelledTurn]) -> [Annotation] {
    var annotations: [Annotation] = []
    var labeller = TurnLabeller(self)
    var sessions = SessionLabeller(self)
    var at = 0
    while at < turns.count {
      var end = at + 1
      if turns[at].isOfSession {
        while end < turns.count, turns[end].doc == turns[at].doc { end += 1 }
        annotations += sessions.label(
          turns[at..<end].map { SpokenText($0.input.text) }, turns[at..<end].map(\.input.role))
      } else {
        annotations.append(labeller.label(turns[at].input))
      }
      at = end
    }
    return annotations
  }
}

/// A turn's gold labels beside those of the model.
struct JudgedTurn {
  let source: String
  let doc: String
  let role: Role
  let words: Int
  let mode: Mode?
  let rung: Int?
  let found: Annotation

  init(_ gold: LabelledTurn, _ found: Annotation) {
    source = gold.source
    doc = gold.doc
    role = gold.input.role
    words = SpokenText(gold.input.text).words
    mode = gold.input.hasMode ? gold.mode : nil
    rung = gold.rungCounts ? gold.rung : nil
    self.found = found
  }

  /// The name of the group that the turn is in.
  func group(_ grouping: Evaluation.Grouping) -> String {
    switch grouping {
    case .source: source
    case .role: role.hasMode ? "coach" : role.rawValue
    case .length:
      words <= 7
        ? "  1 to 7 words"
        : words <= 20 ? "  8 to 20 words" : words <= 60 ? " 21 to 60 words" : "over 60 words"
    }
  }
}
