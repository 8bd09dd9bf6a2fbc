/// Numbers byte strings in order of first appearance, without making a String of each.
///
///     table.position(of: "Dana")  // 0, new
///     table.position(of: "Omar")  // 1, new
///     table.position(of: "Dana")  // 0
struct ByteTable {
  private var entries: [[UInt8]] = []
  private var positions: [Int: Int] = [:]

  /// How many entries are compared before a hash is made.
  private static let few = 4

  /// The number of byte strings.
  var count: Int { entries.count }

  /// The position of `bytes`, which are added on first sight.
  ///
  /// - Returns: The position, and whether the bytes are new.
  mutating func position(of bytes: ArraySlice<UInt8>) -> (position: Int, isNew: Bool) {
    let (found, key) = look(for: bytes)
    if let found { return (found, false) }
    positions[key] = entries.count
    entries.append(Array(bytes))
    return (entries.count - 1, true)
  }

  /// The position of `bytes`; nil where they were never added.
  func known(_ bytes: ArraySlice<UInt8>) -> Int? { look(for: bytes).found }

  /// The position of `bytes`, or else the key under which there is room for them.
  private func look(for bytes: ArraySlice<UInt8>) -> (found: Int?, key: Int) {
    // Where few names come again, a look at each is faster than a hash.
    for position in 0..<min(entries.count, Self.few) where isEntry(position, bytes) {
      return (position, 0)
    }
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    var key = hasher.finalize()
    while let position = positions[key] {
      if isEntry(position, bytes) { return (position, key) }
      key &+= 1
    }
    return (nil, key)
  }

  private func isEntry(_ position: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
    let entry = entries[position]
    guard entry.count == bytes.count, entry.first == bytes.first else { return false }
    return entry.elementsEqual(bytes)
  }
}
