extension Marker {
  /// Offers something to do until a later session.
  ///
  /// "Here is a second one for you.", "Could I set you something?"
  static let taskOffer = Marker(
    "taskOffer", .carried,
    [
      Rule(
        [
          "here's|there's a|an|your|another|one|something|what for|thing|challenge|experiment|piece|job|task|i'd|homework|second|little?",
          "that's|it's yours|your",
          "yours for",
          "set|give you something|a|an|some|one|this",
          "your homework",
          "an|little|small|the experiment",
          "a|the|your challenge|assignment",
          "could|can|may i set|give|offer|ask",
          "would you be up|willing|open|able",
          "up for",
          "i'd like|love|want|invite|ask you",
          "i want you",
          "would|will|can|could you write|try|do|take|mind|bring|send|note|count",
          "what i'd do|offer|suggest|try",
          "your piece|job|task of|for|is",
          "for next time",
          "have a go at|with",
          "i'd do|go|tell|ask|put|start|try|have|make|get|send|bring",
        ])
    ])
}
