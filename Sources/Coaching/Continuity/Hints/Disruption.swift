extension Marker {
  /// Names an event that turns a day over.
  ///
  /// "She resigned.", "We are down.", "I nearly cancelled."
  static let disruption = Marker(
    "disruption", .carried,
    [
      Rule(
        [
          "resigned",
          "resign",
          "resigns",
          "quit",
          "fired",
          "laid off",
          "layoff|layoffs",
          "redundancies|redundancy",
          "outage",
          "is|was|are|were|went down",
          "down since",
          "incident",
          "breach",
          "breached",
          "hacked",
          "exploit",
          "exploits",
          "exploited",
          "crashed|crash|crashes",
          "emergency",
          "urgent",
          "crisis",
          "disaster",
          "cried",
          "crying",
          "tears",
          "panic|panicking",
          "shaking|shaky",
          "hours|hour sleep",
          "no|two|three|four hours sleep",
          "not|haven't|hadn't|didn't slept|sleep",
          "nearly|almost cancelled|canceled",
          "crunch",
          "go live",
          "on fire",
          "all night|weekend",
          "paid _ twice",
          "leaked|leak",
          "lost the|our|all|everything",
          "died",
          "walked out",
          "re-org|reorg",
          "deadline",
        ], closing: .statement)
    ])
}
