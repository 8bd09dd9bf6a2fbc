extension Marker {
  /// Draws together what was said.
  ///
  /// "Let me play that back.", "So, to sum up, …"
  static let summary = Marker(
    "summary", .move,
    [
      Rule(
        [
          "to sum|recap|summarize up?", "let|lets|let's me? sum|recap|summarize|play|pull",
          "what i've|ive heard|got|written|noted",
          "so we've|weve|we have? got|covered|talked|said|agreed",
          "putting|pulling that|it|those|all together", "so far we|you've|you|i've",
        ])
    ])
}
