extension Marker {
  /// Names a habit of one's own in passing.
  ///
  /// "I always do that.", "I am the only one who would spot it."
  static let selfPattern = Marker(
    "selfPattern", .carried,
    [
      Rule(
        [
          "i|we always|never|keep|tend|usually|often",
          "i end|ended up",
          "i'm always|still|never|usually|everybody's|everyone's",
          "i'm the only? one",
          "only one who|that",
          "it's always|mostly|usually me",
          "mostly me",
          "always me",
          "i don't say|ask|like|want|trust|tell|let no|yes|to|anyone|people|them|those",
          "i never really? ask|say|tell",
          "i didn't|don't|never want to bother|ask",
          "i should know|have known",
          "i can't leave|let|help|stop|say",
          "i just did|do|fixed|rewrote|went|took|redid|stayed|finished it|that|in?",
          "i sort of sit|can't|just|keep",
          "i do that|it everywhere|always|with|too",
          "every|each time i",
          "because it was his|hers|theirs|mine",
          "nobody|no one else",
          "leave it with me",
          "i just? sit on",
          "faster|quicker if i|to",
        ], closing: .statement)
    ])
}
