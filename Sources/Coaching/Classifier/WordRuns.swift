/// The features that a word of a turn or clause makes, alone and with the one or two before it.
///
/// One definition for those who list features and those who add them up.
struct WordRuns {
  private let pairSalt: UInt64
  private let tripleSalt: UInt64
  private var last: UInt64 = 7
  private var beforeLast: UInt64 = 7

  /// The runs of a turn's words.
  static var ofTurn: WordRuns {
    @inline(__always) get {
      WordRuns(
        pairSalt: FeatureExtractor.Field.wordPair.salt,
        tripleSalt: FeatureExtractor.Field.wordTriple.salt)
    }
  }

  /// The runs of a clause's words.
  static var ofClause: WordRuns {
    @inline(__always) get {
      WordRuns(
        pairSalt: MoveFeatures.Field.wordPair.salt, tripleSalt: MoveFeatures.Field.wordTriple.salt)
    }
  }

  @inline(__always)
  private init(pairSalt: UInt64, tripleSalt: UInt64) {
    self.pairSalt = pairSalt
    self.tripleSalt = tripleSalt
  }

  /// The runs of one, two and three words that end with a word; the longest counts from the second
  /// word on.
  @inline(__always)
  mutating func next(_ word: UInt64) -> (pair: UInt64, triple: UInt64) {
    let pair = FeatureHash.linking(FeatureHash.linking(pairSalt, last), word)
    var triple = FeatureHash.linking(tripleSalt, beforeLast)
    triple = FeatureHash.linking(FeatureHash.linking(triple, last), word)
    beforeLast = last
    last = word
    return (pair, triple)
  }

  /// The pair of the last word and the turn's end.
  var end: UInt64 {
    FeatureHash.linking(FeatureHash.linking(pairSalt, last), 9)
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
