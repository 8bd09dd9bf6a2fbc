extension Marker {
  /// Tells how a kind of work is done, beyond the case at hand.
  ///
  /// "We review every pull request within a day, smallest first."
  static let practiceTalk = Marker(
    "practiceTalk", .zoom,
    [
      Rule(
        [
          "the way we|you|they|people|that",
          "how|the way do? you|we|they|people usually? do|work|build|handle|approach|test|review|deploy|use",
          "our|the|your process|workflow|approach|practice|team|architecture",
          "we always|usually|have|do|use|try|review", "you can|could|just|have",
          "if you're|you|youre have|want|use|need|using|building|writing|doing|trying|going",
          "instead of", "the idea|point|advantage|benefit|problem|nice with|is|of|behind|thing",
          "it's|its a like|kind|basically|really|more",
        ])
    ])
}
