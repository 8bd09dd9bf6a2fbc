extension Marker {
  /// Names an event that takes the ground from under a goal.
  ///
  /// "There is a re-org in the autumn.", "They froze the budget."
  static let setbackTalk = Marker(
    "setbackTalk", .carried,
    [
      Rule(
        [
          "re-org|reorg|reorganization|restructuring|restructure",
          "acquired|acquisition|merger",
          "layoff|layoffs|redundancies",
          "hiring freeze",
          "froze|frozen|freeze",
          "new manager|boss|ceo|vp|director",
          "budget cut|cuts|frozen|gone",
          "they're holding|cutting|closing",
          "cancelled the project|team|program",
          "turned the tap",
        ], closing: .statement)
    ])
}
