extension Marker {
  /// A question that only carries advice.
  ///
  /// "Have you tried pairing on it?", "Why don't you just ask her?"
  static let leadingQuestion = Marker(
    "leadingQuestion", .move,
    [
      Rule(
        [
          "have you ever? tried|considered", "have you thought about|of", "did you try",
          "why don't|not you? just? _", "could|can you not? just|maybe|perhaps",
          "what if you|we|they just? _", "what|how about _ing?", "don't you think",
          "wouldn't it|you be? better|easier|rather", "shouldn't you|they|we",
          "isn't|wouldn't it better|easier",
        ], place: .opening, closing: .question, span: .sentence)
    ])
}
