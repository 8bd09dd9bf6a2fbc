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

  /// How much more like a coach this speaker talks than `other`, in nats; negative: less.
  ///
  /// The sum of two log ratios: you-words against I-words, and questions a word. Both are
  /// smoothed so that a speaker of few words weighs little. Who talks less says nothing.
  func coachEvidence(against other: WayOfTalking) -> Double {
    logRatio(youWords + 1, ownWords + 1) - logRatio(other.youWords + 1, other.ownWords + 1)
      + logRatio(questions + 1, words + 50) - logRatio(other.questions + 1, other.words + 50)
  }

  private func logRatio(_ part: Int, _ whole: Int) -> Double {
    naturalLogarithm(Double(part)) - naturalLogarithm(Double(whole))
  }

  private mutating func countPronouns(in text: String) {
    var key: UInt64 = 0
    var length = 0
    for byte in text.utf8 {
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
  private static let you = keys(["you", "your", "yours", "yourself"])
  private static let own = keys(["i", "me", "my", "mine", "myself"])

  private static func keys(_ words: [String]) -> Set<UInt64> {
    Set(words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
  }
}

/// The natural logarithm, by halving into 1..<2 and the series of the area tangent.
///
/// The standard library has none, and this module takes no Foundation for one function.
func naturalLogarithm(_ number: Double) -> Double {
  precondition(number > 0, "only positive numbers have a logarithm")
  let fraction = number.significand
  let square = ((fraction - 1) / (fraction + 1)) * ((fraction - 1) / (fraction + 1))
  var sum = 0.0
  for power in stride(from: 39.0, through: 1, by: -2) { sum = sum * square + 1 / power }
  return 2 * (fraction - 1) / (fraction + 1) * sum + Double(number.exponent) * 0.693147180559945309
}
