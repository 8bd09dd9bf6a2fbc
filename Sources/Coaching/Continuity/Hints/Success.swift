extension Marker {
  /// Says that something went well or is done.
  ///
  /// "It went through.", "She found it by herself."
  static let success = Marker(
    "success", .carried,
    [
      Rule(
        [
          "it|that|we|i|he|she|they|and|everything|all just|actually|really? worked|works|passed|shipped|landed|merged|signed|booked|won|fixed|found|solved|finished|closed|agreed|stood|held|stuck|approved|delivered|stayed",
          "went well|through|fine|great|live|up|smoothly|green",
          "came back|off",
          "said|says yes",
          "made it",
          "got through|approved|it|the|them",
          "zero|no|nobody|none findings|incidents|nights|pages|complaints|errors|died|yelled|called",
          "first time|one ever?",
          "by him|her|them|himself|herself|themselves",
          "on|all his|her|their|my own",
          "without me",
          "i didn't touch|open|do|even|have|say",
          "i did|do it|get|that",
          "any more",
          "anymore",
          "percent|per",
          "on the spot",
          "thumbs up",
          "i|we don't even? go|do|need",
          "is|it's|its|up|gone live|green",
          "i've|we've found|got|said|done|built|made",
        ], closing: .statement)
    ])
}
