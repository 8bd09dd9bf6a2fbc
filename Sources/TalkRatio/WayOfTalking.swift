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

  // A word ends at an apostrophe, so that "you're" and "I've" count as "you" and "I".
  private mutating func count(_ key: UInt64, _ length: Int) {
    guard length <= 8 else { return }
    switch key {
    // The letters of "you", "your", "yours", "yourself".
    case 0x79_6F75, 0x796F_7572, 0x79_6F75_7273, 0x796F_7572_7365_6C66: youWords += 1
    // Of "i", "me", "my", "mine", "myself".
    case 0x69, 0x6D65, 0x6D79, 0x6D69_6E65, 0x6D79_7365_6C66: ownWords += 1
    default: break
    }
  }
}
