extension Marker {
  /// Tells the other what to do.
  ///
  /// "You could ask him first.", "Do it yourself."
  static let directive = Marker(
    "directive", .carried,
    [
      Rule(
        [
          "you could|should|might|can|need|must|have|want to?",
          "you'll want|need|have to?",
          "you'd want|need|have|better|do",
          "yourself",
          "don't _",
          "let him|her|them",
        ], closing: .statement)
    ])
}
