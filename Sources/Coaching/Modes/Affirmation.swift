extension Marker {
  /// Names a strength or an effort of the other.
  ///
  /// "That took courage.", "Well done for asking."
  static let affirmation = Marker(
    "affirmation", .move,
    [
      Rule(
        [
          "that|it took|takes a? lot? of? courage|guts|strength|nerve", "well done",
          "good for you", "i'm|im so? really? proud|impressed", "you should be proud",
          "i really? appreciate you|your|that|how",
          "you did|handled|managed that|it|this? really? so? well|beautifully",
          "that's|thats a? really? huge|big|great|real|good|impressive|wonderful|fantastic progress|step|insight|work|start",
          "you've|youve come a? long|far", "nice|great|good work|job",
          "you're|youre really? good|great at", "you're|youre really? brave",
        ], closing: .statement)
    ])
}
