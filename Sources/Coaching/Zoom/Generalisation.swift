extension Marker {
  /// Speaks of how things are as a rule.
  ///
  /// "Most teams test too late.", "In general it pays to ask."
  static let generalisation = Marker(
    "generalisation", .zoom,
    [
      Rule(
        [
          "in general", "generally", "usually", "typically", "as a rule",
          "most people|teams|of|companies|developers|folks|managers",
          "every team|company|developer|engineer|project",
          "people|teams|companies|developers|folks tend|often|usually|always|who|want",
          "a lot of people|teams|companies|developers|folks",
          "anybody|anyone|everyone|everybody who", "the more you", "the thing about",
          "whenever you|we|people|a|the", "best practice|practices",
        ])
    ])
}
