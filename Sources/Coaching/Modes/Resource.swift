extension Marker {
  /// Names a book, a talk, a page or a person to learn from.
  ///
  /// "There's a good chapter on this in the handbook."
  static let resource = Marker(
    "resource", .move,
    [
      Rule(
        [

          "there's|theres|there is? a|an|this good|great|really? book|article|talk|blog|paper|chapter|video|podcast|tool|course|post|section",
          "a|the|this book|article|talk|video|podcast|paper called|by|on|about",
          "read|watch the|a|this|that book|article|talk|docs|documentation|chapter|paper|video",
          "check|look out|up the|this|that|a",
          "i'll|ill|i can|could|will? send|share|drop you|the|it|a link|that?",
          "the docs|documentation|handbook|guide say|says|has|have|is|are|on",
        ], closing: .statement)
    ])
}
