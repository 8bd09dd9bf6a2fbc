extension Marker {
  /// Asks what became of something.
  ///
  /// "Did you ever get on that tram?", "How did the talk go?"
  static let outcomeQuestion = Marker(
    "outcomeQuestion", .carried,
    [
      Rule(
        [
          "did you|that|it|they|he|she|the|those|your|any|anyone|anything",
          "how did|was|were it|that|the|your|those|this",
          "how'd it|that|the|your|you",
          "how's|how is|are? that|the|your|those",
          "what became|happened|came of|to|with|about",
          "whatever happened|became",
          "have you been|had|got|done|managed|heard|tried|started|asked|told|talked|spoken|written|sent",
          "has it|that|he|she|the|anyone",
          "where is|are|did|have|has that|the|your|those",
          "where's that|the|your|it",
          "any news|luck|word|movement",
          "what about the|that|your|those",
          "is|are that|it|he|she|they|you still",
          "who did|stood|went|got|has",
          "and the|your|that|those _",
        ], place: .opening, closing: .question)
    ])
}
