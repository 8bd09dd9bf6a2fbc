extension Marker {
  /// Points at one line, message, number or screen.
  ///
  /// "The second call throws because the token expired."
  static let particularDetail = Marker(
    "particularDetail", .zoom,
    [
      Rule(
        [

          "the|a|an|that|this|which error|exception|stack|log|logs|line|column|button|field|flag|endpoint|token|query|commit|config|variable|typo|timeout|null|regex|parameter|argument|header|header|checkbox|screen|tab|row|cell|index",
          "line|row|version|ticket|port|error _ of? the?",
          "says|said|throws|threw|returns|returned null|error|exception|an|five|four|zero",
          "click|clicked|type|typed|paste|pasted|scroll on|in|into|the|down|it", "it says",
        ])
    ])
}
