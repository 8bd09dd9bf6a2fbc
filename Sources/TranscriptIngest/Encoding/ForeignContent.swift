/// Files that are no text: containers, recordings, databases.
///
/// They are refused by name, before anything looks for speech in them: a compressed file is not
/// unpacked, however it is called.
enum ForeignContent {
  private struct Signature {
    /// What the file begins with.
    let start: [UInt8]
    /// What stands at `offset` besides.
    var inner: [UInt8] = []
    var offset = 0
    let code: String
    let finding: String
    let remedy: String
  }

  /// Refuses content that begins like a known format that is no text.
  static func refuse(_ file: [UInt8]) throws(IngestError) {
    for signature in signatures
    where file.starts(with: signature.start)
      && file.dropFirst(signature.offset).starts(with: signature.inner)
    {
      throw error(signature.code, signature.finding, signature.remedy)
    }
  }

  /// Refuses content with more control characters than any text has.
  ///
  /// One in twenty of the first 4,096 bytes is enough. Tab, line ends, form feed, escape and the
  /// mark around CHAT's times are not counted, nor NULs at the end, which are unused room.
  static func refuseControls(in file: [UInt8]) throws(IngestError) {
    let head = file.prefix(4096)
    let text = head.prefix((head.lastIndex { $0 != 0 } ?? -1) + 1)
    var controls = 0
    for byte in text where byte < .space || byte == 0x7F {
      switch byte {
      case 0x09...0x0D, 0x15, 0x1B: break
      default: controls += 1
      }
    }
    guard controls < 2 || controls * 20 < text.count else {
      throw error(
        "binary-content", "binary data", "give the transcript that was made of it")
    }
  }

  private static func error(_ code: String, _ finding: String, _ remedy: String) -> IngestError {
    IngestError(
      .notRecognized, code: code, finding: finding, expectation: "the text of a transcript",
      remedy: remedy)
  }

  private static let archive = "unpack it and give the transcript inside"
  private static let recording = "transcribe the recording first and give the transcript"
  private static let export = "export the transcript as text, VTT or DOCX"

  private static let signatures: [Signature] = [
    Signature(start: [0x1F, 0x8B], code: "gzip-content", finding: "gzip data", remedy: archive),
    Signature(
      start: Array("PK\u{3}\u{4}".utf8), code: "zip-content",
      finding: "a ZIP archive that is no DOCX", remedy: archive),
    Signature(
      start: Array("BZh9".utf8), code: "archive-content", finding: "bzip2 data", remedy: archive),
    Signature(
      start: [0xFD] + Array("7zXZ".utf8), code: "archive-content", finding: "xz data",
      remedy: archive),
    Signature(
      start: Array("7z".utf8) + [0xBC, 0xAF], code: "archive-content", finding: "a 7z archive",
      remedy: archive),
    Signature(
      start: [0x28, 0xB5, 0x2F, 0xFD], code: "archive-content", finding: "Zstandard data",
      remedy: archive),
    Signature(
      start: Array("%PDF-".utf8), code: "pdf-content", finding: "a PDF document", remedy: export),
    Signature(
      start: Array("{\\rtf".utf8), code: "rtf-content", finding: "an RTF document", remedy: export),
    Signature(
      start: [0xD0, 0xCF, 0x11, 0xE0], code: "office-content",
      finding: "an Office document of the old binary kind",
      remedy: "save it as DOCX or as plain text"),
    Signature(
      start: Array("SQLite format 3\0".utf8), code: "database-content",
      finding: "an SQLite database", remedy: "give it to --db, or export the transcript from it"),
    Signature(
      start: Array("RIFF".utf8), inner: Array("WAVE".utf8), offset: 8, code: "media-content",
      finding: "a WAVE recording",
      remedy: recording),
    Signature(
      start: Array("RIFF".utf8), inner: Array("AVI ".utf8), offset: 8, code: "media-content",
      finding: "an AVI recording",
      remedy: recording),
    Signature(
      start: [0, 0], inner: Array("ftyp".utf8), offset: 4, code: "media-content",
      finding: "an MPEG-4 recording", remedy: recording),
    Signature(
      start: [0x1A, 0x45, 0xDF, 0xA3], code: "media-content",
      finding: "a Matroska or WebM recording", remedy: recording),
    Signature(
      start: Array("OggS\0".utf8), code: "media-content", finding: "an Ogg recording",
      remedy: recording),
    Signature(
      start: Array("fLaC\0".utf8), code: "media-content", finding: "a FLAC recording",
      remedy: recording),
    Signature(
      start: Array("ID3\u{2}".utf8), code: "media-content", finding: "an MP3 recording",
      remedy: recording),
    Signature(
      start: Array("ID3\u{3}".utf8), code: "media-content", finding: "an MP3 recording",
      remedy: recording),
    Signature(
      start: Array("ID3\u{4}".utf8), code: "media-content", finding: "an MP3 recording",
      remedy: recording),
    Signature(
      start: [0xFF, 0xFB], code: "media-content", finding: "an MP3 recording", remedy: recording),
    Signature(
      start: [0x89] + Array("PNG".utf8), code: "image-content", finding: "a PNG image",
      remedy: export),
    Signature(
      start: [0xFF, 0xD8, 0xFF], code: "image-content", finding: "a JPEG image", remedy: export),
  ]
}
