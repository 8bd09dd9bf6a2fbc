import Testing

@testable import TranscriptIngest

@Suite struct ForeignContentTests {
  private static let beginnings: [(code: String, file: [UInt8])] = [
    ("gzip-content", [0x1F, 0x8B, 8, 0]), ("zip-content", [0x50, 0x4B, 3, 4]),
    ("archive-content", [UInt8]("BZh91AY".utf8)), ("pdf-content", [UInt8]("%PDF-1.7\n".utf8)),
    ("rtf-content", [UInt8]("{\\rtf1\\ansi".utf8)), ("office-content", [0xD0, 0xCF, 0x11, 0xE0]),
    ("database-content", [UInt8]("SQLite format 3\0".utf8)),
    ("media-content", [UInt8]("RIFF1234WAVEfmt ".utf8)),
    ("media-content", [UInt8]("\0\0\0 ftypisom".utf8)),
    ("media-content", [0x1A, 0x45, 0xDF, 0xA3]), ("media-content", [UInt8]("ID3\u{4}".utf8)),
    ("image-content", [0x89, 0x50, 0x4E, 0x47]),
  ]

  @Test(arguments: Self.beginnings)
  func `content that is no text is named`(code: String, file: [UInt8]) {
    let error = #expect(throws: IngestError.self) { try DecodedText(file + [0, 1, 2, 3]) }
    #expect(error?.kind == .notRecognized)
    #expect(error?.code == code)
  }

  @Test(arguments: ["BZ: hello\n", "RIFF between us\n", "ID3 tags\n", "PK: hi\n", "7z: fine\n"])
  func `speech that begins with the letters of a signature is text`(text: String) throws {
    #expect(try DecodedText(Array(text.utf8)).text == text)
  }

  @Test func `every byte in turn is binary data`() {
    let file = (0..<4).flatMap { _ in (0...255).map { UInt8($0) } }
    let error = #expect(throws: IngestError.self) { try DecodedText(file) }
    #expect(error?.code == "binary-content")
  }

  @Test func `one control character in twenty is binary, fewer are text`() throws {
    let filler = [UInt8](repeating: 0x61, count: 19)
    let binary = Array(repeating: filler + [1], count: 50).flatMap { $0 }
    #expect(throws: IngestError.self) { try DecodedText(binary) }
    let text = Array(repeating: filler + [0x61, 1], count: 50).flatMap { $0 }
    #expect(try DecodedText(text).bytes == text)
  }
}
