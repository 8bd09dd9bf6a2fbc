/// What the helping side does in a turn.
public enum Mode: String, Sendable, Hashable, CaseIterable, Codable {
  /// Draws the other person's own thinking out, or hands it back.
  case coaching
  /// Brings something in from the speaker's own knowledge.
  case mentorship
  /// Greetings, scheduling, back-channels, small talk.
  case neither
}

/// How far a turn stands from the single detail.
public enum ZoomLevel: String, Sendable, Hashable, CaseIterable, Codable {
  /// Rungs 1 and 2: details, tasks, situations.
  case `in`
  /// Rung 3: practice.
  case between
  /// Rungs 4 and 5: skills, patterns, direction.
  case out
  /// Rung 0: nothing that can be placed.
  case none
}

/// A label, or the statement that the evidence does not tell.
public enum Judged<Label: Sendable & Hashable>: Sendable, Hashable {
  /// The label is likely enough to be shown.
  case label(Label)
  /// The likeliest label stays below the threshold.
  case unclear

  /// The label; nil where unclear.
  public var label: Label? {
    if case .label(let label) = self { return label }
    return nil
  }
}

/// The words that a label rests on.
public struct Evidence: Sendable, Hashable {
  /// What the words speak for, such as `mode.coaching` or `zoom.out`.
  public var label: String
  /// Where they stand in the turn's text, in UTF-8 bytes.
  public var range: Range<Int>
  /// How much they weighed, in the model's own units (log odds).
  public var weight: Double

  /// Makes a piece of evidence.
  public init(label: String, range: Range<Int>, weight: Double) {
    self.label = label
    self.range = range
    self.weight = weight
  }
}

/// The labels of one turn, with their probabilities and the words they rest on.
public struct Annotation: Sendable, Hashable {
  /// The mode; nil for a turn that has none, such as a client's.
  public var mode: Judged<Mode>?
  /// The probability of each mode, in the order of `Mode.allCases`; empty where `mode` is nil.
  public var modeProbabilities: [Double]
  /// The likeliest mode; nil where `mode` is nil.
  public var bestMode: Mode?
  /// The rung of the ladder to expect if the turn stands on it, 1 to 5; 0 where it surely does not.
  public var rung: Double
  /// The zoom.
  public var zoom: Judged<ZoomLevel>
  /// The probability of each zoom, in the order of `ZoomLevel.allCases`.
  public var zoomProbabilities: [Double]
  /// The zoom that would be told, also where `zoom` is unclear: the likeliest, but between and none
  /// only where they are half as likely again as in and as out.
  public var bestZoom: ZoomLevel
  /// What the turn does, such as `openQuestion`, in order of the text.
  public var moves: [String]
  /// The words that weighed most, in order of the text.
  public var evidence: [Evidence]

  /// Makes an annotation.
  public init(
    mode: Judged<Mode>?, modeProbabilities: [Double], bestMode: Mode?, rung: Double,
    zoom: Judged<ZoomLevel>, zoomProbabilities: [Double], bestZoom: ZoomLevel,
    moves: [String] = [], evidence: [Evidence] = []
  ) {
    self.mode = mode
    self.modeProbabilities = modeProbabilities
    self.bestMode = bestMode
    self.rung = rung
    self.zoom = zoom
    self.zoomProbabilities = zoomProbabilities
    self.bestZoom = bestZoom
    self.moves = moves
    self.evidence = evidence
  }
}
