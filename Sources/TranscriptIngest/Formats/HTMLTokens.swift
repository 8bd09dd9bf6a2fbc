/// The tags and texts of an HTML page, in order.
///
/// Enough of HTML's tokenizer for transcripts: names of tags in small letters, references decoded
/// once, comments, scripts and styles passed over. Whatever is malformed is text.
struct HTMLTokens: Sequence, IteratorProtocol {
  /// A piece of a page.
  enum Token: Equatable {
    /// The beginning of an element.
    case open(String)
    /// The end of an element.
    case close(String)
    /// Text; a line end in it is a space.
    case text(String)
  }

  private var cursor: ByteCursor

  init(_ bytes: [UInt8]) {
    cursor = ByteCursor(bytes)
  }

  mutating func next() -> Token? {
    while let byte = cursor.current {
      guard byte == .lessThan else { return .text(text()) }
      if cursor.skip("<!--") {
        skip(to: "-->")
      } else if let next = cursor.peek(1), next.isLetter || next == .slash {
        if let token = tag() { return token }
      } else if cursor.skip("<!") || cursor.skip("<?") {
        skip(to: ">")
      } else {
        return .text(text())
      }
    }
    return nil
  }

  /// Reads `<name …>` or `</name>`; nil where the element holds no text of the page.
  private mutating func tag() -> Token? {
    cursor.advance()
    let isClosing = cursor.skip(.slash)
    let name = name()
    var quote: UInt8?
    while let byte = cursor.current {
      cursor.advance()
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == .quote || byte == 0x27 {
        quote = byte
      } else if quote == nil, byte == .greaterThan {
        break
      }
    }
    if !isClosing, name == "script" {
      skip(to: "</script")
      skip(to: ">")
    } else if !isClosing, name == "style" {
      skip(to: "</style")
      skip(to: ">")
    } else if !name.isEmpty {
      return isClosing ? .close(name) : .open(name)
    }
    return nil
  }

  private mutating func name() -> String {
    let start = cursor.index
    while let byte = cursor.current, byte.isAlphanumeric || byte == .minus || byte == .colon {
      cursor.advance()
    }
    return cursor.string(start..<cursor.index).lowercased()
  }

  /// Reads up to the next `<`; the first byte belongs to the text whatever it is.
  private mutating func text() -> String {
    var text: [UInt8] = []
    repeat {
      guard let byte = cursor.current else { break }
      if byte == .ampersand {
        cursor.index = CharacterReferences.decode(
          cursor.bytes, at: cursor.index, end: cursor.end, into: &text)
        continue
      }
      text.append(byte.isWhiteSpace ? .space : byte)
      cursor.advance()
    } while cursor.current.map { $0 != .lessThan } ?? false
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func skip(to end: StaticString) {
    while !cursor.isAtEnd {
      if cursor.skip(end) { return }
      cursor.advance()
    }
  }
}
