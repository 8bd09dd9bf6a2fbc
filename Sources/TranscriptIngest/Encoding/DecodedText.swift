/// A file's bytes as UTF-8, and how they were encoded.
///
/// The order of the evidence: a byte order mark; the pattern of NUL bytes that UTF-16 and UTF-32
/// leave; what XML declares; valid UTF-8; what HTML declares; and at last a guess, which is noted.
struct DecodedText {
  /// The text as UTF-8, without byte order mark and without NUL.
  let bytes: [UInt8]
  /// The encoding of the file, in lower case.
  let encoding: String
  /// Whether the file began with a byte order mark.
  let hasByteOrderMark: Bool
  /// What was guessed and repaired.
  let notes: [IngestNote]

  /// U+FFFD in UTF-8.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Decodes a file.
  ///
  /// - Throws: `IngestError` where the content is not text, or its declared encoding is not read.
  /// - Complexity: O(*n*) in the number of bytes. Valid UTF-8 without a mark is not copied.
  init(_ file: [UInt8]) throws(IngestError) {
    try ForeignContent.refuse(file)
    if let mark = ByteOrderMark(file) {
      let text = file[mark.length...]
      if mark.encoding == .utf8 {
        self.init(utf8: Array(text), hasByteOrderMark: true)
      } else {
        try self.init(text, in: mark.encoding, hasByteOrderMark: true)
      }
    } else if let wide = TextEncoding(nulPatternOf: file) {
      try self.init(file[...], in: wide)
    } else {
      try self.init(narrow: file)
    }
  }

  /// Decodes text whose bytes below 0x80 are ASCII.
  private init(narrow file: [UInt8]) throws(IngestError) {
    try ForeignContent.refuseControls(in: file)
    switch DeclaredEncoding(file[...]) {
    case .unknown(let name):
      throw Self.unsupported(name)
    case .known(let encoding, .xml) where encoding.unitBytes == 1 && encoding != .utf8:
      try self.init(file[...], in: encoding)
    case .known(_, .xml):
      // A declaration of UTF-16 that can be read as ASCII is wrong, whatever it says.
      self.init(utf8: file)
    case .known(let encoding, .html)
    where encoding.unitBytes == 1 && encoding != .utf8 && !Self.isUTF8(file):
      try self.init(file[...], in: encoding)
    case .none, .known:
      guard !Self.isUTF8(file), let guess = EncodingGuess(file).encoding else {
        self.init(utf8: file)
        return
      }
      let note = IngestNote(code: "encoding-guessed")
      try self.init(file[...], in: guess, notes: [note])
    }
  }

  /// Takes text as UTF-8 and repairs it where it is not quite.
  private init(utf8 text: [UInt8], hasByteOrderMark: Bool = false) {
    let isValid = Self.isUTF8(text)
    self.init(
      decoded: isValid ? text : Array(String(decoding: text, as: UTF8.self).utf8),
      encoding: .utf8, hasByteOrderMark: hasByteOrderMark, isDamaged: !isValid, notes: [])
  }

  /// Decodes text in an encoding other than UTF-8.
  private init(
    _ text: ArraySlice<UInt8>, in encoding: TextEncoding, hasByteOrderMark: Bool = false,
    notes: [IngestNote] = []
  ) throws(IngestError) {
    let transcoder = try Transcoder(text, from: encoding)
    self.init(
      decoded: transcoder.bytes, encoding: encoding, hasByteOrderMark: hasByteOrderMark,
      isDamaged: transcoder.replaced > 0, notes: notes)
  }

  private init(
    decoded: [UInt8], encoding: TextEncoding, hasByteOrderMark: Bool, isDamaged: Bool,
    notes: [IngestNote]
  ) {
    var decoded = decoded
    var notes = notes
    if isDamaged { notes.append(IngestNote(code: "invalid-bytes-replaced")) }
    if Self.replaceNuls(in: &decoded) { notes.append(IngestNote(code: "nul-replaced")) }
    bytes = decoded
    self.encoding = encoding.name
    self.hasByteOrderMark = hasByteOrderMark
    self.notes = notes
  }

  /// Whether the bytes are UTF-8: whether all that stands between ASCII characters is.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      index = endOfASCII(in: bytes, from: index)
      let start = index
      while index < bytes.count, bytes[index] >= 0x80 { index += 1 }
      let others = bytes.span.extracting(start..<index)
      guard (try? UTF8Span(validating: others)) != nil else { return false }
    }
    return true
  }

  /// Where the first byte beyond ASCII stands at `start` or behind it.
  ///
  /// Nearly all text is ASCII, and 32 bytes of it are told at one look.
  private static func endOfASCII(in bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      var index = start
      while index + 32 <= buffer.count,
        buffer.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
          & SIMD4(repeating: 0x8080_8080_8080_8080) == .zero
      { index += 32 }
      while index < buffer.count, buffer[index] < 0x80 { index += 1 }
      return index
    }
  }

  /// Drops NULs at the end, which are unused room, and replaces others by U+FFFD.
  ///
  /// - Returns: Whether there were any.
  private static func replaceNuls(in bytes: inout [UInt8]) -> Bool {
    guard bytes.holds(0, in: bytes.indices) else { return false }
    while bytes.last == 0 { bytes.removeLast() }
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte == 0 { clean.append(contentsOf: replacement) } else { clean.append(byte) }
    }
    bytes = clean
    return true
  }

  private static func unsupported(_ name: String) -> IngestError {
    IngestError(
      .refused, code: "unsupported-encoding", line: 1, finding: "the declared encoding \(name)",
      expectation: "UTF-8, UTF-16, ISO 8859 or a Windows code page",
      remedy: "save the file as UTF-8")
  }
}
