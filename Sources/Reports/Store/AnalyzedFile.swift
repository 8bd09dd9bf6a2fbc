public import Coaching
public import TranscriptModel

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

extension AnalysisVersions {
  /// Whether the program, or else the rules, or else the model is a later one.
  public func isNewer(than other: AnalysisVersions) -> Bool {
    let pairs = [(analyzer, other.analyzer), (rules, other.rules), (model, other.model)]
    for (own, others) in pairs where own != others {
      return Self.numbers(others).lexicographicallyPrecedes(Self.numbers(own))
    }
    return false
  }

  /// The numbers of a version: `2026-11-25.6` is 2026, 11, 25, 6.
  private static func numbers(_ version: String) -> [Int] {
    version.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
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
  /// Paths that led to the same content and lead nowhere any more.
  public var vanished: [String] = []
  /// The roles that the machine gives where a person gave others, by the speakers' positions.
  public var machineRoles: [Int: Role] = [:]
  /// Whether the people of the session are stated to have agreed that it is analysed.
  public var isConsented = false

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
  /// The code of a folder that could not be read.
  public static let unreadableFolder = "unreadable-folder"
  /// The code of a path at which something is that may not be looked at.
  public static let unreachable = "unreachable"

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
  /// The name to show, as a session of the file would bear it; nil where it is not known.
  public var name: String?
  /// The folder whose search led to the file; nil where the file itself was named.
  public var root: String?

  /// Makes a refusal.
  public init(
    path: String, contentHash: String?, stage: String, code: String, reason: String,
    name: String? = nil, root: String? = nil
  ) {
    self.path = path
    self.contentHash = contentHash
    self.stage = stage
    self.code = code
    self.reason = reason
    self.name = name
    self.root = root
  }
}

/// The public identifier of a session: the first 16 digits of its content's hash.
///
///     sessionID(ofContent: "0123456789abcdef0123…")  // "0123456789abcdef"
public func sessionID(ofContent hash: String) -> String {
  String(hash.prefix(16))
}
