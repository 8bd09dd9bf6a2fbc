/// A line that begins in bold or italics: `**inner**behind`, `*inner*behind`, `__inner__behind`.
struct Emphasis {
  /// Whether two marks stand on each side.
  let isBold: Bool
  /// What stands between the marks.
  let inner: Range<Int>
  /// What follows on the line.
  let behind: Range<Int>
  private let bytes: [UInt8]

  /// Reads the emphasis at the beginning of `range`; nil where none begins or none ends.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    guard let mark = bytes[range].first, mark == .asterisk || mark == UInt8(ascii: "_") else {
      return nil
    }
    var width = 0
    while width < 3, range.lowerBound + width < range.upperBound,
      bytes[range.lowerBound + width] == mark
    { width += 1 }
    let start = range.lowerBound + width
    guard start < range.upperBound, bytes[start] != .space else { return nil }
    var index = start
    while index + width <= range.upperBound {
      if bytes[index] == mark, bytes[index..<(index + width)].allSatisfy({ $0 == mark }) {
        guard index > start else { return nil }
        isBold = width > 1
        inner = start..<index
        behind = (index + width)..<range.upperBound
        self.bytes = bytes
        return
      }
      index += 1
    }
    return nil
  }

  /// The label and the text, where the emphasised part is a label by its colon.
  var label: (label: Range<Int>, text: Range<Int>)? {
    let cursor = ByteCursor(bytes)
    var label = cursor.trimmed(inner)
    var text = cursor.trimmed(behind)
    guard !label.isEmpty else { return nil }
    if bytes[label.upperBound - 1] == .colon {
      label = cursor.trimmed(label.dropLast())
    } else if let first = bytes[text].first, first == .colon {
      text = cursor.trimmed(text.dropFirst())
    } else if bytes[label.lowerBound] != .colon {
      return nil
    }
    return label.isEmpty ? nil : (label, text)
  }
}
