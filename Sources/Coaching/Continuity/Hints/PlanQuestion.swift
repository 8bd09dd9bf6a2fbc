extension Marker {
  /// Asks what the other will do until a later session, or by when.
  ///
  /// "What will you do by next time?", "When could you ask her?"
  static let planQuestion = Marker(
    "planQuestion", .carried,
    [
      Rule(
        [
          "what will|would|can|could you do|try|start|commit|bring|take|change",
          "what'll|what'd you do|try|start|bring|take|change",
          "what do you want to do|try|start",
          "what are you going to? do|try|start|bring|take|change",
          "what are you taking|committing",
          "by when",
          "so by|until|before when",
          "when will|would|can|could you do|try|start|ask|tell|talk|send|write|ring|call|have|know",
          "when'll|when'd you",
          "when are you going",
          "when do you want to",
          "what's|what is the|your first|next|smallest step|thing|move",
          "how will you start|begin",
          "what would a|the|your first|next step",
        ], closing: .question)
    ])
}
