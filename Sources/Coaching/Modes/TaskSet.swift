extension Marker {
  /// Sets the other something to do before the next meeting.
  ///
  /// "Between now and Tuesday, write down every page that wakes you."
  static let taskSet = Marker(
    "taskSet", .move,
    [
      Rule(
        [
          "before we meet|talk|speak",
          "before|until|by|for our? next time|session|meeting|week|call",
          "between now|sessions and?", "your|the homework|assignment",
          "i'd|id|i would? like|love|want|invite you to", "i want you to",
          "can|could|will|would you write|send|bring|draft|prepare|list|pick|book|try by|before|to|me|down|that|it|one|a|the",
          "your task|job|challenge for|this|is|next",
        ])
    ])
}
