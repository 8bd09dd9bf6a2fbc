extension Marker {
  /// Asks what the other is after.
  ///
  /// "What are you after?", "Where do you want to be in a year?"
  static let goalQuestion = Marker(
    "goalQuestion", .carried,
    [
      Rule(
        [
          "what|where|who|how do|would|did|are you want|like|after|hoping|hope|love|be|see|come|know|picture|really?",
          "what else",
          "what kind|sort of",
          "what would it|that|you|success|good|done|have|a",
          "if you had|could|got",
          "a|one|two|three|five year|years from|time",
          "in a|two|three|five year|years",
          "goal|goals",
          "what matters|draws|drives",
          "what's next|the|under",
          "months from now",
          "big version",
          "what for",
          "what did you come",
        ])
    ])
}
