extension Marker {
  /// Leaves a question open for later.
  ///
  /// "I'd have to think about that.", "Let's park that.", "I leave you with one question."
  static let parkedQuestion = Marker(
    "parkedQuestion", .carried,
    [
      Rule(
        [
          "i'll|i'd just? chew|think|reflect on|about|over that|this|it",
          "i'd|i have to think on|about|over that|this|it",
          "i need|want to think on|about|over that|this|it",
          "let me think on|about|over that|this|it",
          "have a think about",
          "sit with that|this one|question?",
          "leave|leaving you with a|one|the|this|that",
          "for another day|time|session|hour",
          "question for next|another time|session|day",
          "one of these days",
          "park that|this|it",
          "i don't have an answer for|to|yet",
          "leave it|that|this open",
          "leave it|that for now|today",
          "don't answer that|it|me now|today|yet",
          "come back to that|this|it next|another",
        ], closing: .statement)
    ])
}
