/// Takes Markdown's marks and escapes from text and leaves the words.
///
/// Bullets stay, since they are part of how a text is read; links keep their words.
struct MarkdownText {
  private var cursor: ByteCursor
  private var output: [UInt8] = []
  /// The emphasis that is open: where its marks stand in `output`.
  private var open: [(mark: UInt8, start: Int, count: Int)] = []
  /// Marks that have found their partner and go.
  private var dropped: [Range<Int>] = []

  /// The text of `bytes` without marks.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func plain(_ bytes: [UInt8]) -> [UInt8] {
    guard marks.contains(where: { bytes.holds($0, in: bytes.indices) }) else { return bytes }
    var text = MarkdownText(cursor: ByteCursor(bytes))
    return text.read()
  }

  private init(cursor: ByteCursor) { self.cursor = cursor }

  /// The bytes without any of which a text is plain already.
  static let marks: [UInt8] = [
    .asterisk, .backslash, .openBracket, .ampersand, UInt8(ascii: "_"), UInt8(ascii: "`"),
    UInt8(ascii: "~"),
  ]

  private mutating func read() -> [UInt8] {
    output.reserveCapacity(cursor.end)
    while let byte = cursor.current { take(byte) }
    return withoutDropped()
  }

  private mutating func take(_ byte: UInt8) {
    switch byte {
    case .backslash:
      cursor.advance()
      // Only punctuation is escaped; a backslash before a letter is one.
      guard let next = cursor.current, next < 0x80, next.isPunctuation else {
        output.append(.backslash)
        return
      }
      output.append(next)
      cursor.advance()
    case .openBracket where link():
      break
    case UInt8(ascii: "!") where cursor.peek(1) == .openBracket && image():
      break
    case UInt8(ascii: "`"):
      cursor.advance()
    case .asterisk, UInt8(ascii: "_"):
      emphasis(byte)
    case UInt8(ascii: "~") where cursor.peek(1) == byte:
      cursor.advance()
      cursor.advance()
    case .lineFeed:
      output.append(byte)
      cursor.advance()
      // Emphasis ends with its paragraph.
      if cursor.current == .lineFeed { open.removeAll(keepingCapacity: true) }
    default:
      output.append(byte)
      cursor.advance()
    }
  }

  /// A run of `*` or `_`: opens where a word follows, closes where a word went before.
  private mutating func emphasis(_ mark: UInt8) {
    let before = output.last
    let start = output.count
    while cursor.current == mark {
      output.append(mark)
      cursor.advance()
    }
    let count = output.count - start
    let afterWord = before.map { !$0.isBlankOrBreak } ?? false
    let beforeWord = cursor.current.map { !$0.isBlankOrBreak } ?? false
    // Inside a word only `*` is emphasis: snake_case stays.
    let isInner = afterWord && beforeWord
    if mark == UInt8(ascii: "_"), isInner, before?.isWordByte == true,
      cursor.current?.isWordByte == true
    {
      return
    }
    if afterWord, let partner = open.lastIndex(where: { $0.mark == mark && $0.count == count }) {
      let opened = open[partner]
      dropped.append(opened.start..<(opened.start + opened.count))
      dropped.append(start..<output.count)
      open.removeSubrange(partner...)
    } else if beforeWord, open.count < 32 {
      open.append((mark, start, count))
    }
  }

  /// `[words](address)`: the words stay and are read on; the address goes.
  private mutating func link() -> Bool {
    guard let end = linkEnd(from: cursor.index) else { return false }
    let words = (cursor.index + 1)..<end.words
    output.append(contentsOf: MarkdownText.plain(Array(cursor.bytes[words])))
    cursor.index = end.link
    return true
  }

  /// `![words](address)`: a picture, which nobody says.
  private mutating func image() -> Bool {
    guard let end = linkEnd(from: cursor.index + 1) else { return false }
    cursor.index = end.link
    return true
  }

  /// Where the words and the whole of a link end that begins at `start`.
  private func linkEnd(from start: Int) -> (words: Int, link: Int)? {
    let bytes = cursor.bytes
    // An address is short; the bound keeps brackets without links linear.
    let limit = min(cursor.end, start + 2048)
    var close = start + 1
    while close < limit, bytes[close] != .closeBracket {
      if bytes[close] == .openBracket || bytes[close] == .backslash { return nil }
      close += 1
    }
    guard close + 1 < limit, bytes[close + 1] == .openParenthesis else { return nil }
    var depth = 0
    var index = close + 1
    while index < limit, bytes[index] != .lineFeed, bytes[index] != .openBracket {
      if bytes[index] == .openParenthesis { depth += 1 }
      if bytes[index] == .closeParenthesis { depth -= 1 }
      index += 1
      if depth == 0 { return (close, index) }
    }
    return nil
  }

  private func withoutDropped() -> [UInt8] {
    guard !dropped.isEmpty else { return output }
    var kept: [UInt8] = []
    kept.reserveCapacity(output.count)
    var position = 0
    for range in dropped.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard range.lowerBound >= position else { continue }
      kept.append(contentsOf: output[position..<range.lowerBound])
      position = range.upperBound
    }
    kept.append(contentsOf: output[position...])
    return kept
  }
}

extension UInt8 {
  /// Whether the byte is punctuation of ASCII.
  var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether the byte is a blank or ends a line.
  var isBlankOrBreak: Bool {
    self == .space || self == .tab || self == .lineFeed || self == .carriageReturn
  }

  /// Whether the byte belongs to a word: a letter or digit, or part of one outside ASCII.
  var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
