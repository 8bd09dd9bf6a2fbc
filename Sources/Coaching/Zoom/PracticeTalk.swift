extension Marker {
  /// Tells how a kind of work is done, beyond the case at hand.
  ///
  /// "The way we review is smallest first."
  static let practiceTalk = Marker(
    "practiceTalk", .zoom,
    [
      Rule(
        [
          "the way we|you|they|people|that",
          "how do? you|we|they|people usually? do|work|build|handle|approach|test|review|deploy|use",
          "our|the|your process|workflow|approach|practice|architecture",
          "we always|usually|do|use|try|review",
          "if you|you're|youre have|want|use|need|using|building|writing|doing|trying|going",
          "instead of", "the idea|point|advantage|benefit|problem with|is|of|behind",
        ])
    ])
}
