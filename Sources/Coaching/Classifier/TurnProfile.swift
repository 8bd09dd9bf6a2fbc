/// What can be counted in a turn without knowing its words: lengths, questions, word classes.
struct TurnProfile {
  /// The number of words.
  let words: Int
  /// The number of question marks.
  let questions: Int
  /// Whether the last mark is a question mark.
  let endsWithQuestion: Bool
  /// Whether any word holds a digit.
  private(set) var hasDigit = false
  /// How many words of each class there are.
  private(set) var counts = InlineArray<16, Int32>(repeating: 0)
  /// The share of each class among the words, as one of six steps.
  private(set) var rates = InlineArray<16, UInt8>(repeating: 0)

  /// Counts a text.
  init(_ text: SpokenText) {
    words = text.words
    questions = text.questions
    endsWithQuestion = text.endsWithQuestion
    for index in 0..<text.tokens.count where text.tokens[index].kind == .word {
      if text.tokens[index].hasDigit { hasDigit = true }
      var bits = text.tokens[index].classes.rawValue & ((1 << UInt32(WordClass.counted)) - 1)
      while bits != 0 {
        counts[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }
    for wordClass in counts.indices where counts[wordClass] > 0 {
      rates[wordClass] = Self.step(ofShare: Double(counts[wordClass]) / Double(words))
    }
  }

  /// The length in words, as a step of a doubling scale, 0 to 8.
  var lengthBucket: Int {
    words == 0 ? 0 : min(8, Int.bitWidth - words.leadingZeroBitCount)
  }

  /// The length in words, as one of five steps.
  var coarseLength: Int {
    words <= 2 ? 0 : words <= 7 ? 1 : words <= 20 ? 2 : words <= 60 ? 3 : 4
  }

  private static func step(ofShare share: Double) -> UInt8 {
    share < 0.03 ? 1 : share < 0.06 ? 2 : share < 0.1 ? 3 : share < 0.2 ? 4 : 5
  }
}

/// A set of stems that may now and then claim to hold one that it does not (about 3 in 100).
struct StemFilter {
  private var bits = InlineArray<16, UInt64>(repeating: 0)

  /// Adds the stems of the content words.
  mutating func insert(_ tokens: [Token]) {
    for index in 0..<tokens.count {
      let place = Int(tokens[index].filterPlace)
      if place >= 0 { bits[place >> 6] |= 1 << UInt64(place & 63) }
    }
  }

  /// Adds all that another filter holds.
  mutating func formUnion(_ other: StemFilter) {
    for place in bits.indices { bits[place] |= other.bits[place] }
  }

  /// How many of some words carry content, and of how many of these the stem was added.
  func hits(among tokens: [Token], _ part: Range<Int>) -> (content: Int, hits: Int) {
    var (content, hits) = (0, 0)
    for index in part {
      let place = Int(tokens[index].filterPlace)
      guard place >= 0 else { continue }
      content += 1
      hits += Int(truncatingIfNeeded: bits[place >> 6] >> UInt64(place & 63) & 1)
    }
    return (content, hits)
  }

  /// The same, and of how many the stem was added to another filter.
  @inline(__always)
  func hits(
    among tokens: [Token], _ part: Range<Int>, or other: StemFilter
  ) -> (content: Int, hits: Int, others: Int) {
    var (content, hits, others) = (0, 0, 0)
    for index in part {
      let place = Int(tokens[index].filterPlace)
      guard place >= 0 else { continue }
      content += 1
      hits += Int(truncatingIfNeeded: bits[place >> 6] >> UInt64(place & 63) & 1)
      others += Int(truncatingIfNeeded: other.bits[place >> 6] >> UInt64(place & 63) & 1)
    }
    return (content, hits, others)
  }

  /// The place of a word's stem; negative unless the word carries content: four letters or more
  /// and no function word.
  @inline(__always)
  static func place(ofStem stem: UInt64, letters: Int, _ classes: WordClass) -> Int16 {
    guard letters >= 4, !classes.contains(.function) else { return -1 }
    return Int16(truncatingIfNeeded: FeatureHash.mixed(stem) & 1023)
  }
}
