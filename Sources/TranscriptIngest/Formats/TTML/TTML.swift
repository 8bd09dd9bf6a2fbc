import TranscriptModel

/// Timed text in XML: TTML, DFXP, IMSC, and the lyrics that Apple writes with it.
///
/// See `docs/formats/ttml.md`.
struct TTML: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "ttml" }
  var summary: String { "captions in XML: TTML, DFXP, IMSC, SMPTE-TT, EBU-TT, Apple lyrics" }
  var readsLines: Bool { false }

  /// Sure of a root `tt`, whatever its prefix and version.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    XMLHead(head)?.root == "tt" ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = TTMLDocument(fileBytes: bytes.count)
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    var builder = TranscriptBuilder(
      format: "ttml", variant: document.isApple ? "apple" : nil, limits: limits)
    builder.source.title = document.title
    let voices = document.namedVoices()
    for note in document.notes + notes { builder.note(note.code, line: note.line) }
    try document.cues.build(voices, into: &builder)
    return builder.result()
  }
}
