/// Numbers byte strings in order of first appearance, without making a String of each.
///
///     table.position(of: "Dana")  // 0, new
///     table.position(of: "Omar")  // 1, new
///     table.position(of: "Dana")  // 0
struct ByteTable {
  private var entries: [[UInt8]] = []
  private var positions: [UInt64: Int] = [:]
  private var last = 0

  /// The number of byte strings.
  var count: Int { entries.count }

  /// The position of `bytes`, which are added on first sight.
  ///
  /// - Returns: The position, and whether the bytes are new.
  mutating func position(of bytes: ArraySlice<UInt8>) -> (position: Int, isNew: Bool) {
    // Neighbours are often alike: no hash then.
    if last < entries.count, entries[last].elementsEqual(bytes) { return (last, false) }
    // FNV-1a: labels are short, and a dictionary of arrays would hash them slower.
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
    while let position = positions[key] {
      if entries[position].elementsEqual(bytes) {
        last = position
        return (position, false)
      }
      key &+= 1
    }
    positions[key] = entries.count
    entries.append(Array(bytes))
    last = entries.count - 1
    return (last, true)
  }
}
