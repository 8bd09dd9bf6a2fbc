extension Marker {
  /// Asks what else the other wants to have talked about.
  ///
  /// "Is there anything else you want to make sure we get to?"
  static let agendaCheckpoint = Marker(
    "agendaCheckpoint", .carried,
    [
      Rule(
        [
          "anything|something else",
          "anything|something still|left",
          "anything|something that? you|you'd|i hoped|wanted|want|hoping|didn't|haven't|were",
          "anything|something we|i haven't|didn't|should|missed|missing",
          "other stuff|thing|things you|that",
          "what else do|did|would|is",
          "what haven't we",
          "don't want to leave",
          "left in|on your|the pocket|list",
          "before we go|close|finish|end|stop|wrap",
        ], closing: .question)
    ])
}
