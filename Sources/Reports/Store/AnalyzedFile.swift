public import Coaching

/// What an analysis depended on besides the bytes of its file.
///
/// A stored session is up to date where all four are the same.
public struct AnalysisVersions: Sendable, Hashable {
  /// The version of the program.
  public var analyzer: String
  /// The version of the model that labelled the turns.
  public var model: String
  /// The version of the rules that made everything else.
  public var rules: String
  /// A digest of the options and manifest lines that the session depends on; empty where none.
  public var context: String

  /// Makes the versions of an analysis.
  public init(analyzer: String, model: String, rules: String, context: String = "") {
    self.analyzer = analyzer
    self.model = model
    self.rules = rules
    self.context = context
  }
}

/// One analysed file, ready to be stored.
public struct AnalyzedFile: Sendable, Hashable {
  /// The path that leads to the file; the same file should always come under the same path.
  public var path: String
  /// The name to show and export: the path below the folder that was given.
  public var name: String
  /// The SHA-256 of the file's bytes, as 64 lower-case hexadecimal digits.
  public var contentHash: String
  /// What the analysis depended on; its model and rules are those of `analysis`.
  public var versions: AnalysisVersions
  /// What the file says.
  public var analysis: SessionAnalysis

  /// Makes an analysed file; model and rules are taken from the analysis.
  public init(
    path: String, name: String, contentHash: String, analyzer: String, context: String = "",
    analysis: SessionAnalysis
  ) {
    self.path = path
    self.name = name
    self.contentHash = contentHash
    self.versions = AnalysisVersions(
      analyzer: analyzer, model: analysis.model, rules: analysis.rules, context: context)
    self.analysis = analysis
  }
}

/// One input that was refused.
public struct Refusal: Sendable, Hashable {
  /// The code of an input whose people refused consent; it stops everything, also what is stored.
  public static let consentRefused = "consent-refused"

  /// The path that leads to the file.
  public var path: String
  /// The SHA-256 of its bytes; nil where it could not be read whole.
  public var contentHash: String?
  /// Where on the way it was refused, such as `read` or `parse`.
  public var stage: String
  /// A stable, documented code such as `not-recognized`.
  public var code: String
  /// The reason as a sentence, without words of the transcript.
  public var reason: String

  /// Makes a refusal.
  public init(path: String, contentHash: String?, stage: String, code: String, reason: String) {
    self.path = path
    self.contentHash = contentHash
    self.stage = stage
    self.code = code
    self.reason = reason
  }
}

/// The public identifier of a session: the first 16 digits of its content's hash.
///
///     sessionID(ofContent: "0123456789abcdef0123…")  // "0123456789abcdef"
public func sessionID(ofContent hash: String) -> String {
  String(hash.prefix(16))
}
