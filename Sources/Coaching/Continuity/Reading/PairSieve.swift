/// The pairs of words that several sessions say, without a list of all that are said.
///
/// Two rows of bits, in which a pair of words has one place: so it takes as many bits as others take
/// bytes, and now and then lets a pair of one session through, since others share its place. It never
/// holds one of several sessions back.
struct PairSieve: Sendable {
  /// What the sessions before the one at hand say.
  private var before: [UInt64]
  /// What is said in more than one session.
  private var again: [UInt64]
  /// The places of what the session at hand says.
  private var now: [Int32] = []
  /// How far a key is moved so that its upper bits are a place: they depend on all of its words.
  private let shift: UInt64

  /// Makes a sieve with room for sessions of so many words; few pairs get through wrongly.
  init(words: Int) {
    // Three bits of four stay empty, and a place must fit an Int32.
    var bits: UInt64 = 10
    while bits < 31, 1 << bits < words * 8 { bits += 1 }
    shift = 64 - bits
    before = Array(repeating: 0, count: 1 << Int(bits - 6))
    again = before
  }

  /// Adds a pair of words of the session at hand, by the key of its term.
  mutating func add(_ key: UInt64) {
    let place = Int(key >> shift)
    if before[place >> 6] >> UInt64(place & 63) & 1 == 1 {
      again[place >> 6] |= 1 << UInt64(place & 63)
    } else {
      now.append(Int32(truncatingIfNeeded: place))
    }
  }

  /// Ends the session at hand: what is added from now on is said in another one.
  mutating func endSession() {
    for place in now { before[Int(place) >> 6] |= 1 << UInt64(place & 63) }
    now.removeAll(keepingCapacity: true)
  }

  /// Whether several sessions say a pair of words; seldom true of one that a single session says.
  func holds(_ key: UInt64) -> Bool {
    let place = Int(key >> shift)
    return again[place >> 6] >> UInt64(place & 63) & 1 == 1
  }
}
