import Glibc
import Testing

@testable import TranscriptIngest

/// Bytes of `text` in another encoding, by the C library; nil where it cannot write it.
func encoded(_ text: String, in table: String) -> [UInt8]? {
  guard let converter = iconv_open(table, "UTF-8"),
    converter != UnsafeMutableRawPointer(bitPattern: -1)
  else { return nil }
  defer { iconv_close(converter) }
  var source = Array(text.utf8).map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: source.count * 4 + 16)
  let room = target.count
  return source.withUnsafeMutableBufferPointer { from in
    target.withUnsafeMutableBufferPointer { to in
      var input = from.baseAddress
      var left = from.count
      var output = to.baseAddress
      var free = room
      guard iconv(converter, &input, &left, &output, &free) != -1 else { return nil }
      return to[..<(room - free)].map { UInt8(bitPattern: $0) }
    }
  }
}

extension DecodedText {
  /// The text as a string.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

@Suite struct DecodedTextTests {
  @Test func `plain UTF-8 stays as it is, whatever the script`() throws {
    let text = "Zoë: こんにちは — 👍\r\nMika: добрый день\n"
    let decoded = try DecodedText(Array(text.utf8))
    #expect(decoded.text == text)
    #expect(decoded.encoding == "utf-8")
    #expect(!decoded.hasByteOrderMark)
    #expect(decoded.notes.isEmpty)
  }

  @Test func `a file without a byte is empty UTF-8`() throws {
    let decoded = try DecodedText([])
    #expect(decoded.bytes.isEmpty)
    #expect(decoded.encoding == "utf-8")
  }

