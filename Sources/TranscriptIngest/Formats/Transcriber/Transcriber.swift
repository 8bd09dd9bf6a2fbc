import TranscriptModel

/// Transcriber's `.trs` files: turns of one or several speakers, cut at points of time.
public struct Transcriber: TranscriptReader {
  private let limits: IngestLimits

  /// Makes the reader.
  public init(limits: IngestLimits = IngestLimits()) {
    self.limits = limits
  }

  /// The name for `--format`.
  public var name: String { "trs" }

  /// What it reads.
  public var summary: String { "Transcriber's .trs: turns, points of time, several voices at once" }

  /// XML may stand on one line.
  public var readsLines: Bool { false }

  /// Sure of a root `Trans`.
  public func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    XMLHead(head)?.root == "Trans" ? .certain : .no
  }

  /// Reads the whole document.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = TranscriberDocument(limits: limits)
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    var result = document.builder.result()
    result.notes += notes
    return result
  }
}
