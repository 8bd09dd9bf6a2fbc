/// Transcriber's `.trs` files: turns of one or several speakers, cut at points of time.
///
/// See `docs/formats/trs.md`.
struct TRS: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "trs" }
  var summary: String { "Transcriber's .trs: turns, points of time, several voices at once" }
  var readsLines: Bool { false }

  /// Sure of a root `Trans`.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    XMLHead(head)?.root == "Trans" ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = TRSDocument(limits: limits)
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    var result = document.builder.result()
    result.notes += notes
    return result
  }
}
