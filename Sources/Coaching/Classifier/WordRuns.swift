/// The features that a word of a turn makes, alone and with the one or two before it.
///
/// One definition for those who list features and those who add them up.
struct WordRuns {
  private var last: UInt64 = 7
  private var beforeLast: UInt64 = 7

  /// The runs of one, two and three words that end with a word; the longest counts from the second
  /// word on.
  @inline(__always)
  mutating func next(_ word: UInt64) -> (pair: UInt64, triple: UInt64) {
    let pair = FeatureHash.linking(
      FeatureHash.linking(FeatureExtractor.Field.wordPair.salt, last), word)
    var triple = FeatureHash.linking(FeatureExtractor.Field.wordTriple.salt, beforeLast)
    triple = FeatureHash.linking(FeatureHash.linking(triple, last), word)
    beforeLast = last
    last = word
    return (pair, triple)
  }

  /// The pair of the last word and the turn's end.
  var end: UInt64 {
    FeatureHash.linking(
      FeatureHash.linking(FeatureExtractor.Field.wordPair.salt, last), 9)
  }
}

/// The features that the words of a neighbour make in twos.
struct NeighbourPairs {
  private let salt: UInt64
  private var last: UInt64 = 7

  /// Makes the pairs of a neighbour whose single words are in a field.
  @inline(__always)
  init(_ field: KnownSums.WordField) { salt = field.salt &+ 1 }

  /// The pair that ends with a word.
  @inline(__always)
  mutating func next(_ word: UInt64) -> UInt64 {
    defer { last = word }
    return FeatureHash.linking(FeatureHash.linking(salt, last), word)
  }
}
