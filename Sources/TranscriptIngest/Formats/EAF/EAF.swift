/// ELAN's `.eaf`: annotations on tiers, over slots of time.
///
/// See `docs/formats/eaf.md`.
struct EAF: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "eaf" }
  var summary: String { "ELAN's .eaf: one tier for each speaker" }
  var readsLines: Bool { false }

  /// Sure of a root `ANNOTATION_DOCUMENT`.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    XMLHead(head)?.root == "ANNOTATION_DOCUMENT" ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = EAFDocument()
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    var builder = TranscriptBuilder(format: name, limits: limits)
    try document.build(into: &builder)
    for note in notes { builder.note(note.code, line: note.line) }
    return builder.result()
  }
}
