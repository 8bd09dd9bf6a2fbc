extension Marker {
  /// Speaks of a role, a title or what a team is known for.
  ///
  /// "Staff engineer", "head of pricing", "the title".
  static let roleTalk = Marker(
    "roleTalk", .carried,
    [
      Rule(
        [
          "staff engineer|round|role|title|track|level?",
          "principal",
          "senior",
          "lead",
          "leading",
          "manager",
          "director",
          "head of",
          "promotion",
          "promoted",
          "title",
          "the|my|a role|career|job|level",
          "architect",
          "known for",
          "my|the team|people",
        ])
    ])
}
