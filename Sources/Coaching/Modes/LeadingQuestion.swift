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
          "why don't you|we", "why not just|try|ask|start|use",
          "could|can you not? just|maybe|perhaps",
          "what if you|we just|tried|asked|started|used",
          "how|what about trying|asking|using|starting|writing", "don't you think",
          "wouldn't it|you be better|easier", "shouldn't you|they|we",
          "isn't|wouldn't it better|easier",
        ], place: .opening, closing: .question, span: .sentence)
    ])
}
