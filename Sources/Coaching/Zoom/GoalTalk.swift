extension Marker {
  /// Speaks of goals, roles, motives and what work means.
  ///
  /// "I want to become a staff engineer.", "What matters to you about it?"
  static let goalTalk = Marker(
    "goalTalk", .zoom,
    [
      Rule(
        [
          "my|your|our|the|a goal|goals|dream|vision|mission|purpose|values|ambition|career",
          "want|wanted|wants to be|become|grow|lead|stay", "what matters|drives|motivates",
          "why|what you|do|does|this|it? matters|mean|means to|about",
          "meaning|sense of? ownership|autonomy|purpose",
          "staff|senior|principal|lead engineer|role|track|manager",
          "the career|manager|management|next role|track|level|step|path", "worth it",
          "care about", "passionate|passion about|for|is",
          "i|you started|founded|quit|left the|my|a|your company|business|job|project",
        ])
    ])
}
