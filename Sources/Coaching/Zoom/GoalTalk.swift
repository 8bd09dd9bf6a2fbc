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
          "what it|this|that means|meant to", "what does|would it|that|this mean to|for",
          "a|the|some sense of ownership|autonomy|purpose|meaning",
          "staff|senior|principal|lead engineer|role|track|manager",
          "the career|manager|management|next role|track|level|step|path", "care about",
          "passionate|passion about|for",
          "i|you started|founded|quit|left the|my|a|your company|business|job|project",
        ])
    ])
}
