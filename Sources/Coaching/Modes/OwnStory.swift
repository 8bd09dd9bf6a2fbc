extension Marker {
  /// Tells something that the speaker lived through or saw.
  ///
  /// "When I was leading a team of eight, I …", "In my experience it takes a year."
  static let ownStory = Marker(
    "ownStory", .move,
    [
      Rule(
        [
          "when i was|started|worked|led|joined|had|got|first|did|used|became", "i used to",
          "in my experience|last|first|old|case|career|day", "i remember|recall",
          "i once|have|had worked|seen|saw|led|had|made|managed",
          "i've|ive seen|worked|made|found|learned|known|spent",
          "at my last|first|old|previous",
          "my first|last|old|previous boss|manager|job|team|lead|company|mentor",
          "years ago i|we", "we used to",
          "i learned|learnt|found|realized|discovered that|the|out|to", "the first time i",
          "what worked for me", "what i did|do|found|learned",
        ], closing: .statement)
    ])
}
