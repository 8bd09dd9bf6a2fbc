/// The runs of three to five characters of a word, its ends marked with `<` and `>`.
///
/// Words that share a stem or an ending share most of them, and so do words that a recogniser
/// mistook.
enum CharacterRuns {
  /// Hands the hash of each run to `take`.
  ///
  /// - Parameters:
  ///   - bytes: The folded bytes of a text.
  ///   - word: Where the word stands in them; not empty.
  ///   - take: Is given the hashes.
  @inline(__always)
  static func hashes(_ bytes: [UInt8], _ word: Range<Int>, _ take: (UInt64) -> Void) {
    let salt = FeatureExtractor.Field.characters.salt
    let opening = FeatureHash.adding(Ascii.lessThan, to: salt)
    hashes(bytes, from: word.lowerBound, to: word.upperBound, opening, 1, take)
    for start in word.lowerBound..<(word.upperBound - 1) {
      hashes(bytes, from: start, to: word.upperBound, salt, 0, take)
    }
  }

  /// The runs that go on from `start` behind `before` characters, which are in `hash` already.
  @inline(__always)
  private static func hashes(
    _ bytes: [UInt8], from start: Int, to end: Int, _ hash: UInt64, _ before: Int,
    _ take: (UInt64) -> Void
  ) {
    var hash = hash
    var count = before
    for at in start..<min(start + 5 - before, end) {
      hash = FeatureHash.adding(bytes[at], to: hash)
      count += 1
      if count >= 3 { take(hash) }
    }
    guard count < 5 else { return }
    hash = FeatureHash.adding(Ascii.greaterThan, to: hash)
    if count >= 2 { take(hash) }
  }
}
