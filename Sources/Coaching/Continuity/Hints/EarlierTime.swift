extension Marker {
  /// Points at a time before this session.
  ///
  /// "Last time", "a fortnight ago", "in February", "since the spring".
  static let earlierTime = Marker(
    "earlierTime", .carried,
    [
      Rule(
        [
          "last time|session|month|spring|summer|autumn|fall|winter|year",
          "last we|i knew|heard|saw|spoke|met|talked",
          "weeks|months|sessions|years ago|back",
          "a|one|two|three|four|five|six|few couple? of? week|weeks|month|months|fortnight|sessions ago|back",
          "fortnight ago",
          "ages ago",
          "in|since|from|until the? january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|easter|christmas",
          "back in the? january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|easter|christmas|may",
          "first time|session|day",
          "back then|when",
          "when we|you last|first|spoke|met|started",
          "since we|then|last",
          "before all this",
          "the other week|month",
          "a long time ago",
        ])
    ])
}
