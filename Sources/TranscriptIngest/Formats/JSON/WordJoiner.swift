/// Joins the words of a speech engine to cues, where the engine has none of its own.
///
/// A cue ends where the speaker changes. Marks such as `?` stand close behind their word; words
/// that bring their own blank keep it, others get one.
struct WordJoiner {
  /// The cues of all words so far but for the open one.
  private(set) var cues: StatedCues
  private var label: String?
  private var start: TimeText?
  private var end: TimeText?
  private var text = ""

  /// Starts without a word.
  init(unit: TimeUnit?) {
    cues = StatedCues(unit: unit)
  }

  /// Adds a word.
  ///
  /// - Parameters:
  ///   - word: The word, with or without a blank before it.
  ///   - label: Who spoke it; nil: who spoke the word before.
  ///   - start: When it begins.
  ///   - end: When it ends.
  ///   - isAttached: Whether it is a mark that stands close behind its word.
  mutating func add(
    _ word: String, label: String?, start: TimeText?, end: TimeText?, isAttached: Bool = false
  ) {
    if let label, let current = self.label, label != current { finish() }
    self.label = label ?? self.label
    self.start = self.start ?? start
    self.end = end ?? self.end
    if !text.isEmpty, !isAttached, word.first?.isWhitespace != true { text += " " }
    text += word
  }

  /// Ends the open cue.
  mutating func finish() {
    cues.append(StatedCue(label: label, start: start, end: end, text: text))
    (label, start, end, text) = (nil, nil, nil, "")
  }
}
