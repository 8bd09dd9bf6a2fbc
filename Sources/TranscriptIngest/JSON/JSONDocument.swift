/// A JSON text as a flat list of its values, in the order in which they begin.
///
/// Reading it neither recurses nor builds dictionaries: a value is a place in the text, and an
/// array or object knows where the value behind it begins. Strings are decoded when asked for.
///
/// A class, because every `JSONNode` of the text refers to it; nothing of it ever changes.
package final class JSONDocument: Sendable {
  /// What a value is.
  package enum Kind: UInt8, Sendable {
    case null, yes, no, number, string, escapedString, array, object
  }

  /// A value: what it is, where its text stands, and which entry comes after all that it holds.
  struct Entry: Sendable {
    let kind: Kind
    let start: Int32
    var end: Int32
    var next: Int32
  }

  /// The text.
  let bytes: [UInt8]
  /// The values; the members of an object are a key and a value in turn.
  let entries: [Entry]

  /// The outermost value.
  package var root: JSONNode { JSONNode(document: self, index: 0) }

  /// Reads a JSON text.
  ///
  /// - Throws: `IngestError` where the text is no JSON, is cut off, or is beyond a limit.
  /// - Complexity: O(*n*) in the number of bytes.
  package init(_ bytes: [UInt8], limits: IngestLimits = IngestLimits()) throws(IngestError) {
    var parser = JSONParser(bytes, limits: limits)
    try parser.document()
    self.bytes = bytes
    entries = parser.entries
  }
}

/// Reads a JSON text into entries, with the open arrays and objects on a stack of its own.
private struct JSONParser {
  private(set) var entries: [JSONDocument.Entry] = []
  private var cursor: ByteCursor
  private var open: [Int] = []
  private let limits: IngestLimits

  init(_ bytes: [UInt8], limits: IngestLimits) {
    cursor = ByteCursor(bytes)
    self.limits = limits
    entries.reserveCapacity(bytes.count / 12)
  }

  mutating func document() throws(IngestError) {
    var isValueNext = true
    repeat {
      skipSpace()
      if isValueNext {
        isValueNext = try value()
      } else {
        isValueNext = try separator()
      }
    } while isValueNext || !open.isEmpty
    skipSpace()
    guard cursor.isAtEnd else { throw unexpected("the end of the file") }
  }

  /// Reads a value, or the beginning of an array or object.
  ///
  /// - Returns: Whether a value comes next: true inside an array or object that is not empty.
  private mutating func value() throws(IngestError) -> Bool {
    guard let byte = cursor.current else { throw cutOff }
    switch byte {
    case .openBrace:
      try begin(.object)
      skipSpace()
      if cursor.current == .closeBrace { return false }
      try key()
      return true
    case .openBracket:
      try begin(.array)
      skipSpace()
      return cursor.current != .closeBracket
    case .quote:
      try string()
    default:
      try word()
    }
    return false
  }

  /// Reads what stands behind a value: a comma, or the end of its array or object.
  private mutating func separator() throws(IngestError) -> Bool {
    guard let last = open.last else { return false }
    let isObject = entries[last].kind == .object
    guard !cursor.isAtEnd else { throw cutOff }
    if cursor.skip(.comma) {
      skipSpace()
      if isObject { try key() }
      return true
    }
    guard cursor.skip(isObject ? .closeBrace : .closeBracket) else {
      throw unexpected("a comma or the end of the \(isObject ? "object" : "array")")
    }
    entries[last].end = Int32(cursor.index)
    entries[last].next = Int32(entries.count)
    open.removeLast()
    return false
  }

  private mutating func begin(_ kind: JSONDocument.Kind) throws(IngestError) {
    guard open.count < limits.jsonDepth else {
      throw IngestError(
        .refused, code: "too-deep", line: place.line, column: place.column,
        finding: "JSON nested deeper than \(limits.jsonDepth) levels",
        expectation: "at most \(limits.jsonDepth) levels",
        remedy: "check that the file is a transcript")
    }
    open.append(entries.count)
    try add(kind, from: cursor.index, to: cursor.index + 1)
    cursor.advance()
  }

