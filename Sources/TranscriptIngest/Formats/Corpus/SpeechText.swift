/// Puts words and punctuation of corpus XML together with the spacing of speech.
///
/// Such files write one element for each word, with or without blanks between them, and
/// punctuation apart: `<w>what</w> <w>now</w> <pc>?</pc>` is `what now?`.
struct SpeechText {
  private var bytes: [UInt8] = []
  private var spaceIsDue = false
  /// Whether the next text follows without a blank, as behind an opening bracket.
  private var sticks = false

  /// Whether there is no text yet.
  var isEmpty: Bool { bytes.isEmpty }

  /// Appends text; any white space in it is one blank.
  mutating func append(_ run: [UInt8]) {
    guard let first = run.firstIndex(where: { !$0.isXMLSpace }) else {
      spaceIsDue = spaceIsDue || !run.isEmpty
      return
    }
    let isJoined = bytes.isEmpty || sticks
    sticks = false
    spaceIsDue = bytes.appendWords(
      of: first == 0 || !isJoined ? run : Array(run[first...]), after: spaceIsDue && !isJoined)
  }

  /// Parts what comes from what was.
  mutating func part() { spaceIsDue = true }

  /// A word begins: it is parted from the one before, unless it is the rest of it (`n't`, `'s`).
  mutating func beginWord(_ run: [UInt8]) {
    let isRest =
      run.first == .apostrophe || run.starts(with: "’".utf8) || run.starts(with: "n't".utf8)
    if !isRest { spaceIsDue = true }
    append(run)
  }

  /// Appends a punctuation mark: closing ones stick to the word before, opening ones to the next.
  mutating func appendPunctuation(_ run: [UInt8]) {
    let mark = run.drop(while: \.isXMLSpace)
    let opens = Self.opening.contains { mark.starts(with: $0.utf8) }
    let closes = Self.closing.contains { mark.starts(with: $0.utf8) }
    if opens { spaceIsDue = true } else if closes { spaceIsDue = false }
    append(run)
    if opens { sticks = true }
  }

  private static let opening = ["(", "[", "{", "«", "“", "„", "‚", "¿", "¡"]
  private static let closing = [
    ".", ",", ";", ":", "?", "!", ")", "]", "}", "…", "»", "”", "’", "%", "、", "。", "，", "？", "！",
  ]

  /// The text so far; then begins anew.
  mutating func take() -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    clear()
    return text
  }

  /// Forgets the text so far.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    spaceIsDue = false
    sticks = false
  }
}
