extension Marker {
  /// Speaks of the title rather than of the work.
  ///
  /// "I just want the word.", "My title says acting."
  static let titleTalk = Marker(
    "titleTalk", .carried,
    [
      Rule(
        [
          "title",
          "titles",
          "promotion",
          "promoted",
          "promote",
          "level",
          "the word",
          "signature",
          "grade",
          "band",
          "staff round",
          "head of title?",
          "acting lead|head|manager",
        ])
    ])
}
