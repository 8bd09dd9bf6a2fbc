/// Reads Rev's exports: Dana Ruiz (00:00:36): and text below.
public struct Rev: PlainTextReader {
  let format = TextFormat.rev
  /// What the reader reads.
  public let summary = "Rev's exports: Dana Ruiz (00:00:36): and text below"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    try StampedText(bytes, format: format).read { noTurns("lines such as Dana Ruiz (00:00:36):") }
  }
}
