extension Marker {
  /// Says by when or how often something is to be done.
  ///
  /// "By Friday", "before we meet", "this week", "once a day".
  static let deadline = Marker(
    "deadline", .carried,
    [
      Rule(
        [
          "by|before|until|till|on the? next|end|first|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|noon|tonight|lunch|then|january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|easter|christmas",
          "before|until|till you|we meet|speak|talk|phone|call|go|start",
          "before|until|till the _",
          "this|next week|month|time|sprint|fortnight|session",
          "this|next monday|tuesday|wednesday|thursday|friday|afternoon|morning",
          "tonight",
          "tomorrow",
          "today",
          "between now and",
          "for a|one|two|the next? week|weeks|fortnight|days|month",
          "once|twice|one|two|three|five a week|day",
          "in a|two|three week|weeks|fortnight|days",
          "every day|morning|evening|week|friday|monday",
        ])
    ])
}
