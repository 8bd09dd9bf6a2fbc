extension Marker {
  /// Draws together what was said.
  ///
  /// "Let me play that back: …", "So, to sum up, …"
  static let summary = Marker(
    "summary", .move,
    [
      Rule(
        [
          "to sum|recap|summarize|summarise up?",
          "let|lets|let's me? sum|recap|summarize|summarise|play|pull",
          "what i've|ive heard|got|written|noted",
          "so we've|weve|we have? got|covered|talked|said|agreed",
          "putting|pulling that|it|those|all together", "in other words",
          "so far we|you've|you|i've", "the three|two things you|that|i",
        ])
    ])
}
