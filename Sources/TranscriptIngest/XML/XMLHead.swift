/// The root element of a document, as far as the beginning of the file shows it.
///
/// Comments, instructions and a document type may stand before the root. Where the beginning ends
/// inside the document type, its name is taken for the root's.
struct XMLHead {
  /// The root's name without prefix.
  private(set) var root = ""
  /// The namespace of the root; empty where there is none or where the beginning ends before.
  private(set) var namespace = ""
  /// Where the root's tag begins; the head's end where it lies behind.
  private(set) var rootIndex: Int
  private var cursor: ByteCursor

  /// Looks for the root; nil where the bytes are no XML.
  init?(_ head: ArraySlice<UInt8>) {
    cursor = ByteCursor(Array(head))
    rootIndex = cursor.end
    skipSpace()
    guard cursor.current == .lessThan else { return nil }
    while cursor.current == .lessThan, prologItem() { skipSpace() }
    guard !root.isEmpty else { return nil }
  }

  /// Whether `text` stands at or behind the root.
  func contains(_ text: StaticString) -> Bool {
    var search = cursor
    search.index = rootIndex
    while !search.isAtEnd {
      if search.skip(text) { return true }
      search.advance()
    }
    return false
  }

  private mutating func skipSpace() {
    while let byte = cursor.current, byte.isXMLSpace { cursor.advance() }
  }

  /// Moves over one thing before the root, or reads the root and says that it was the last.
  private mutating func prologItem() -> Bool {
    if cursor.skip("<?") { return skip(to: "?>") }
    if cursor.skip("<!--") { return skip(to: "-->") }
    if cursor.skip("<!DOCTYPE") { return documentType() }
    rootElement()
    return false
  }

  private mutating func skip(to end: StaticString) -> Bool {
    while !cursor.isAtEnd {
      if cursor.skip(end) { return true }
      cursor.advance()
    }
    return false
  }

  private mutating func documentType() -> Bool {
    skipSpace()
    root = cursor.string(name()).localName
    var isInSubset = false
    while let byte = cursor.current {
      if cursor.skip("<!--") {
        guard skip(to: "-->") else { return false }
        continue
      }
      cursor.advance()
      switch byte {
      case .quote, .apostrophe:
        while let next = cursor.current, next != byte { cursor.advance() }
        cursor.advance()
      case .openBracket: isInSubset = true
      case .closeBracket: isInSubset = false
      case .greaterThan where !isInSubset: return true
      default: break
      }
    }
    return false
  }

  private mutating func name() -> Range<Int> {
    let start = cursor.index
    while let byte = cursor.current, !byte.isXMLSpace, !Self.endsName.contains(byte) {
      cursor.advance()
    }
    return start..<cursor.index
  }

  private static let endsName: [UInt8] = [
    .greaterThan, .slash, .equals, .lessThan, .openBracket, .quote, .apostrophe,
  ]

  private mutating func rootElement() {
    rootIndex = cursor.index
    cursor.advance()
    let written = cursor.string(name())
    guard let first = written.utf8.first, first.isNameStart else { return root = "" }
    root = written.localName
    let prefix =
      written.utf8.count > root.utf8.count ? String(written.dropLast(root.count + 1)) : ""
    let declaration = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
    while !cursor.isAtEnd {
      skipSpace()
      let attribute = name()
      skipSpace()
      guard !attribute.isEmpty, cursor.skip(.equals) else { return }
      skipSpace()
      guard let value = quoted() else { return }
      if cursor.string(attribute) == declaration { return namespace = cursor.string(value) }
    }
  }

  private mutating func quoted() -> Range<Int>? {
    guard let mark = cursor.current, mark == .quote || mark == .apostrophe else { return nil }
    cursor.advance()
    let start = cursor.index
    while let byte = cursor.current, byte != mark { cursor.advance() }
    defer { cursor.advance() }
    return start..<cursor.index
  }
}

extension String {
  /// A qualified name without its prefix.
  fileprivate var localName: String {
    guard let colon = utf8.lastIndex(of: .colon) else { return self }
    return String(self[index(after: colon)...])
  }
}

extension UInt8 {
  static let apostrophe: UInt8 = 0x27

  /// Whether an XML name may begin with the byte.
  fileprivate var isNameStart: Bool {
    let letter = self | 0x20
    return letter >= 0x61 && letter <= 0x7A || self == 0x5F || self == .colon || self >= 0x80
  }
}
