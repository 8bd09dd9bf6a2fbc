import Coaching
import TranscriptModel

/// Every turn of a session with its labels and the words they rest on.
struct TranscriptView: Sendable {
  /// A label with its probability.
  struct Badge: Sendable {
    var style: String
    var text: String
  }

  /// Words that weighed for a label or for none.
  struct Piece: Sendable {
    var text: String
    /// `mode`, `zoom` or `mode zoom`; nil for words that stand between.
    var mark: String?
  }

  /// One turn.
  struct Entry: Sendable {
    var number: Int
    var speaker: String
    var role: String
    var time: String?
    var pieces: [Piece]
    var badges: [Badge]
    var reason: String?
  }

  var turns: [Entry]
  var isEmpty: Bool

  init(_ transcript: [TurnLine]) {
    turns = transcript.map(Self.entry)
    isEmpty = turns.isEmpty
  }

  private static func entry(_ turn: TurnLine) -> Entry {
    Entry(
      number: turn.number, speaker: turn.speaker ?? "(no speaker)", role: turn.role.rawValue,
      time: turn.start.map(Wording.clock), pieces: turn.pieces.map(piece),
      badges: [turn.mode.map(badge), turn.zoom.flatMap(badge)].compactMap(\.self),
      reason: reason(turn))
  }

  private static func piece(_ piece: TurnLine.Piece) -> Piece {
    let marks = [
      piece.speaksForMode ? "mode" : nil, piece.speaksForZoom ? "zoom" : nil,
    ].compactMap(\.self)
    return Piece(text: piece.text, mark: marks.isEmpty ? nil : marks.joined(separator: " "))
  }

  private static func badge(_ label: TurnLine.Label<Mode>) -> Badge {
    Badge(
      style: label.judged.name,
      text: text(label.judged.label?.rawValue, label.likeliest.rawValue, label.probability, "mode"))
  }

  /// The zoom; nil for a turn that is clearly none, such as a greeting.
  private static func badge(_ label: TurnLine.Label<ZoomLevel>) -> Badge? {
    guard label.judged != .label(.none) else { return nil }
    return Badge(
      style: label.judged.name,
      text: text(
        label.judged.label.map(Wording.name), Wording.name(of: label.likeliest), label.probability,
        "zoom"))
  }

  private static func text(
    _ label: String?, _ likeliest: String, _ probability: Double, _ axis: String
  ) -> String {
    if let label { return "\(label) \(Wording.percent(probability))" }
    return "\(axis) unclear, likeliest \(likeliest) \(Wording.percent(probability))"
  }

  /// What the labels rest on, in words, for those who do not see the marks.
  private static func reason(_ turn: TurnLine) -> String? {
    var reasons: [String] = []
    let mode = quoted(turn.pieces.filter(\.speaksForMode))
    if !mode.isEmpty { reasons.append("for the mode: \(mode)") }
    let zoom = quoted(turn.pieces.filter(\.speaksForZoom))
    if !zoom.isEmpty, turn.zoom?.judged != .label(.none) { reasons.append("for the zoom: \(zoom)") }
    if !turn.moves.isEmpty {
      reasons.append("moves: \(turn.moves.map(Wording.move).joined(separator: ", "))")
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: " · ")
  }

  private static func quoted(_ pieces: [TurnLine.Piece]) -> String {
    pieces.map { "“\($0.text)”" }.joined(separator: ", ")
  }
}
