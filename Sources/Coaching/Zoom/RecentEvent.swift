extension Marker {
  /// Tells of one occasion, now or recently.
  ///
  /// "On Thursday the build broke in front of the client."
  static let recentEvent = Marker(
    "recentEvent", .zoom,
    [
      Rule(
        [
          "yesterday",
          "this|last|on monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|morning|afternoon|night|weekend|sprint",
          "the other day", "today", "tomorrow", "an hour|hours|days|week|weeks ago",
          "two|three|four|few days|weeks|hours ago", "right now", "at the moment", "just now",
          "the meeting|call|incident|release|demo|interview|retro|standup",
        ])
    ])
}
