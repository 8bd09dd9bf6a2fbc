import TranscriptModel

/// The front door: bytes of any known format and encoding to a transcript.
public struct Ingestor: Sendable {
  /// The formats that are known.
  public var registry: ReaderRegistry
  /// How long a file and a line of it may be; what stands in it, the readers limit.
  public var limits: IngestLimits

  /// Makes an ingestor.
  public init(registry: ReaderRegistry = .standard, limits: IngestLimits = IngestLimits()) {
    self.registry = registry
    self.limits = limits
  }

  /// Recognises the encoding and the format of a file by its content, and reads it.
  ///
  /// - Parameters:
  ///   - bytes: The file as it is.
  ///   - format: The name of the reader to use; nil: the one that recognises the content.
  ///   - companions: The files beside it, for formats that spread over several; nil: there are
  ///     none, as on standard input.
  /// - Returns: The transcript, with notes on what was repaired.
  /// - Throws: `IngestError` where no reader or several know the file, where it is damaged, or
  ///   where a limit refuses it.
  /// - Complexity: O(*n*) in the number of bytes.
  public func read(
    _ bytes: [UInt8], format: String? = nil, companions: Companions? = nil
  ) throws(IngestError) -> IngestResult {
    guard bytes.count <= limits.fileBytes else {
      throw IngestError(
        .refused, code: "file-too-large", finding: "\(bytes.count) bytes",
        expectation: "at most \(limits.fileBytes) bytes",
        remedy: "split the file by session")
    }
    if let container = container(for: bytes, format: format) {
      var result = try container.read(bytes)
      ClockChecks.check(&result)
      EngineArtefacts.mark(&result)
      return result
    }
    let decoded = try DecodedText(bytes)
    let reader = try reader(for: decoded.bytes, format: format)
    if reader.readsLines { try LineLimit(bytes: limits.lineBytes).check(decoded.bytes) }
    var result =
      if let companions {
        try reader.read(decoded.bytes, companions: companions)
      } else {
        try reader.read(decoded.bytes)
      }
    result.transcript.source.encoding = decoded.encoding
    result.transcript.source.hasByteOrderMark = decoded.hasByteOrderMark
    result.notes.insert(contentsOf: decoded.notes, at: 0)
    ClockChecks.check(&result)
    EngineArtefacts.mark(&result)
    return result
  }

  /// The reader of a file that is no text but holds one; nil where the file is text.
  private func container(for bytes: [UInt8], format: String?) -> (any ContainerReader)? {
    if let format { return registry.containers.first { $0.name == format } }
    return registry.containers.first { $0.opens(bytes) }
  }

  /// The reader that should read a file.
  ///
  /// - Returns: The one that is surest of the beginning of the file, or the named one.
  /// - Throws: `IngestError` where none or several know the file.
  func reader(
    for bytes: [UInt8], format: String?
  ) throws(IngestError) -> any TranscriptReader {
    if let format {
      if let reader = registry.reader(named: format) { return reader }
      let names = registry.readers.map(\.name).joined(separator: ", ")
      throw IngestError(
        .notRecognized, code: "unknown-format", finding: "the format name '\(format)'",
        expectation: "one of \(names)", remedy: "choose one of them with --format")
    }
    let head = bytes.prefix(4096)
    let judged = judgements(of: head)
    let best = judged.map(\.recognition).max() ?? .no
    let candidates = judged.filter { $0.recognition == best }.map(\.reader)
    guard best > .no, let first = candidates.first else {
      guard bytes.contains(where: { $0 > .space }) else {
        throw IngestError(
          .notRecognized, code: "empty-file", finding: "an empty file",
          expectation: "the text of a transcript", remedy: "export the transcript again")
      }
      throw IngestError(
        .notRecognized, code: "not-recognized", finding: "no known beginning of a transcript",
        expectation: "one of the formats that `analyze formats` lists",
        remedy: "name the format with --format NAME if you know it")
    }
    guard candidates.count == 1 else {
      let several = candidates.map(\.name).joined(separator: ", ")
      throw IngestError(
        .notRecognized, code: "ambiguous-format", finding: "a file that could be \(several)",
        expectation: "a file that only one reader recognises",
        remedy: "name the format with --format NAME")
    }
    return first
  }

  /// How sure each reader is of the beginning of a file.
  ///
  /// The readers of plain text share one judgement, which is made once and not by each of them.
  private func judgements(
    of head: ArraySlice<UInt8>
  ) -> [(reader: any TranscriptReader, recognition: Recognition)] {
    let text = TextFormat.best(of: head)
    return zip(registry.readers, registry.plainText).map { reader, plain in
      guard let plain else {
        return (reader, reader.recognizes(head))
      }
      guard let text, text.format == plain.format else { return (reader, .no) }
      return (reader, text.recognition)
    }
  }
}
