/// The words that have vectors, found by hash in one look.
///
/// A word's vector itself is not kept: a linear model needs only what the vector adds to each
/// score, and that is a row of weights like any other.
struct Vocabulary: Sendable, Hashable {
  /// The hash of each word.
  let words: [UInt64]
  /// How much each word says: rare words more than frequent ones.
  let weights: [Float]
  private let keys: [UInt64]
  private let places: [UInt32]
  /// The place of each word of the lexicon; negative where it has none.
  let lexiconPlaces: [Int32]

  /// A vocabulary without words.
  static let empty = Vocabulary(words: [], weights: [])

  /// Makes a vocabulary; `weights` are as many as `words`.
  init(words: [UInt64], weights: [Float]) {
    precondition(words.count == weights.count, "every word needs its weight")
    self.words = words
    self.weights = weights
    var size = 16
    while size < words.count * 3 { size *= 2 }
    var keys = Array(repeating: UInt64(0), count: size)
    var places = Array(repeating: UInt32(0), count: size)
    for (index, word) in words.enumerated() {
      var place = Int(truncatingIfNeeded: word >> 11) & (size - 1)
      while keys[place] != 0 { place = (place + 1) & (size - 1) }
      keys[place] = word
      places[place] = UInt32(index)
    }
    self.keys = keys
    self.places = places
    lexiconPlaces = Lexicon.shared.hashes.map { hash in
      Self.place(of: hash, keys, places).map { Int32(truncatingIfNeeded: $0) } ?? -1
    }
  }

  /// The place of a token's word; nil where it has no vector, or is a mark.
  @inline(__always)
  func place(ofWord token: Token) -> Int? {
    guard token.kind == .word else { return nil }
    guard token.entry >= 0 else { return place(of: token.hash) }
    let place = lexiconPlaces[Int(token.entry)]
    return place < 0 ? nil : Int(place)
  }

  /// The place of a word; nil where it has no vector.
  @inline(__always)
  func place(of hash: UInt64) -> Int? { Self.place(of: hash, keys, places) }

  @inline(__always)
  private static func place(of hash: UInt64, _ keys: [UInt64], _ places: [UInt32]) -> Int? {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash >> 11) & mask
    while keys[place] != 0 {
      if keys[place] == hash { return Int(places[place]) }
      place = (place + 1) & mask
    }
    return nil
  }
}
