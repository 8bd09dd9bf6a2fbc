import TranscriptModel

/// Finds `Name: text` at the beginning of a line or a cue.
///
/// A label ends at the first colon that a blank or the end of the line follows. Whether a
/// plausible label is believed is for `LabelCensus` to say, which looks at the whole file.
///
///     Dana Ruiz (she/her): So what now?    // label `Dana Ruiz (she/her)`
///     [SPEAKER_00]: So what now?           // label `SPEAKER_00`
///     On the question that you raised: no  // no label
enum LabelPrefix {
  /// The label and the text behind its colon, where the label has the shape of one.
  ///
  /// - Complexity: O(1): at most `LabelShape.longest` bytes are looked at.
  static func find(
    in bytes: [UInt8], _ range: Range<Int>
  ) -> (label: Range<Int>, text: Range<Int>)? {
    guard let found = candidate(in: bytes, range) else { return nil }
    return LabelShape(bytes, found.label) > .none ? found : nil
  }

  /// As `find`, without a look at the words: what stands before the first colon.
  ///
  /// Cheaper where a census knows the shape of every label that it has seen before.
  static func candidate(
    in bytes: [UInt8], _ range: Range<Int>
  ) -> (label: Range<Int>, text: Range<Int>)? {
    var start = range.lowerBound
    while start < range.upperBound, isBlank(bytes[start]) { start += 1 }
    guard let colon = colon(in: bytes, start..<range.upperBound) else { return nil }
    var label = trimmed(bytes, start..<colon.lowerBound)
    var text = trimmed(bytes, colon.upperBound..<range.upperBound)
    guard !label.isEmpty else { return nil }
    if let inner = withoutBrackets(bytes, label) {
      label = inner
    } else {
      while text.count > label.count, let longer = doubled(bytes, label, text) {
        (label, text) = longer
      }
    }
    return label.isEmpty ? nil : (label, text)
  }

  /// The first colon that ends a label: a blank or nothing follows; `：` needs none.
  private static func colon(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let end = min(range.upperBound, range.lowerBound + LabelShape.longest + 1)
    var index = range.lowerBound
    while index < end {
      // Letters end no label: most bytes need no further look.
      if bytes[index] > UInt8(ascii: "?"), bytes[index] != 0xEF {
        index += 1
        continue
      }
      switch bytes[index] {
      case .colon:
        let next = index + 1
        if next == range.upperBound || isBlank(bytes[next])
          || WideBlank.length(in: bytes.span, at: next) > 0
        {
          return index..<next
        }
      case 0xEF where index + 2 < range.upperBound:
        if bytes[index + 1] == 0xBC, bytes[index + 2] == 0x9A { return index..<(index + 3) }
      case .lineFeed, .carriageReturn, UInt8(ascii: "?"):
        if index > range.lowerBound { return nil }
      default:
        break
      }
      index += 1
    }
    return nil
  }

  /// `[SPEAKER_00]` without its brackets; nil where the label is not bracketed as a whole.
  private static func withoutBrackets(_ bytes: [UInt8], _ label: Range<Int>) -> Range<Int>? {
    guard label.count > 2, bytes[label.lowerBound] == .openBracket,
      bytes[label.upperBound - 1] == .closeBracket
    else { return nil }
    let inner = (label.lowerBound + 1)..<(label.upperBound - 1)
    return bytes[inner].contains(.closeBracket) ? nil : trimmed(bytes, inner)
  }

  /// `Dana: Dana: text`: the label once more at the beginning of the text belongs to the label.
  private static func doubled(
    _ bytes: [UInt8], _ label: Range<Int>, _ text: Range<Int>
  ) -> (Range<Int>, Range<Int>)? {
    guard bytes[text.lowerBound] == bytes[label.lowerBound], let colon = colon(in: bytes, text)
    else { return nil }
    let second = trimmed(bytes, text.lowerBound..<colon.lowerBound)
    guard bytes[label].suffix(second.count).elementsEqual(bytes[second]) else { return nil }
    guard second.count == label.count else { return nil }
    return (
      label.lowerBound..<second.upperBound, trimmed(bytes, colon.upperBound..<text.upperBound)
    )
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, isBlank(bytes[lower]) { lower += 1 }
    while upper > lower, isBlank(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == .space || byte == .tab || byte == .lineFeed || byte == .carriageReturn
  }
}
