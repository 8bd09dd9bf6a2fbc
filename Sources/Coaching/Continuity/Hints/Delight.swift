extension Marker {
  /// Says that something is good, surprising or a relief.
  ///
  /// "It was really nice.", "Guess what."
  static let delight = Marker(
    "delight", .carried,
    [
      Rule(
        [
          "proud",
          "really|so|quite|pretty nice|good|great|pleased|happy|well|lovely",
          "brilliant",
          "lovely",
          "amazing",
          "great",
          "happy",
          "loved",
          "best",
          "gorgeous",
          "nice",
          "finally",
          "actually",
          "at last",
          "guess what",
          "good week|news|day",
          "by the way",
          "relief",
          "relieved",
          "couldn't believe",
          "laughed",
          "huge",
          "oh",
          "my|oh god|gosh",
        ])
    ])
}
