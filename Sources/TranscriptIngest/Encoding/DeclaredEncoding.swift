/// What a file says about its own encoding, in an XML declaration or an HTML `charset`.
enum DeclaredEncoding: Equatable {
  /// It says nothing.
  case none
  /// It names an encoding that is read.
  case known(TextEncoding, TextEncoding.Declaration)
  /// It names one that is not read; the name as written, without anything that is no name.
  case unknown(String)

  /// Looks for a declaration at the beginning of `file`, whose bytes are ASCII where they are
  /// below 0x80.
  init(_ file: ArraySlice<UInt8>) {
    let head = Array(file.prefix(1024))
    var cursor = ByteCursor(head)
    Self.skipSpace(&cursor)
    guard cursor.current == .lessThan else {
      self = .none
      return
    }
    if cursor.skip("<?xml") {
      self = Self.xml(&cursor)
    } else {
      self = Self.html(&cursor)
    }
  }

  /// Reads `version="1.0" encoding="…"` up to `?>`.
  private static func xml(_ cursor: inout ByteCursor) -> DeclaredEncoding {
    while let byte = cursor.current, byte != .greaterThan {
      if cursor.skip("encoding") {
        let name = value(&cursor)
        return name.isEmpty ? .none : DeclaredEncoding(name, .xml)
      }
      cursor.advance()
    }
    return .none
  }

  /// Reads the first `charset=…` inside a `meta` element.
  private static func html(_ cursor: inout ByteCursor) -> DeclaredEncoding {
    var isInMeta = false
    while let byte = cursor.current {
      if byte == .lessThan {
        isInMeta = cursor.skip("<meta") || cursor.skip("<META")
        if isInMeta { continue }
      } else if isInMeta, cursor.skip("charset") {
        let name = value(&cursor)
        if !name.isEmpty { return DeclaredEncoding(name, .html) }
      }
      cursor.advance()
    }
    return .none
  }

  private init(_ name: String, _ declaration: TextEncoding.Declaration) {
    if let encoding = TextEncoding(named: name, in: declaration) {
      self = .known(encoding, declaration)
    } else {
      self = .unknown(name)
    }
  }

  /// Reads `="name"`, `='name'` or `=name`; empty where none follows.
  private static func value(_ cursor: inout ByteCursor) -> String {
    skipSpace(&cursor)
    guard cursor.skip(.equals) else { return "" }
    skipSpace(&cursor)
    if !cursor.skip(.quote) { cursor.skip(0x27) }
    let start = cursor.index
    while let byte = cursor.current, isName(byte), cursor.index - start < 40 { cursor.advance() }
    return cursor.string(start..<cursor.index)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, .minus, .dot, .colon, 0x5F: true
    default: false
    }
  }

  private static func skipSpace(_ cursor: inout ByteCursor) {
    while let byte = cursor.current,
      byte == .space || byte == .tab || byte == .lineFeed || byte == .carriageReturn
    {
      cursor.advance()
    }
  }
}
