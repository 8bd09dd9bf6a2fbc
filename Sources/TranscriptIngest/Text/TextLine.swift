/// One line of a text, without its end and without blanks around it.
struct TextLine {
  /// The bytes of the line, blanks at both ends taken off.
  let range: Range<Int>
  /// The number of blanks before the first byte.
  let indent: Int
  /// The number of blanks behind the last byte.
  let trailing: Int
  /// The 1-based number of the line.
  let number: Int

  /// Whether nothing but blanks stands on the line.
  var isBlank: Bool { range.isEmpty }
}

/// The lines of a text, one after the other.
struct TrimmedLines: Sequence, IteratorProtocol {
  private var cursor: ByteCursor
  private var number = 0

  /// Makes an iterator over the lines of `bytes`.
  init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  /// The next line; nil behind the last one.
  mutating func next() -> TextLine? {
    guard !cursor.isAtEnd else { return nil }
    let line = cursor.takeLine()
    number += 1
    let range = cursor.trimmed(line)
    if !range.isEmpty, range.count < 4, isWideBlank(range) {
      return TextLine(
        range: range.lowerBound..<range.lowerBound, indent: 0, trailing: 0, number: number)
    }
    return TextLine(
      range: range, indent: range.lowerBound - line.lowerBound,
      trailing: line.upperBound - range.upperBound, number: number)
  }

  /// A no-break space or an ideographic space alone: editors leave them on empty lines.
  private func isWideBlank(_ range: Range<Int>) -> Bool {
    let bytes = cursor.bytes[range]
    return bytes.elementsEqual([0xC2, 0xA0]) || bytes.elementsEqual([0xE3, 0x80, 0x80])
      || bytes.elementsEqual([0xEF, 0xBB, 0xBF])
  }
}
