extension Marker {
  /// Stops at something that the other did well.
  ///
  /// "Hold on, stop there.", "You gave away the first calls."
  static let acknowledgement = Marker(
    "acknowledgement", .carried,
    [
      Rule(
        [
          "well done",
          "that's|that is? a|an|some|really|quite|very|such? good|big|great|huge|lovely|something|win|progress|wonderful|brilliant|fine|fantastic|quite|step|beautiful|half",
          "good for|on you",
          "good job|work|one",
          "nice|nicely one|done|work",
          "proud",
          "congratulations",
          "congrats",
          "a win",
          "hold on",
          "wait wait?",
          "stop",
          "bravo",
          "fantastic",
          "brilliant",
          "lovely",
          "wonderful",
          "love it|that",
          "look at that|you",
          "did you|she|he|they",
          "that took|takes",
          "i'm so|really? glad|pleased|relieved|happy|proud|delighted",
          "hey",
          "whoa",
          "wow",
          "you did|made|kept|gave|booked|stood|sat|got|found|went|asked|said|put|let|built|held|stayed|told|rang|called|slept",
          "you've been|done|got|built|made|come|just",
          "writing|putting that|it|this",
          "put that|it down|in",
          "underlining",
          "worth pausing",
          "celebrate",
          "made my week|day",
          "mazel|mazal tov",
        ], closing: .statement),
      Rule(
        [
          "did she|he|they|you"
        ], place: .opening),
    ])
}
