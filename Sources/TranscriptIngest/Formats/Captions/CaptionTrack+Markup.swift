/// Markup of captions that no standard governs: HTML's tags, `{\an8}`, YouTube's `[br]`.
extension CaptionTrack {
  private static let tags: [StaticString] = [
    "i", "b", "u", "s", "c", "v", "font", "span", "ruby", "rt", "em", "strong", "p", "br",
  ]

  /// Writes a line of `bytes` behind the text so far, without markup.
  ///
  /// What only looks like a tag (`<laughs>`, `5 < 6`) is text.
  mutating func appendWithoutMarkup(_ bytes: [UInt8], _ line: Range<Int>) {
    guard Self.mayHoldMarkup(bytes, line) else {
      return text.append(contentsOf: bytes[line])
    }
    var cursor = ByteCursor(bytes, line)
    while let byte = cursor.current {
      let start = cursor.index
      switch byte {
      case .lessThan where cursor.skipTag(Self.tags):
        if bytes[start + 1] | 0x20 == UInt8(ascii: "b"),
          bytes[start + 2] | 0x20 == UInt8(ascii: "r")
        {
          text.append(.lineFeed)
        }
      case .openBrace where cursor.peek(1) == .backslash && cursor.skipPast(.closeBrace):
        continue
      case .openBracket where cursor.skip("[br]"):
        text.append(.lineFeed)
      case .ampersand:
        cursor.index = CharacterReferences.decode(
          bytes, at: start, end: line.upperBound, needsSemicolon: true, into: &text)
      default:
        text.append(byte)
        cursor.advance()
      }
    }
  }

  /// Whether a line of `bytes` has a byte with which markup begins.
  static func mayHoldMarkup(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    bytes[line].contains {
      $0 == .lessThan || $0 == .ampersand || $0 == .openBrace || $0 == .openBracket
    }
  }
}

extension ByteCursor {
  /// Moves over a tag with one of `names`, and says whether it did.
  fileprivate mutating func skipTag(_ names: [StaticString]) -> Bool {
    var tag = self
    guard tag.skip(.lessThan) else { return false }
    tag.skip(.slash)
    let start = tag.index
    while let byte = tag.current, byte.isAlphanumeric { tag.advance() }
    let count = tag.index - start
    let isKnown = names.contains { name in
      name.utf8CodeUnitCount == count
        && (0..<count).allSatisfy { bytes[start + $0] | 0x20 == name.utf8Start[$0] }
    }
    guard isKnown, tag.skipPast(.greaterThan) else { return false }
    self = tag
    return true
  }

  /// Moves behind the next `byte`, and says whether there is one near: no tag is longer.
  fileprivate mutating func skipPast(_ byte: UInt8) -> Bool {
    guard let found = bytes[index..<min(end, index + 256)].firstIndex(of: byte) else {
      return false
    }
    index = found + 1
    return true
  }
}
