extension Marker {
  /// Says that the speaker sees something anew.
  ///
  /// "I never thought of it like that.", "I have been answering a question nobody asked."
  static let insight = Marker(
    "insight", .carried,
    [
      Rule(
        [
          "never thought|said|realized|seen|knew|put",
          "i hadn't put|thought|seen|realized",
          "that changes",
          "i'd forgotten",
          "i think the point is",
          "it's not|isn't _ it's",
          "i just realized",
          "i see|realize now|that",
          "that's the whole|thing",
          "i've been answering|doing|treating|thinking|defending",
          "huh",
          "oh wow",
          "i'm writing that|it down",
        ], closing: .statement)
    ])
}
