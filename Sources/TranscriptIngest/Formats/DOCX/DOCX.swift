import TranscriptModel

/// Transcripts in Word documents: Teams' downloads, Google Meet's, and typed ones.
///
/// A document is a container of lines: its paragraphs are handed to whichever text reader knows
/// them, with `docx` as the format of the result.
struct DOCX: ContainerReader {
  let name = "docx"
  let summary = "Word documents with a transcript of Teams, Meet or any text format inside"
  /// How much a file may hold.
  var limits = IngestLimits()
  /// What the archive may hold.
  var archiveLimits = ZipMember.Limits()

  func opens(_ file: [UInt8]) -> Bool { file.starts(with: Array("PK\u{3}\u{4}".utf8)) }

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition { .no }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    guard opens(bytes) else { throw Self.noDocument }
    let member = try ZipMember(named: "word/document.xml", in: bytes, limits: archiveLimits)
    guard let document = member.bytes else { throw Self.noDocument }
    var lines = DOCXLines()
    let notes = try XMLEvents.read(try DecodedText(document).bytes, limits: limits, into: &lines)
    var result = try read(lines: lines.text)
    result.transcript.source.format = name
    result.notes = notes + result.notes
    return result
  }

  /// Reads the document's lines with the text reader that knows them.
  ///
  /// Lines of the text are not places of the file, so none is told.
  private func read(lines: [UInt8]) throws(IngestError) -> IngestResult {
    let texts = ReaderRegistry.standard.readers.filter { !($0 is any ContainerReader) }
    let ingestor = Ingestor(registry: ReaderRegistry(texts), limits: limits)
    let reader = try ingestor.reader(for: lines, format: nil)
    try LineLimit(bytes: limits.lineBytes).check(lines)
    var result = try reader.read(lines)
    for index in result.transcript.utterances.indices {
      result.transcript.utterances[index].line = nil
    }
    result.notes = result.notes.map { IngestNote(code: $0.code) }
    return result
  }

  private static let noDocument = IngestError(
    .notRecognized, code: "zip-content", finding: "a ZIP archive that is no Word document",
    expectation: "the text of a transcript, or a DOCX",
    remedy: "unpack it and give the transcript inside")
}
