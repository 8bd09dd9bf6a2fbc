/// Words to look up by their hashes.
///
/// An open-addressing table, since the keys are hashes already: what is asked for every word of
/// every turn costs one comparison for most words, which are in no list.
struct WordSet: Sendable {
  /// The hashes; 0 where a place is empty, for no word has that.
  private let slots: [UInt64]
  private let mask: Int

  /// Makes a set of hashes.
  init(hashes: some Sequence<UInt64>) {
    let hashes = Array(hashes)
    var size = 16
    while size < hashes.count * 4 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for hash in hashes {
      var place = HashNumbers.place(of: hash, size - 1)
      while slots[place] != 0, slots[place] != hash { place = (place &+ 1) & (size - 1) }
      slots[place] = hash
    }
    self.slots = slots
    mask = size - 1
  }

  /// Makes a set of lower-case words, with white space between them.
  init(_ words: String) {
    self.init(
      hashes: words.split(whereSeparator: \.isWhitespace).map { Token.hash(ofWord: $0) })
  }

  /// Whether a word is one of them.
  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    var place = HashNumbers.place(of: hash, mask)
    while slots[place] != 0 {
      if slots[place] == hash { return true }
      place = (place &+ 1) & mask
    }
    return false
  }
}

/// Numbers hashes in the order in which they come, so that what is kept of each is an array.
struct HashNumbers: Sendable {
  private struct Slot {
    var hash: UInt64 = 0
    /// Negative where the place is empty.
    var number: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var mask = 1023
  /// How many there are.
  private(set) var count = 0

  /// The number of a hash, a new one where it did not come before.
  mutating func number(of hash: UInt64) -> Int {
    var place = Self.place(of: hash, mask)
    while slots[place].number >= 0 {
      if slots[place].hash == hash { return Int(slots[place].number) }
      place = (place &+ 1) & mask
    }
    let number = count
    slots[place] = Slot(hash: hash, number: Int32(truncatingIfNeeded: number))
    count += 1
    if count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 4)
    mask = slots.count - 1
    for slot in old where slot.number >= 0 {
      var place = Self.place(of: slot.hash, mask)
      while slots[place].number >= 0 { place = (place &+ 1) & mask }
      slots[place] = slot
    }
  }

  /// Where a hash stands first in a table with a power of two of places.
  @inline(__always)
  static func place(of hash: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
  }
}
