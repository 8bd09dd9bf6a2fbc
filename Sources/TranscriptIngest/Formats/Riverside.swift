/// Reads Riverside's exports: Dana Ruiz (00:03.608) and text below.
public struct Riverside: PlainTextReader {
  let format = TextFormat.riverside
  /// What the reader reads.
  public let summary = "Riverside's exports: Dana Ruiz (00:03.608) and text below"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    try StampedText(bytes, format: format).read { noTurns("lines such as Dana Ruiz (00:03.608)") }
  }
}
