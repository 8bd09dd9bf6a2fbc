extension Marker {
  /// Points at one line, message, number or screen.
  ///
  /// "The stack trace names line nine."
  static let particularDetail = Marker(
    "particularDetail", .zoom,
    [
      Rule(
        [

          "the|a|an|that|this|which error|exception|stack|log|logs|line|column|button|field|flag|endpoint|token|query|commit|config|variable|typo|timeout|regex|parameter|argument|header|checkbox|screen|tab|row|cell|index",
          "says|said|throws|threw|returns|returned null|error|exception|zero|nothing",
          "click|clicked|type|typed|paste|pasted|scroll on|in|into|the|down|it", "it says",
        ])
    ])
}
