/// Reads Otter's exports, with and without names.
public struct Otter: PlainTextReader {
  let format = TextFormat.otter
  /// What the reader reads.
  public let summary = "Otter's exports, with and without names"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    try StampedText(bytes, format: format).read { noTurns("lines such as Dana Ruiz  0:04") }
  }
}
