extension Marker {
  /// Hands back what the other said or felt, in other words.
  ///
  /// "So it was the silence that bothered you.", "It sounds like you were on your own with it."
  static let reflection = Marker(
    "reflection", .move,
    [
      Rule(
        [
          "it sounds|seems|feels|looks like|as", "sounds|seems like|as",
          "you feel|felt|sound|sounded|seem|seemed",
          "you're|youre feeling|saying|worried|torn|afraid|proud", "part of you",
          "on the one hand you", "what i'm|i|im hear|hearing", "i hear you|that",
          "i can hear|see that|how|you",
        ], place: .opening, closing: .statement, span: .sentence),
      Rule(
        [
          "so you|you're|you've|you'd|your", "so for|to you",
          "so it|it's|that was|is|not? the|your|about",
        ], place: .opening, closing: .statement, span: .sentence),
    ])
}
