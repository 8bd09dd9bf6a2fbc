/// Reads TranscribeMe's exports: S1 00:00:01.717 text.
public struct TranscribeMe: PlainTextReader {
  let format = TextFormat.transcribeme
  /// What the reader reads.
  public let summary = "TranscribeMe's exports: S1 00:00:01.717 text"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    try StampedText(bytes, format: format).read { noTurns("lines such as S1 00:00:01.717 text") }
  }
}
