import TranscriptModel

/// How a speaker addresses the other: what tells a coach from a client.
struct WayOfTalking {
  private var words = 0
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
    let bytes = text.utf8.span
    var isInWord: UInt64 = 0
    var index = 0
    while index < bytes.count {
      let eight = EightBytes(bytes, at: index)
      let letters = eight.letters
      // All words that count begin with one of three letters, and few others do.
      let small = eight.lowercased
      let initials =
        small.equal(UInt8(ascii: "y")) | small.equal(UInt8(ascii: "i"))
        | small.equal(UInt8(ascii: "m"))
      var starts = initials & letters & ~(letters << 8 | isInWord)
      while starts != 0 {
        countWord(of: bytes, at: index + starts.trailingZeroBitCount / 8)
        starts &= starts - 1
      }
      isInWord = letters >> 56
      index += 8
    }
  }

  // A word ends at an apostrophe, so that "you're" and "I've" count as "you" and "I".
  private mutating func countWord(of bytes: Span<UInt8>, at start: Int) {
    var key: UInt64 = 0
    var end = start
    while end < bytes.count {
      let letter = bytes[end] | 0x20
      guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else { break }
      guard end - start < 8 else { return }
      key = key << 8 | UInt64(letter)
      end += 1
    }
    switch key {
    // The letters of "you", "your", "yours", "yourself".
    case 0x79_6F75, 0x796F_7572, 0x79_6F75_7273, 0x796F_7572_7365_6C66: youWords += 1
    // Of "i", "me", "my", "mine", "myself".
    case 0x69, 0x6D65, 0x6D79, 0x6D69_6E65, 0x6D79_7365_6C66: ownWords += 1
    default: break
    }
  }
}
