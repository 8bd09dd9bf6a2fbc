extension Export {
  static let texts = [
    text("labelled text", "labelled", .none) { "\($0.speaker): \($0.text)\n" },
    text("labelled lines", "labelled", .none) { "\($0.speaker): \($0.text)" },
    text("bold labels", "labelled", .none) { "**\($0.speaker):** \($0.text)\n" },
    text("stamped text", "stamped", .seconds) {
      "[\(WrittenTime.seconds($0.start))] \($0.speaker): \($0.text)"
    },
    text("text of Otter", "otter", .seconds) {
      "\($0.speaker)  \(WrittenTime.short($0.start))  \n\($0.text)\n"
    },
    text("text of Rev", "rev", .seconds) {
      "\($0.speaker) (\(WrittenTime.seconds($0.start))):\n\($0.text)\n"
    },
    text("text of Riverside", "riverside", .milliseconds) {
      "\($0.speaker) (\(WrittenTime.hours($0.start)))\n\($0.text)\n"
    },
    text("text of Teams", "teams", .seconds) {
      "\($0.speaker)   \(WrittenTime.short($0.start))\n\($0.text)\n"
    },
    text("text of Descript", "descript", .seconds) {
      "[\(WrittenTime.seconds($0.start))] **\($0.speaker):** \($0.text)\n"
    },
  ]

  /// A format of one piece of text for each turn.
  private static func text(
    _ name: String, _ format: String, _ clock: Export.Clock,
    turn: @escaping @Sendable (Talk.Piece) -> String
  ) -> Export {
    Export(testDescription: name, format: format, keeps: .turns, clock: clock, hasEnds: false) {
      talk, _ in talk.turns.map(turn).joined(separator: "\n") + "\n"
    }
  }
}
