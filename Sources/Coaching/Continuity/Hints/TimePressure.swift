extension Marker {
  /// Says that hours or minutes count.
  ///
  /// "I have got till eleven.", "Fifty minutes ago".
  static let timePressure = Marker(
    "timePressure", .carried,
    [
      Rule(
        [
          "minutes|minute|hour|hours ago",
          "this morning",
          "today",
          "tonight",
          "right now",
          "by|until|till|before eleven|ten|nine|twelve|noon|midnight|half|two|three|four|five|six|tonight|tomorrow",
          "last night",
          "yesterday",
          "just now|happened|heard|got",
          "in|within an|one|half|two|three hours|hour",
          "starts|start at",
          "o'clock",
        ])
    ])
}
