extension Marker {
  /// Asks after somebody who looks shaken.
  ///
  /// "What has happened?", "Breathe a second."
  static let concern = Marker(
    "concern", .carried,
    [
      Rule(
        [
          "what's|what happened|has happened?",
          "are you ok|okay|alright|all|coping",
          "oh no|gosh|boy|god|my|lord|dear",
          "breathe",
          "sit down?",
          "slow down",
          "i'm so? sorry",
          "glad you came|didn't|called",
          "eat something",
          "you look",
          "take your time",
          "ouch",
          "jesus",
          "how are you doing|holding",
          "when did you last",
          "how many hours",
        ])
    ])
}
