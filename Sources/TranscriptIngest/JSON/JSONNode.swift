/// A value of a JSON text: a place in it, cheap to pass around.
package struct JSONNode: Sendable {
  fileprivate let document: JSONDocument
  fileprivate let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  private var entry: JSONDocument.Entry { document.entries[index] }

  /// What the value is.
  package var kind: JSONDocument.Kind { entry.kind }

  /// Whether the value is a string.
  package var isString: Bool { kind == .string || kind == .escapedString }

  /// The value's own bytes: of a string without its quotes, with its escapes.
  private var range: Range<Int> { Int(entry.start)..<Int(entry.end) }

  /// The string; nil for every other kind.
  package var string: String? {
    switch kind {
    case .string: String(decoding: document.bytes[range], as: UTF8.self)
    case .escapedString: JSONEscapes.decoded(document.bytes[range])
    default: nil
    }
  }

  /// The string; nil also where something in it looks like an escape and is none.
  package var exactString: String? {
    kind == .escapedString ? JSONEscapes.exact(document.bytes[range]) : string
  }

  /// The string, or the number as it is written; nil for every other kind.
  package var text: String? {
    kind == .number ? String(decoding: document.bytes[range], as: UTF8.self) : string
  }

  /// The number as it is written, or the string; nil for every other kind.
  var time: TimeText? {
    guard isString || kind == .number else { return nil }
    return TimeText(document.bytes[range])
  }

  /// The whole number; nil for every other value.
  package var integer: Int? {
    guard kind == .number else { return nil }
    var cursor = ByteCursor(document.bytes, range)
    let isNegative = cursor.skip(.minus)
    guard let number = cursor.number(), cursor.isAtEnd else { return nil }
    return isNegative ? -number : number
  }

  /// The values of an array; none for every other kind.
  package var elements: JSONElements { inner(of: .array) }

  /// The values of the array under `key`; none where there is no array.
  package func list(_ key: StaticString) -> JSONElements {
    self[key]?.elements ?? JSONElements(document: document, index: 0, end: 0)
  }

  /// The keys and values of an object; none for every other kind.
  package var members: JSONMembers { JSONMembers(values: inner(of: .object)) }

  private func inner(of kind: JSONDocument.Kind) -> JSONElements {
    guard self.kind == kind else { return JSONElements(document: document, index: 0, end: 0) }
    return JSONElements(document: document, index: index + 1, end: Int(entry.next))
  }

  /// The member of an object with this key; nil where there is none, or it is null.
  ///
  /// - Complexity: O(*n*) in the number of members.
  package subscript(key: StaticString) -> JSONNode? {
    guard kind == .object else { return nil }
    let end = Int(entry.next)
    var member = index + 1
    while member < end {
      let value = JSONNode(document: document, index: member + 1)
      if JSONNode(document: document, index: member).isKey(key) {
        return value.kind == .null ? nil : value
      }
      member = Int(value.entry.next)
    }
    return nil
  }

  private func isKey(_ key: StaticString) -> Bool {
    let count = key.utf8CodeUnitCount
    guard range.count == count else { return false }
    let start = range.lowerBound
    for offset in 0..<count where document.bytes[start + offset] != key.utf8Start[offset] {
      return false
    }
    return true
  }
}

/// The values of an array, or the keys and values of an object in turn.
package struct JSONElements: Sequence, IteratorProtocol {
  fileprivate let document: JSONDocument
  fileprivate var index: Int
  fileprivate let end: Int

  /// The first value.
  var first: JSONNode? {
    var copy = self
    return copy.next()
  }

  /// Whether there is no value.
  package var isEmpty: Bool { index >= end }

  /// The next value; nil behind the last.
  package mutating func next() -> JSONNode? {
    guard index < end else { return nil }
    defer { index = Int(document.entries[index].next) }
    return JSONNode(document: document, index: index)
  }
}

/// The members of an object.
package struct JSONMembers: Sequence, IteratorProtocol {
  fileprivate var values: JSONElements

  package mutating func next() -> (key: JSONNode, value: JSONNode)? {
    guard let key = values.next(), let value = values.next() else { return nil }
    return (key, value)
  }
}

/// The escapes of JSON strings.
enum JSONEscapes {
  /// `text` with its escapes decoded; what is no escape becomes U+FFFD.
  static func decoded(_ text: ArraySlice<UInt8>) -> String { decoding(text).text }

  /// The same; nil where something is no escape, such as half of a pair of surrogates.
  static func exact(_ text: ArraySlice<UInt8>) -> String? {
    let (text, isExact) = decoding(text)
    return isExact ? text : nil
  }

  private static func decoding(_ text: ArraySlice<UInt8>) -> (text: String, isExact: Bool) {
    var isExact = true
    var cursor = ByteCursor(Array(text))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    while let byte = cursor.current {
      cursor.advance()
      if byte != .backslash {
        bytes.append(byte)
      } else if !escape(&cursor, &bytes) {
        bytes += DecodedText.replacement
        isExact = false
      }
    }
    return (String(decoding: bytes, as: UTF8.self), isExact)
  }

  /// Adds what the escape behind a backslash stands for.
  ///
  /// - Returns: Whether it is one; else nothing is added.
  private static func escape(_ cursor: inout ByteCursor, _ bytes: inout [UInt8]) -> Bool {
    let byte = cursor.current
    cursor.advance()
    switch byte {
    case UInt8(ascii: "n"): bytes.append(.lineFeed)
    case UInt8(ascii: "t"): bytes.append(.tab)
    case UInt8(ascii: "r"): bytes.append(.carriageReturn)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case .quote, .backslash, .slash: bytes.append(byte ?? .slash)
    case UInt8(ascii: "u"):
      guard let character = character(&cursor) else { return false }
      bytes += character.utf8
    default: return false
    }
    return true
  }

  /// Reads the four digits behind `\u`, and the second escape of a pair of surrogates.
  private static func character(_ cursor: inout ByteCursor) -> String? {
    guard let first = hexadecimal(&cursor) else { return nil }
    if (0xD800..<0xDC00).contains(first) {
      let place = cursor.index
      if cursor.skip("\\u"), let second = hexadecimal(&cursor), (0xDC00..<0xE000).contains(second) {
        return String(decoding: [UInt16(first), UInt16(second)], as: UTF16.self)
      }
      cursor.index = place
    }
    return Unicode.Scalar(UInt32(first)).map { String($0) }
  }

  private static func hexadecimal(_ cursor: inout ByteCursor) -> Int? {
    var value = 0
    for _ in 0..<4 {
      guard let byte = cursor.current, let digit = digit(byte) else { return nil }
      value = value * 16 + digit
      cursor.advance()
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte - 0x30)
    case 0x41...0x46: Int(byte - 0x41) + 10
    case 0x61...0x66: Int(byte - 0x61) + 10
    default: nil
    }
  }
}
