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
  /// Where the next CR stands, or the end of the text; most texts have none.
  private var carriageReturn = -1

  /// Makes an iterator over the lines of `bytes`.
  init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  /// The next line; nil behind the last one.
  mutating func next() -> TextLine? {
    guard !cursor.isAtEnd else { return nil }
    let line = takeLine()
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

  /// Takes the rest of the line as `ByteCursor.takeLine` does.
  ///
  /// Each end is looked for by itself, which takes a fraction of the time, and never beyond the
  /// other, so that no byte is passed over more than twice.
  private mutating func takeLine() -> Range<Int> {
    let (bytes, start) = (cursor.bytes, cursor.index)
    if carriageReturn < start {
      carriageReturn = bytes.position(of: .carriageReturn, in: start..<cursor.end) ?? cursor.end
    }
    cursor.index = bytes.position(of: .lineFeed, in: start..<carriageReturn) ?? carriageReturn
    let line = start..<cursor.index
    if cursor.skip(.carriageReturn) { cursor.skip(.lineFeed) } else { cursor.skip(.lineFeed) }
    return line
  }

  /// A no-break space or an ideographic space alone: editors leave them on empty lines.
  private func isWideBlank(_ range: Range<Int>) -> Bool {
    let bytes = cursor.bytes[range]
    return bytes.elementsEqual([0xC2, 0xA0]) || bytes.elementsEqual([0xE3, 0x80, 0x80])
      || bytes.elementsEqual([0xEF, 0xBB, 0xBF])
  }
}
