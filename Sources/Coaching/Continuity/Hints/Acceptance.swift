extension Marker {
  /// Takes something on.
  ///
  /// "I can do that.", "Okay. Thursday."
  static let acceptance = Marker(
    "acceptance", .carried,
    [
      Rule(
        [
          "okay",
          "ok",
          "i can do|try that|it?",
          "i'll",
          "deal",
          "sure",
          "alright",
          "all right",
          "yes please",
          "will do",
          "i like that|it",
          "fine",
          "good",
          "yep",
          "done",
        ])
    ])
}