  @Test(arguments: [
    ("utf-8", "UTF-8", [0xEF, 0xBB, 0xBF] as [UInt8]),
    ("utf-16le", "UTF-16LE", [0xFF, 0xFE]), ("utf-16be", "UTF-16BE", [0xFE, 0xFF]),
    ("utf-32le", "UTF-32LE", [0xFF, 0xFE, 0, 0]), ("utf-32be", "UTF-32BE", [0, 0, 0xFE, 0xFF]),
  ])
  func `a byte order mark tells the encoding and is removed`(
    name: String, table: String, mark: [UInt8]
  ) throws {
    let text = "1\n00:00:01,000 --> 00:00:02,500\nOù en êtes-vous ? 👍\n"
    let decoded = try DecodedText(mark + (try #require(encoded(text, in: table))))
    #expect(decoded.text == text)
    #expect(decoded.encoding == name)
    #expect(decoded.hasByteOrderMark)
    #expect(decoded.notes.isEmpty)
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
  func `without a mark the NUL bytes tell the wide encodings`(table: String) throws {
    for text in ["Dana: Hi.\nOmar: Ça va ?\n", "Мика: добрый день, как дела?\n", "Mia: 👍 好的。\n"] {
      let decoded = try DecodedText(try #require(encoded(text, in: table)))
      #expect(decoded.text == text)
      #expect(decoded.encoding == table.lowercased())
      #expect(!decoded.hasByteOrderMark)
    }
  }

  @Test func `UTF-16 that ends in the middle of a unit keeps all before it`() throws {
    var file: [UInt8] = [0xFF, 0xFE]
    file += try #require(encoded("Dana: Hi.\n", in: "UTF-16LE"))
    let decoded = try DecodedText(file + [0x41])
    #expect(decoded.text == "Dana: Hi.\n\u{FFFD}")
    #expect(decoded.notes.map(\.code) == ["invalid-bytes-replaced"])
  }

  @Test func `a lone surrogate becomes one replacement character`() throws {
    let file: [UInt8] = [0xFF, 0xFE, 0x41, 0, 0x00, 0xD8, 0x42, 0, 0x43, 0]
    #expect(try DecodedText(file).text == "A\u{FFFD}BC")
  }

  @Test(arguments: [
    ("ISO-8859-1", "iso-8859-1", "Zoë dit: déjà"), ("latin1", "iso-8859-1", "Zoë"),
    ("windows-1251", "windows-1251", "Мика"), ("cp1250", "windows-1250", "Łukasz ścisły"),
    ("ISO-8859-5", "iso-8859-5", "Мика"), ("windows-1252", "windows-1252", "“déjà” – €"),
  ])
  func `an XML declaration is believed`(declared: String, name: String, words: String) throws {
    let text = "<?xml version='1.0' encoding='\(declared)'?>\n<Trans>\(words)</Trans>"
    let table = declared.hasPrefix("cp") ? "CP1250" : declared
    let decoded = try DecodedText(try #require(encoded(text, in: table)))
    #expect(decoded.text == text)
    #expect(decoded.encoding == name)
    #expect(decoded.notes.isEmpty)
  }

  @Test func `a declared ISO-8859-1 that holds quotes of windows-1252 is read with them`() throws {
    let head = Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><a>"#.utf8)
    let decoded = try DecodedText(head + [0x93, 0x48, 0x69, 0x94] + Array("</a>".utf8))
    #expect(decoded.text.hasSuffix("<a>“Hi”</a>"))
    #expect(decoded.encoding == "iso-8859-1")
  }

  @Test func `a declared UTF-16 in a file of single bytes is not believed`() throws {
    let decoded = try DecodedText(Array("<?xml version='1.0' encoding='UTF-16'?><a>é</a>".utf8))
    #expect(decoded.encoding == "utf-8")
    #expect(decoded.text.hasSuffix("<a>é</a>"))
  }

  @Test(arguments: ["UTF-7", "EBCDIC-CP-US", "x-unknown", "iso-8859-12", "windows-1259", "gbk"])
  func `a declared encoding that XML readers do not take is refused by name`(name: String) {
    let file = Array("<?xml version=\"1.0\" encoding=\"\(name)\"?><tt/>".utf8)
    let error = #expect(throws: IngestError.self) { try DecodedText(file) }
    #expect(error?.kind == .refused)
    #expect(error?.code == "unsupported-encoding")
    #expect(error?.finding.contains(name) == true)
  }

  @Test func `an error never repeats more than the name of an encoding`() {
    let file = Array("<?xml version='1.0' encoding='UTF-7 and then words'?><tt/>".utf8)
    let error = #expect(throws: IngestError.self) { try DecodedText(file) }
    #expect(error?.finding == "the declared encoding UTF-7")
  }

  @Test func `an HTML charset decides where the page is no UTF-8`() throws {
    let page = "<html><head><meta charset=\"windows-1251\"></head><p>Привет</p></html>"
    let legacy = try DecodedText(try #require(encoded(page, in: "CP1251")))
    #expect(legacy.encoding == "windows-1251")
    #expect(legacy.text == page)
    let mislabelled = try DecodedText(Array(page.utf8))
    #expect(mislabelled.encoding == "utf-8")
    #expect(mislabelled.text == page)
  }

  @Test func `damaged UTF-8 keeps what is whole`() throws {
    let file = Array("Zoë: où en es-tu ? ".utf8) + [0xFF] + Array(" déjà\n".utf8) + [0xE2, 0x82]
    let decoded = try DecodedText(file)
    #expect(decoded.text == "Zoë: où en es-tu ? \u{FFFD} déjà\n\u{FFFD}")
    #expect(decoded.encoding == "utf-8")
    #expect(decoded.notes.map(\.code) == ["invalid-bytes-replaced"])
  }

  @Test func `NULs inside become replacement characters and NULs at the end go`() throws {
    let decoded = try DecodedText(Array("WEBVTT\n\nte\0am and more\n".utf8) + [0, 0, 0])
    #expect(decoded.text == "WEBVTT\n\nte\u{FFFD}am and more\n")
    #expect(decoded.notes.map(\.code) == ["nul-replaced"])
  }
}
