extension Marker {
  /// A question that yes, no or one fact answers.
  ///
  /// "Did the release go out?", "Is that what you want?"
  static let closedQuestion = Marker(
    "closedQuestion", .move, yieldsTo: ["leadingQuestion", "accountabilityCheck", "permission"],
    [
      Rule(
        [
          "is|are|was|were|isn't|aren't it|that|this|there|you|he|she|they|we|the|your",
          "do|does|did|don't|didn't you|it|that|they|he|she|we|the|your|anyone",
          "have|has|had|haven't you|it|that|they|he|she|we|the|your|anyone",
          "can|could|will|would you|it|that|they|he|she|we|the|your", "any _",
        ], place: .opening, closing: .question, span: .sentence)
    ])
}
