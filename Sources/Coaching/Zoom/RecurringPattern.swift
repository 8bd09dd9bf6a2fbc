extension Marker {
  /// Names something that keeps coming back in how a person or a team acts.
  ///
  /// "You tend to step in before they have failed.", "It is the same thing every time."
  static let recurringPattern = Marker(
    "recurringPattern", .zoom,
    [
      Rule(
        [
          "i|you|we|they|he|she tend|always|never|keep|often|usually",
          "i'm|you're|im|youre always|never|usually|someone|somebody",
          "every|each single? time", "again and again", "over and over",
          "same thing|pattern|story", "the|a|that|this pattern|habit",
          "my|your|old habit|habits|default|instinct|style|pattern|tendency",
          "get|gets better|worse at", "whenever that happens|i'm|you're",
        ])
    ])
}
