import TranscriptModel

/// Timed text in XML: TTML, DFXP, IMSC, and the lyrics that Apple writes with it.
public struct TTML: TranscriptReader {
  private let limits: IngestLimits

  /// Makes the reader.
  public init(limits: IngestLimits = IngestLimits()) {
    self.limits = limits
  }

  /// The name for `--format`.
  public var name: String { "ttml" }

  /// What it reads.
  public var summary: String { "captions in XML: TTML, DFXP, IMSC, SMPTE-TT, EBU-TT, Apple lyrics" }

  /// XML may stand on one line.
  public var readsLines: Bool { false }

  /// Sure of a root `tt`, whatever its prefix and version.
  public func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    XMLHead(head)?.root == "tt" ? .certain : .no
  }

  /// Reads the whole document.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = TTMLDocument()
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
