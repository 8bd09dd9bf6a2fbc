extension Marker {
  /// Comes back to something that the other took on.
  ///
  /// "You said you'd talk to Priya. How did that go?"
  static let accountabilityCheck = Marker(
    "accountabilityCheck", .move,
    [
      Rule(
        [
          "you said|told|mentioned|promised|committed me? you'd|you|that|to|last",
          "last time|week|month|session you|we", "you were|was going to", "we|you agreed",
        ], place: .opening),
      Rule(
        [
          "how did it|that|those go", "how did the|your|with _ go",
          "how's|how|hows has? it|that been? going|gone", "what happened with",
          "what came of|out", "what became of",
          "did you get|manage|end|talk|speak|write|send|try|ask|finish",
          "where are|did you with|get|land",
          "have you done|managed|started|sent|finished|talked|spoken",
        ], place: .opening, closing: .question, span: .sentence),
    ])
}
