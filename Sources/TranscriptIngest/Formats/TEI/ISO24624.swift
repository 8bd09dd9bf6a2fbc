import TranscriptModel

/// Transcriptions of speech in ISO 24624: TEI with a block of annotations around each utterance.
public struct ISO24624: TranscriptReader {
  private let limits: IngestLimits

  /// Makes the reader.
  public init(limits: IngestLimits = IngestLimits()) {
    self.limits = limits
  }

  /// The name for `--format`.
  public var name: String { "iso24624" }

  /// What it reads.
  public var summary: String { "ISO 24624 (TEI with annotation blocks), as EXMARaLDA exports it" }

  /// XML may stand on one line.
  public var readsLines: Bool { false }

  /// Sure of a root `TEI` with annotation blocks.
  public func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    TEI.isTEI(head) && TEI.hasBlocks(head) ? .certain : .no
  }

  /// Reads the whole document.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    try TEI.read(bytes, limits: limits)
  }
}
