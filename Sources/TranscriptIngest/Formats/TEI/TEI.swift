/// Transcriptions of speech in TEI P5.
///
/// See `docs/formats/tei.md`.
struct TEI: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "tei" }
  var summary: String { "corpora of speech in TEI P5: utterances, timelines, participants" }
  var readsLines: Bool { false }

  /// Sure of a root `TEI` without the annotation blocks of ISO 24624 in sight.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    Self.isTEI(head) && !Self.hasBlocks(head) ? .certain : .no
  }

  /// Reads the whole document; one with annotation blocks further down is named ISO 24624.
  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    try Self.read(bytes, limits: limits)
  }

  static func isTEI(_ head: ArraySlice<UInt8>) -> Bool {
    guard let root = XMLHead(head)?.root else { return false }
    return root == "TEI" || root == "teiCorpus" || root == "TEI.2"
  }

  static func hasBlocks(_ head: ArraySlice<UInt8>) -> Bool {
    guard let head = XMLHead(head) else { return false }
    return head.contains("<annotationBlock") || head.contains("<annotatedU")
  }

  static func read(
    _ bytes: [UInt8], limits: IngestLimits
  ) throws(IngestError) -> IngestResult {
    var document = TEIDocument()
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    var builder = TranscriptBuilder(format: document.isISO ? "iso24624" : "tei", limits: limits)
    try document.build(into: &builder)
    for note in notes { builder.note(note.code, line: note.line) }
    return builder.result()
  }
}
