/// Writes JSON values as bytes, in the order in which they are given.
///
/// `JSONEncoder` keeps no order of keys or sorts them; what this writes has the documented order
/// and is the same for the same input.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// The JSON so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object whose members `members` writes.
  mutating func object(_ key: StaticString? = nil, _ members: (inout JSONWriter) -> Void) {
    begin(key)
    bytes.append(.openBrace)
    needsComma = false
    members(&self)
    bytes.append(.closeBrace)
    needsComma = true
  }

  /// Writes an array with what `write` makes of each of `elements`.
  mutating func array<Elements: Sequence>(
    _ key: StaticString, of elements: Elements,
    _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    begin(key)
    bytes.append(.openBracket)
    needsComma = false
    for element in elements { write(&self, element) }
    bytes.append(.closeBracket)
    needsComma = true
  }

  /// Writes a number, or `null`.
  mutating func number(_ key: StaticString? = nil, _ value: Int?) {
    begin(key)
    if let value { bytes.append(contentsOf: String(value).utf8) } else { raw("null") }
    needsComma = true
  }

  /// Writes `true` or `false`.
  mutating func flag(_ key: StaticString, _ value: Bool) {
    begin(key)
    if value { raw("true") } else { raw("false") }
    needsComma = true
  }

  /// Writes a string, or `null`.
  mutating func string(_ key: StaticString? = nil, _ value: String?) {
    begin(key)
    if let value { quoted(value) } else { raw("null") }
    needsComma = true
  }

  private mutating func begin(_ key: StaticString?) {
    if needsComma { bytes.append(.comma) }
    guard let key else { return }
    bytes.append(.quote)
    raw(key)
    bytes.append(.quote)
    bytes.append(.colon)
  }

  private mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func quoted(_ value: String) {
    bytes.append(.quote)
    for byte in value.utf8 {
      switch byte {
      case .quote: raw("\\\"")
      case .backslash: raw("\\\\")
      case .lineFeed: raw("\\n")
      case .carriageReturn: raw("\\r")
      case .tab: raw("\\t")
      case 0..<0x20:
        raw("\\u00")
        bytes.append(byte < 0x10 ? .zero : .zero + 1)
        bytes.append(Array("0123456789abcdef".utf8)[Int(byte & 0xF)])
      default: bytes.append(byte)
      }
    }
    bytes.append(.quote)
  }
}
