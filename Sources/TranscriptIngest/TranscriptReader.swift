/// A format: knows its files and reads them.
///
/// To add one: a file in `Formats/`, one line in `ReaderRegistry.standard`, fixtures with goldens
/// and a page in `docs/formats/`. The contract suite then tests it unasked.
public protocol TranscriptReader: Sendable {
  /// The name for `--format`, unique among readers, such as `webvtt` or `otter`.
  var name: String { get }

  /// Says in a few words what the reader reads, for the table of formats.
  var summary: String { get }

  /// Judges by the beginning of a file whether the reader can read it.
  ///
  /// - Parameter head: The first 4,096 bytes at most, as UTF-8 without byte order mark.
  /// - Returns: How sure the reader is.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition

  /// Whether the format is one of lines, so that the limit on the length of a line holds.
  ///
  /// True unless a reader says otherwise. XML and JSON may put a whole session on one line, and
  /// have limits of their own on depth and text.
  var readsLines: Bool { get }

  /// Reads a whole file.
  ///
  /// - Parameter bytes: The file as UTF-8 without byte order mark.
  /// - Returns: The transcript, with notes on what was repaired. A file of the format without
  ///   speech gives a transcript without speech, not an error.
  /// - Throws: `IngestError` where the file is damaged or a limit refuses it.
  /// - Complexity: O(*n*) in the number of bytes.
  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult

  /// Reads a file of a format that spreads over several.
  ///
  /// Formats of one file need not implement it.
  ///
  /// - Parameters:
  ///   - bytes: The file as UTF-8 without byte order mark.
  ///   - companions: The files beside it.
  /// - Returns: The transcript, as `read(_:)` does.
  /// - Throws: `IngestError`, as `read(_:)` does.
  func read(
    _ bytes: [UInt8], companions: Companions
  ) throws(IngestError) -> IngestResult
}

/// A format whose files are no text but hold one.
///
/// It gets the file as it is, before anything decodes it.
public protocol ContainerReader: TranscriptReader {
  /// Whether the file is such a container.
  func opens(_ file: [UInt8]) -> Bool
}

extension TranscriptReader {
  /// Reads the file alone.
  public func read(
    _ bytes: [UInt8], companions: Companions
  ) throws(IngestError) -> IngestResult {
    try read(bytes)
  }

  /// Whether the format is one of lines: yes.
  public var readsLines: Bool { true }
}

/// How sure a reader is that a file is its own.
public enum Recognition: Int, Sendable, Comparable {
  /// It is another format, or none.
  case no
  /// It could be read, but others may know better.
  case possible
  /// Only this reader should read it.
  case certain

  /// Whether `lhs` is less sure than `rhs`.
  public static func < (lhs: Recognition, rhs: Recognition) -> Bool {
    lhs.rawValue < rhs.rawValue
  }
}
