extension Marker {
  /// A question that cannot be answered with yes or no: it draws the other's thinking out.
  ///
  /// "What would a good outcome look like?", "Tell me more about the handover."
  static let openQuestion = Marker(
    "openQuestion", .move, yieldsTo: ["leadingQuestion", "accountabilityCheck"],
    [
      Rule(
        [
          "what|what's|whats", "how|how's|how'd", "why", "where|where's", "when", "who|who's",
          "which", "in what way", "whose",
        ], place: .opening, closing: .question, span: .sentence),
      Rule(
        [
          "tell|walk me", "say more|something", "talk me through", "describe",
          "help me understand", "give me an? example|idea",
          "i'm|im curious|wondering about|what|how|why", "i wonder what|how|why",
        ], place: .opening, span: .sentence),
    ])
}
