import TranscriptModel

/// Transcriptions of speech in TEI P5.
public struct TEI: TranscriptReader {
  private let limits: IngestLimits

  /// Makes the reader.
  public init(limits: IngestLimits = IngestLimits()) {
    self.limits = limits
  }

  /// The name for `--format`.
  public var name: String { "tei" }

  /// What it reads.
  public var summary: String { "corpora of speech in TEI P5: utterances, timelines, participants" }

  /// XML may stand on one line.
  public var readsLines: Bool { false }

  /// Sure of a root `TEI` without the annotation blocks of ISO 24624 in sight.
  public func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    Self.isTEI(head) && !Self.hasBlocks(head) ? .certain : .no
  }

  /// Reads the whole document; one with annotation blocks further down is named ISO 24624.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
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
