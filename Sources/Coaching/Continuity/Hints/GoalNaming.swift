extension Marker {
  /// Calls something a goal, far or near.
  ///
  /// "The new goal is …", "Long one: …", "That's a good goal."
  static let goalNaming = Marker(
    "goalNaming", .carried,
    [
      Rule(
        [
          "my|your|our|the|a|one|another|first|second|main|real|new|big|good|great|clear goal|aim|target",
          "long|short one|goal|term",
          "the longer|shorter one|goal|term",
        ], closing: .statement)
    ])
}
