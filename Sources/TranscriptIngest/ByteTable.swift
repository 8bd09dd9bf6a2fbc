/// Numbers byte strings in order of first appearance, without making a String of each.
///
///     table.position(of: "Dana")  // 0, new
///     table.position(of: "Omar")  // 1, new
///     table.position(of: "Dana")  // 0
struct ByteTable {
  private var entries: [[UInt8]] = []
  private var positions: [Int: Int] = [:]
  private var last = 0

  /// The number of byte strings.
  var count: Int { entries.count }

  /// The position of `bytes`, which are added on first sight.
  ///
  /// - Returns: The position, and whether the bytes are new.
  mutating func position(of bytes: ArraySlice<UInt8>) -> (position: Int, isNew: Bool) {
    // Neighbours are often alike: no hash then.
    if last < entries.count, entries[last].elementsEqual(bytes) { return (last, false) }
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    var key = hasher.finalize()
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
