public import Coaching
public import TranscriptModel

/// One turn as a session's report shows it: its words, its labels, and what they rest on.
public struct TurnLine: Sendable, Hashable {
  /// A label with its probability.
  public struct Label<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The label as it counts; unclear where the likeliest one stays below the threshold.
    public var judged: Judged<Value>
    /// The likeliest label.
    public var likeliest: Value
    /// Its probability, 0 to 1.
    public var probability: Double
  }

  /// A part of the turn's words, cut where evidence begins or ends.
  public struct Piece: Sendable, Hashable {
    /// The words.
    public var text: String
    /// Whether they weighed for the mode.
    public var speaksForMode: Bool
    /// Whether they weighed for the zoom.
    public var speaksForZoom: Bool
  }

  /// Something that the turn does, and the words that do it.
  public struct ToldMove: Sendable, Hashable {
    /// What it is, such as `openQuestion`.
    public var name: String
    /// The words; empty where they are not stored.
    public var words: String
  }

  /// The turn's number, from 0.
  public var number: Int
  /// The name of who speaks; nil where nobody is named.
  public var speaker: String?
  /// The role of who speaks.
  public var role: Role
  /// When the turn begins, in milliseconds; nil where unknown.
  public var start: Int?
  /// The number of words.
  public var words: Int
  /// The words, cut at the evidence; joined they are the turn's text.
  public var pieces: [Piece]
  /// What the coach does; nil for everybody else.
  public var mode: Label<Mode>?
  /// How far out the talk is; nil where no probability is stored.
  public var zoom: Label<ZoomLevel>?
  /// The zoom as it counts for the talk: none for a turn that does `neither`.
  public var talkZoom: Judged<ZoomLevel>
  /// Whether the mode comes from the talk around the turn, since its own words speak against it.
  public var hasModeFromAround = false
  /// Whether the zoom does.
  public var hasZoomFromAround = false
  /// What the turn does, in order of the text.
  public var moves: [ToldMove]
  /// What people said is right of its labels.
  public var corrections: [ReportedCorrection] = []
}

extension TurnLine {
  init(
    number: Int, turn: StoredSession.LabelledTurn, speaker: String?,
    corrections: [ReportedCorrection] = []
  ) {
    self.corrections = corrections
    self.number = number
    self.speaker = speaker
    role = turn.role
    start = turn.start
    words = turn.words
    let isCoach = turn.coachMode != nil
    pieces = Self.pieces(
      of: turn.text,
      evidence: turn.evidence.filter { $0.isForZoom || isCoach && $0.isForMode })
    mode = turn.coachMode.flatMap { Self.label($0, turn.modeProbabilities) }
    zoom = Self.label(turn.zoom, turn.zoomProbabilities)
    talkZoom = turn.talkZoom
    hasModeFromAround = isCoach && turn.evidence.areAgainst(\.isForMode)
    hasZoomFromAround = turn.evidence.areAgainst(\.isForZoom)
    moves = turn.moves.map { ToldMove(name: $0, words: Self.words(of: $0, in: turn)) }
  }

  private static func label<Value: CaseIterable>(
    _ judged: Judged<Value>, _ probabilities: [Double]
  ) -> Label<Value>? {
    let known = zip(Value.allCases, probabilities)
    if let label = judged.label {
      let probability = known.first { $0.0 == label }?.1
      return probability.map { Label(judged: judged, likeliest: label, probability: $0) }
    }
    return known.max { $0.1 < $1.1 }.map {
      Label(judged: judged, likeliest: $0.0, probability: $0.1)
    }
  }

  private static func words(of move: String, in turn: StoredSession.LabelledTurn) -> String {
    guard let range = turn.evidence.first(where: { $0.label == "move.\(move)" })?.range,
      range.upperBound <= turn.text.utf8.count
    else { return "" }
    let bytes = turn.text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return String(decoding: bytes[start...].prefix(range.count), as: UTF8.self)
  }

  /// Cuts a text where evidence begins or ends.
  ///
  /// Words that speak against their label are no evidence: such a label comes from the talk around.
  /// Evidence that would cut a character, or that lies outside the text, is passed over.
  ///
  /// - Complexity: O(*n* log *n*) in the pieces of evidence, and one pass over the text.
  static func pieces(of text: String, evidence: [Evidence]) -> [Piece] {
    let utf8 = text.utf8
    var places: [(range: Range<String.Index>, isMode: Bool)] = []
    for one in evidence
    where one.range.upperBound <= utf8.count && !one.range.isEmpty && one.weight > 0 {
      let lower = utf8.index(utf8.startIndex, offsetBy: one.range.lowerBound)
      let upper = utf8.index(utf8.startIndex, offsetBy: one.range.upperBound)
      guard lower.samePosition(in: text) != nil, upper.samePosition(in: text) != nil else {
        continue
      }
      places.append((lower..<upper, one.isForMode))
    }
    let cuts = Set(places.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
      .union([text.startIndex, text.endIndex]).sorted()
    return zip(cuts, cuts.dropFirst()).map { lower, upper in
      let over = places.filter { $0.range.lowerBound <= lower && upper <= $0.range.upperBound }
      return Piece(
        text: String(text[lower..<upper]), speaksForMode: over.contains(where: \.isMode),
        speaksForZoom: over.contains { !$0.isMode })
    }
  }
}

extension Evidence {
  fileprivate var isForMode: Bool { label.hasPrefix("mode.") }
  fileprivate var isForZoom: Bool { label.hasPrefix("zoom.") }
}

extension [Evidence] {
  /// Whether there are words for a label, and they speak against it.
  fileprivate func areAgainst(_ isForLabel: KeyPath<Evidence, Bool>) -> Bool {
    let words = filter { $0[keyPath: isForLabel] }
    return !words.isEmpty && words.allSatisfy { $0.weight <= 0 }
  }
}

extension SessionReport {
  /// The coach's turns that count under a mode, by their numbers.
  public func turns(_ mode: Judged<Mode>) -> [Int] {
    transcript.filter { $0.mode?.judged == mode }.map(\.number)
  }

  /// The turns that count under one of some zooms, by their numbers.
  public func turns(_ zooms: [Judged<ZoomLevel>]) -> [Int] {
    transcript.filter { zooms.contains($0.talkZoom) && $0.words > 0 }.map(\.number)
  }

  /// The coach's turns of a mode and a zoom, by their numbers.
  public func turns(_ mode: Judged<Mode>, _ zoom: Judged<ZoomLevel>) -> [Int] {
    transcript.filter { $0.mode?.judged == mode && $0.zoom?.judged == zoom }.map(\.number)
  }
}
