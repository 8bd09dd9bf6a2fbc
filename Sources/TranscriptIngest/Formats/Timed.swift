/// Reads texts with times alone, as in `00:00:08 Hello and welcome`.
public struct Timed: PlainTextReader {
  let format = TextFormat.timed
  /// What the reader reads.
  public let summary = "times without names: 00:00:08 text, or a time above each paragraph"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var text = HeadedText(bytes, format: format, profile: TextProfile(bytes))
    let read = try text.read { head in
      switch head.layout {
      case .stampText, .stampAlone:
        return head
      case .stampLabel, .stampColumns:
        // A colon in the words makes no speaker where no line names one.
        var nameless = head
        let end = max(head.text.upperBound, head.label?.upperBound ?? 0)
        nameless.text = (head.label?.lowerBound ?? head.text.lowerBound)..<end
        nameless.label = nil
        return nameless
      default:
        return nil
      }
    }
    guard read.hasTurns else { throw noTurns("lines that begin with a time such as 00:00:08") }
    return read.result
  }
}
