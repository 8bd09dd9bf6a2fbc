import Coaching
import TranscriptModel

/// Every turn of a session with its labels and the words they rest on.
struct TranscriptView: ToldView {
  /// A label with its probability.
  struct Badge: ToldView {
    var style: String
    var text: String

    var fields: Fields { ["style": .text(style), "text": .text(text)] }
  }

  /// Words that weighed for a label or for none.
  struct Piece: ToldView {
    var text: String
    /// `mode`, `zoom` or `mode zoom`; nil for words that stand between.
    var mark: String?

    var fields: Fields { ["text": .text(text), "mark": mark.map(Field.text)] }
  }

  /// One turn.
  struct Entry: ToldView {
    var number: Int
    var speaker: String
    var role: String
    var time: String?
    var pieces: [Piece]
    var badges: [Badge]
    var reason: String?
    /// What people said is right of its labels.
    var corrections: [String]

    var fields: Fields {
      [
        "number": .number(number), "speaker": .text(speaker), "role": .text(role),
        "time": time.map(Field.text), "pieces": .list(pieces), "badges": .list(badges),
        "reason": reason.map(Field.text), "corrections": .list(corrections.map(Field.text)),
      ]
    }
  }

  var turns: [Entry]
  var isEmpty: Bool

  var fields: Fields { ["turns": .list(turns), "isEmpty": .isTrue(isEmpty)] }

  init(_ transcript: [TurnLine]) {
    turns = transcript.map(Self.entry)
    isEmpty = turns.isEmpty
  }

  private static func entry(_ turn: TurnLine) -> Entry {
    Entry(
      number: turn.number, speaker: turn.speaker ?? "(no speaker)", role: turn.role.rawValue,
      time: turn.start.map(Wording.clock),
      pieces: turn.pieces.map { piece($0, hasZoom: turn.talkZoom != .label(.none)) },
      badges: [turn.mode.map(badge), counted(turn.zoom, in: turn).map(badge)].compactMap(\.self),
      reason: reason(turn), corrections: turn.corrections.map(Wording.sentence))
  }

  private static func piece(_ piece: TurnLine.Piece, hasZoom: Bool) -> Piece {
    let marks = [
      piece.speaksForMode ? "mode" : nil, hasZoom && piece.speaksForZoom ? "zoom" : nil,
    ].compactMap(\.self)
    return Piece(text: piece.text, mark: marks.isEmpty ? nil : marks.joined(separator: " "))
  }

  private static func badge(_ label: TurnLine.Label<Mode>) -> Badge {
    Badge(
      style: label.judged.name,
      text: text(label.judged.label?.rawValue, label.likeliest.rawValue, label.probability, "mode"))
  }

  /// The zoom where it counts: a greeting has none, and a turn that does `neither` neither.
  private static func counted(
    _ zoom: TurnLine.Label<ZoomLevel>?, in turn: TurnLine
  ) -> TurnLine.Label<ZoomLevel>? {
    turn.talkZoom == .label(.none) ? nil : zoom
  }

  private static func badge(_ label: TurnLine.Label<ZoomLevel>) -> Badge {
    Badge(
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
    let around = "the talk around it"
    let mode = turn.hasModeFromAround ? around : quoted(turn.pieces, \.speaksForMode)
    if !mode.isEmpty { reasons.append("for the mode: \(mode)") }
    let zoom = turn.hasZoomFromAround ? around : quoted(turn.pieces, \.speaksForZoom)
    if !zoom.isEmpty, counted(turn.zoom, in: turn) != nil {
      reasons.append("for the zoom: \(zoom)")
    }
    if !turn.moves.isEmpty {
      reasons.append("moves: \(turn.moves.map(told).joined(separator: ", "))")
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: " · ")
  }

  /// A move with the words that make it, of many the first.
  private static func told(_ move: TurnLine.ToldMove) -> String {
    let words = move.words.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return Wording.move(move.name) }
    let shown = words.prefix(8).joined(separator: " ") + (words.count > 8 ? " …" : "")
    return "\(Wording.move(move.name)) “\(shown)”"
  }

  /// The words that weighed, neighbouring pieces as one quote.
  private static func quoted(
    _ pieces: [TurnLine.Piece], _ weighed: KeyPath<TurnLine.Piece, Bool>
  ) -> String {
    let runs = pieces.split { !$0[keyPath: weighed] }
    return runs.map { "“\($0.map(\.text).joined())”" }.joined(separator: ", ")
  }
}
