extension Marker {
  /// Asks what a situation teaches.
  ///
  /// "What has the night taught you?", "What would you do differently?"
  static let lessonQuestion = Marker(
    "lessonQuestion", .carried,
    [
      Rule(
        [
          "what is|does|did|has|will _ teach|teaching|taught|tell|telling|told you|us",
          "what is|does|did|has|will _ _ teach|teaching|taught|tell|telling|told you|us",
          "what's _ teaching|taught|telling|told you|us",
          "what's _ _ teaching|taught|telling|told you|us",
          "what do|did|have|will you|we learn|learned|learnt",
          "what have|did you|we learned|learnt|learn",
          "what do|will you take from|away",
          "what's|what is the lesson|learning",
          "what would|will you do differently",
          "what do you know|see|understand now",
        ], closing: .question)
    ])
}
