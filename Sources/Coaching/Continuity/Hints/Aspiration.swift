extension Marker {
  /// Says what the speaker wants to come about.
  ///
  /// "I'd like that word gone.", "I want Wednesdays back."
  static let aspiration = Marker(
    "aspiration", .carried,
    [
      Rule(
        [
          "i|we|i'd|we'd just|really? want|wanted to|that|it|my|our|one|some|somebody|someone|people|a|two|three|them|him|her|more|less|the|this|about|_",
          "i'd really? like|love|be|put|prefer",
          "i|we hope|wish|dream",
          "what i|i'm want|wanted|after|hoping",
          "my|our goal|aim|dream|plan|ambition",
          "i've promised",
          "i'd|i want|like",
          "we'd|we like|love",
        ], closing: .statement)
    ])
}
