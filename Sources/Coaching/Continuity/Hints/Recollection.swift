extension Marker {
  /// Speaks of remembering, forgetting or having meant to say.
  ///
  /// "I had forgotten I told you that.", "By the way"
  static let recollection = Marker(
    "recollection", .carried,
    [
      Rule(
        [
          "remember",
          "remembered",
          "reminds me",
          "i'd|i|we forgotten|forgot",
          "i didn't|haven't tell|told you",
          "did i say|tell|mention",
          "i think i told|said",
          "i told you|them|her|him",
          "i've wanted|been to|meaning|wanting",
          "by the way",
          "i owe|owed you",
          "i should|must say|tell",
        ])
    ])
}
