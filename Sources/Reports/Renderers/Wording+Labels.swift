import Coaching

/// What is said about labels, moves and the figures of talk.
extension Wording {
  /// A zoom as a reader says it.
  static func name(of zoom: ZoomLevel) -> String {
    switch zoom {
    case .in: "zoomed in"
    case .between: "between"
    case .out: "zoomed out"
    case .none: "no zoom"
    }
  }

  /// What a moment is an example of.
  static func name(of kind: Moment.Kind) -> String {
    switch kind {
    case .coaching: "Coaching"
    case .mentorship: "Mentorship"
    case .zoomedOut: "Zoomed out"
    }
  }

  /// A move as a reader says it: `openQuestion` is `open question`.
  static func move(_ name: String) -> String {
    name.reduce(into: "") { text, character in
      text += character.isUppercase ? " " + character.lowercased() : String(character)
    }
  }

  /// Whose labels the reader sees.
  static func labels(model: String, rules: String) -> String {
    "Labels by model \(model), rules \(rules). "
      + "A program made them and may be wrong; turn numbers lead to the words."
  }

  /// What the figures of talk mean; `docs/metrics.md` has more.
  static let definitions: [(term: String, meaning: String)] = [
    ("word", "a run of signs that holds a letter or a digit"),
    ("turn", "neighbouring pieces of one speaker"),
    (
      "back-channel",
      "a turn of at most three words such as “mm-hm” or “got it”; it does not take the floor"
    ),
    (
      "run on the floor",
      "the turns of one speaker with nothing but back-channels of others in between"
    ),
    (
      "share of all words",
      "the words of one speaker divided by the words of all; no share separates good from poor"
    ),
    (
      "share of all speaking time",
      "the time of one speaker divided by the sum of the times of all; pauses are in no part of it"
    ),
    ("question", "a sentence that ends with a question mark"),
    (
      "patience",
      "from the end of the client’s run to the start of the coach’s, the median over the session"
    ),
  ]
}
