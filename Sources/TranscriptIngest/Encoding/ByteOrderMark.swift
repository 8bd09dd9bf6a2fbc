/// The mark at the beginning of a file that tells its encoding.
struct ByteOrderMark {
  /// The encoding that the mark stands for.
  let encoding: TextEncoding
  /// How many bytes the mark takes.
  let length: Int

  /// Reads the mark of `file`; nil where there is none.
  ///
  /// `FF FE 00 00` is UTF-32: as UTF-16 the text would begin with a NUL.
  init?(_ file: [UInt8]) {
    let marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8),
      ([0xFF, 0xFE, 0, 0], .utf32LittleEndian),
      ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
      ([0xFF, 0xFE], .utf16LittleEndian),
      ([0xFE, 0xFF], .utf16BigEndian),
    ]
    guard let mark = marks.first(where: { file.starts(with: $0.bytes) }) else { return nil }
    encoding = mark.encoding
    length = mark.bytes.count
  }
}

extension TextEncoding {
  /// The encoding that the places of the NUL bytes of `file` show; nil where they show none.
  ///
  /// Spaces, digits, line ends and punctuation of every transcript are below U+0100, so that one
  /// byte of their pair, or three of their four, are NUL. Asked of the first 4,096 bytes.
  init?(nulPatternOf file: [UInt8]) {
    let head = file.prefix(4096)
    guard head.count >= 4, head.contains(0) else { return nil }
    var nuls = [0, 0, 0, 0]
    for (offset, byte) in head.enumerated() where byte == 0 { nuls[offset & 3] += 1 }
    let groups = Double(max(1, head.count / 4))
    let share = nuls.map { Double($0) / groups }
    if share[3] >= 0.99, share[2] >= 0.9, share[0] <= 0.01 {
      self = .utf32LittleEndian
    } else if share[0] >= 0.99, share[1] >= 0.9, share[3] <= 0.01 {
      self = .utf32BigEndian
    } else if min(share[1], share[3]) >= 0.12, max(share[0], share[2]) <= 0.01 {
      self = .utf16LittleEndian
    } else if min(share[0], share[2]) >= 0.12, max(share[1], share[3]) <= 0.01 {
      self = .utf16BigEndian
    } else {
      return nil
    }
  }
}
