extension Marker {
  /// Leaves the topic to the other.
  ///
  /// "What do you want to use today for?", "The floor is yours."
  static let agendaInvitation = Marker(
    "agendaInvitation", .carried,
    [
      Rule(
        [
          "floor's|hour's|floor|hour is? yours",
          "your hour|floor|time",
          "what do|would|shall|should|are|can you|we|i want|like|do|up|talk|use|start|work|need|to|bring|with|about",
          "what have|did you got|bring|brought|for",
          "what've you got",
          "what's on|top|up|alive|loudest|going|first|been|burning|most",
          "where do|would|shall|should|will you|we want|like|start|begin",
          "you're driving",
          "over to you",
          "have at it",
          "what brings",
          "where are you",
          "how are|is you|things|it",
          "how's it|everything|things",
          "tell me",
          "go on|ahead",
          "you first",
        ], place: .opening)
    ])
}
