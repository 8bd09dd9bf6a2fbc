extension Marker {
  /// Says what the speaker is going to do.
  ///
  /// "I'll ring her.", "I should probably ask him."
  static let intention = Marker(
    "intention", .carried,
    [
      Rule(
        [
          "i'll",
          "i will",
          "i'm going|gonna to?",
          "i am going to",
          "i should|could|need|must|might",
          "i've to",
          "i've got to",
          "i have to",
          "let me",
          "i can do|try|ask|give|take",
          "i'd ring|ask|go|do|put|tell|talk|write|try|say|start|give",
          "i think i'll|i",
        ], closing: .statement)
    ])
}
