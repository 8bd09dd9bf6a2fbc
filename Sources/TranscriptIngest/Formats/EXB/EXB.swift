/// EXMARaLDA's basic transcription, `.exb`: events on tiers, over a common timeline.
///
/// See `docs/formats/exb.md`.
struct EXB: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "exb" }
  var summary: String { "EXMARaLDA's .exb: verbal tiers over a common timeline" }
  var readsLines: Bool { false }

  /// Sure of a root `basic-transcription`.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    XMLHead(head)?.root == "basic-transcription" ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = EXBDocument()
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    var builder = TranscriptBuilder(format: name, limits: limits)
    try document.build(into: &builder)
    for note in notes { builder.note(note.code, line: note.line) }
    return builder.result()
  }
}
