extension Marker {
  /// Says that something was said or agreed before.
  ///
  /// "You told me you would ask her.", "I did what you said."
  static let spokenBefore = Marker(
    "spokenBefore", .carried,
    [
      Rule(
        [
          "you said|told|mentioned|promised|asked|suggested|planned",
          "you'd said|told|written|planned|promised|mentioned",
          "you've said|told|mentioned",
          "you were|was going|off|about|meant|supposed to",
          "you wanted to|me|a|the",
          "i asked|set|sent|told|gave|lent you",
          "i've asked|set|sent|told|given you",
          "as|like|what you said|told|asked|suggested|set|wanted",
          "we said|agreed|talked|spoke|left|ended|planned",
          "you and i|me",
        ])
    ])
}
