import TranscriptModel

/// How a speaker addresses the other: what tells a coach from a client.
struct WayOfTalking {
  private(set) var words = 0
  private(set) var questions = 0
  private(set) var youWords = 0
  private(set) var ownWords = 0

  /// Adds a turn's text.
  mutating func add(_ turn: Turn) {
    words += turn.words
    questions += countQuestions(in: turn.text)
    countPronouns(in: turn.text)
  }

  /// How many times more like a coach this speaker talks than `other`; below 1: less.
  ///
  /// The product of two ratios: you-words against I-words, and questions a word. Both are
  /// smoothed so that a speaker of few words weighs little. Who talks less says nothing.
  func coachRatio(to other: WayOfTalking) -> Double {
    addressing / other.addressing * (asking / other.asking)
  }

  private var addressing: Double { Double(youWords + 1) / Double(ownWords + 1) }

  private var asking: Double { Double(questions + 1) / Double(words + 50) }

  private mutating func countPronouns(in text: String) {
    var key: UInt64 = 0
    var length = 0
    let bytes = text.utf8.span
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        key = key << 8 | UInt64(byte | 0x20)
        length += 1
      default:
        count(key, length)
        (key, length) = (0, 0)
      }
    }
    count(key, length)
  }

  private mutating func count(_ key: UInt64, _ length: Int) {
    guard (1...8).contains(length) else { return }
    if Self.you.contains(key) { youWords += 1 }
    if Self.own.contains(key) { ownWords += 1 }
  }

  // A word ends at an apostrophe, so that "you're" and "I've" count as "you" and "I".
  // So few that looking through them is faster than a set's hash.
  private static let you = keys(["you", "your", "yours", "yourself"])
  private static let own = keys(["i", "me", "my", "mine", "myself"])

  private static func keys(_ words: [String]) -> [UInt64] {
    words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
