extension Marker {
  /// Hands back what the other said or felt, in other words.
  ///
  /// "So it was the silence that bothered you.", "It sounds like you were on your own with it."
  static let reflection = Marker(
    "reflection", .move,
    [
      Rule(
        [
          "it feels|looks like you|you're", "it sounds|seems like|as",
          "sounds|seems like|as you|it|that|there",
          "you feel|felt|feel|sound|sounded|seem|seemed|want|wanted|mean",
          "you're|youre feeling|saying|worried|torn|afraid|proud", "part of you",
          "on the one hand you", "what i'm|i|im hear|hearing", "i hear|heard you|that|a",
          "i can hear|see that|how|you",
        ], place: .opening, closing: .statement, span: .sentence),
      Rule(
        [
          "so you|you're|you've|you'd|your", "so it's|it|that's|there's not? _ that|you|your",
          "so for|to you",
        ], place: .opening, closing: .statement, span: .sentence),
    ])
}
