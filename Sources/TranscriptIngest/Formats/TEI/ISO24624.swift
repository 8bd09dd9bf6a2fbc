/// Transcriptions of speech in ISO 24624: TEI with a block of annotations around each utterance.
///
/// See `docs/formats/iso24624.md`.
struct ISO24624: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "iso24624" }
  var summary: String { "ISO 24624 (TEI with annotation blocks), as EXMARaLDA exports it" }
  var readsLines: Bool { false }

  /// Sure of a root `TEI` with annotation blocks.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    TEI.isTEI(head) && TEI.hasBlocks(head) ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    try TEI.read(bytes, limits: limits)
  }
}
