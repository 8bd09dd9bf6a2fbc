/// FOLKER's transcriptions, `.fln` and `.flk`: contributions between points of a timeline.
///
/// See `docs/formats/fln.md`.
struct FLN: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "fln" }
  var summary: String { "FOLKER's .fln and .flk: contributions, word by word or as typed" }
  var readsLines: Bool { false }

  /// Sure of a root `folker-transcription`.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    XMLHead(head)?.root == "folker-transcription" ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = FLNDocument()
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    var builder = TranscriptBuilder(format: name, limits: limits)
    try document.build(into: &builder)
    for note in notes { builder.note(note.code, line: note.line) }
    return builder.result()
  }
}
