/// Why a file cannot be used: place, finding, expectation and remedy.
///
/// Speech is private: no field ever holds words of the transcript, only what the format wrote
/// around them.
public struct IngestError: Error, Sendable, Hashable {
  /// What kind of refusal it is.
  public enum Kind: String, Sendable, Hashable {
    /// The bytes are not a transcript of any known format, or of several alike.
    case notRecognized
    /// A limit or a security rule refused the file.
    case refused
    /// The format is known, and the file is too damaged to be read.
    case damaged
  }

  /// What kind of refusal it is.
  public var kind: Kind
  /// A stable, documented code such as `bad-timestamp`.
  public var code: String
  /// The 1-based line; nil where the whole file is meant.
  public var line: Int?
  /// The 1-based column in bytes; nil where the whole line is meant.
  public var column: Int?
  /// What was found.
  public var finding: String
  /// What was expected in its place.
  public var expectation: String
  /// What the person can do about it.
  public var remedy: String

  /// Makes an error.
  public init(
    _ kind: Kind, code: String, line: Int? = nil, column: Int? = nil, finding: String,
    expectation: String, remedy: String
  ) {
    self.kind = kind
    self.code = code
    self.line = line
    self.column = column
    self.finding = finding
    self.expectation = expectation
    self.remedy = remedy
  }

  /// Expectation, finding and remedy in one sentence, without the place.
  public var reason: String { "expected \(expectation), found \(finding); \(remedy)" }

  /// The error as one line behind a file's name: `standup.vtt:14:1: error[bad-timestamp]: …`.
  public func description(of file: String) -> String {
    var place = file
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    return "\(place): error[\(code)]: \(reason)"
  }
}