  /// Reads a key and the colon behind it.
  private mutating func key() throws(IngestError) {
    guard cursor.current == .quote else {
      if cursor.isAtEnd { throw cutOff }
      throw unexpected("a key in quotes")
    }
    try string()
    skipSpace()
    guard cursor.skip(.colon) else {
      throw cursor.isAtEnd ? cutOff : unexpected("a colon behind the key")
    }
    skipSpace()
  }

  /// Reads a string; its entry is the text between the quotes.
  private mutating func string() throws(IngestError) {
    cursor.advance()
    let start = cursor.index
    var isEscaped = false
    while let byte = cursor.current, byte != .quote {
      if byte == .backslash {
        isEscaped = true
        cursor.advance()
      }
      cursor.advance()
    }
    let end = cursor.index
    guard cursor.skip(.quote) else { throw cutOff }
    try add(isEscaped ? .escapedString : .string, from: start, to: end)
  }

  /// Reads a number, `true`, `false`, `null`, or Python's `NaN` and `Infinity`.
  private mutating func word() throws(IngestError) {
    let start = cursor.index
    while let byte = cursor.current, Self.isWord(byte) { cursor.advance() }
    let text = cursor.bytes[start..<cursor.index]
    let kind: JSONDocument.Kind
    if let first = text.first, first.isDigit || first == .minus && text.count > 1 {
      kind = .number
    } else if text.elementsEqual("true".utf8) {
      kind = .yes
    } else if text.elementsEqual("false".utf8) {
      kind = .no
    } else if text.elementsEqual("null".utf8) || text.elementsEqual("NaN".utf8)
      || text.elementsEqual("Infinity".utf8)
    {
      kind = .null
    } else {
      guard !cursor.isAtEnd || open.isEmpty else { throw cutOff }
      cursor.index = start
      throw unexpected("a value")
    }
    try add(kind, from: start, to: cursor.index)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, .minus, .dot, 0x2B: true
    default: false
    }
  }

  private mutating func add(
    _ kind: JSONDocument.Kind, from start: Int, to end: Int
  ) throws(IngestError) {
    guard entries.count < limits.jsonValues else {
      throw IngestError(
        .refused, code: "too-many-values", line: place.line,
        finding: "more than \(limits.jsonValues) JSON values",
        expectation: "at most \(limits.jsonValues) values", remedy: "split the file by session")
    }
    entries.append(
      JSONDocument.Entry(
        kind: kind, start: Int32(start), end: Int32(end), next: Int32(entries.count + 1)))
  }

  private mutating func skipSpace() {
    while let byte = cursor.current,
      byte == .space || byte == .lineFeed || byte == .carriageReturn || byte == .tab
    {
      cursor.advance()
    }
  }

  // MARK: - Errors

  /// The line and column of the next byte.
  ///
  /// Looks at everything before it, so it is for errors alone.
  private var place: (line: Int, column: Int) {
    var counter = ByteCursor(cursor.bytes, 0..<cursor.index)
    var start = 0
    var line = 1
    while !counter.isAtEnd {
      let range = counter.takeLine()
      guard range.upperBound < counter.index else { break }
      line += 1
      start = counter.index
    }
    return (line, cursor.index - start + 1)
  }

  private var cutOff: IngestError {
    IngestError(
      .damaged, code: "truncated", line: place.line, finding: "the end of the file",
      expectation: "the rest of the JSON", remedy: "export or download the file again")
  }

  private func unexpected(_ expectation: String) -> IngestError {
    let place = place
    return IngestError(
      .damaged, code: "bad-json", line: place.line, column: place.column,
      finding: "something else", expectation: expectation,
      remedy: "export the file again, or mend it at this place")
  }
}
