extension Marker {
  /// Says what the other should, could or ought to do, or what the speaker would do.
  ///
  /// "I'd start with the migration.", "You might want to write it down first."
  static let advice = Marker(
    "advice", .move,
    [
      Rule(
        [
          "you should|shouldn't|must|ought",
          "you might|may|could want|try|consider|just|even|also", "you'll want|need|have to",
          "you need|have to", "you'd|youd be better",
          "i'd|id start|suggest|recommend|go|keep|say|do|use|ask|take|put|write|make|try|leave|begin",
          "i would|wouldn't start|suggest|recommend|go|keep|do|use|ask|take|put|write|make|try|leave|begin|encourage",
          "i suggest|recommend|advise", "if i were|was you",
          "my advice|suggestion|recommendation|tip",
          "the trick|key|best|easiest thing|way? is|to", "make sure|certain",
          "it helps|pays to|if",
        ], closing: .statement),
      Rule(
        [

          "try|start|stop|use|write|ask|pick|take|put|go|make|think|remember|avoid|consider to|with|by|the|a|your|that|it|them|one|about|how",
          "don't|dont|never|always|keep start|make|use|ask|let|try|forget|put|write|go|wait|your|the|a|it",
        ], place: .opening, closing: .statement),
    ])
}
