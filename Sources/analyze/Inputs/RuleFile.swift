import Coaching
import Reports
import Yams

/// A YAML file with the limits of the rules; what it does not name stays as usual.
enum RuleFile {
  /// Reads the rules of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - place: Its name, for messages.
  /// - Returns: The usual rules with the limits of the file.
  /// - Throws: `RuleFileError` with the line that is wrong.
  static func rules(_ bytes: [UInt8], at place: String) throws(RuleFileError) -> ContinuityRules {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RuleFileError(place: place, line: nil, reason: "expected UTF-8")
    }
    var rules = ContinuityRules()
    for (key, value) in try mapping(text, at: place) {
      let line = key.mark?.line
      guard let name = key.scalar?.string,
        let setting = RuleSetting.all.first(where: { $0.name == name })
      else { throw unknown(key.scalar?.string, line: line, at: place) }
      guard let number = value.scalar.flatMap({ Double($0.string) }),
        setting.range.contains(number), !setting.isWhole || number.rounded() == number
      else {
        throw RuleFileError(
          place: place, line: line,
          reason: "expected \(setting.expectation) for \(name), found another value")
      }
      setting.set(number, in: &rules)
    }
    try checkOrder(of: rules, at: place)
    return rules
  }

  /// The file of the usual rules, each with its meaning.
  static func commented() -> String {
    let rules = ContinuityRules()
    let head = """
      # The limits of the rules of `analyze`. Change what you need, leave out the rest, and give
      # the file to `analyze ingest --rules FILE`: it holds for the database until another is given.

      """
    return RuleSetting.all.reduce(into: head) { text, setting in
      text += "\n# \(setting.meaning) (\(setting.expectation))\n"
      text += "\(setting.name): \(setting.text(in: rules))\n"
    }
  }

  private static func mapping(
    _ text: String, at place: String
  ) throws(RuleFileError) -> [(Node, Node)] {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw RuleFileError(place: place, line: error.line, reason: "expected YAML, found a fault")
    } catch {
      throw RuleFileError(place: place, line: nil, reason: "expected YAML, found a fault")
    }
    // A file of nothing but comments changes nothing.
    guard let root else { return [] }
    guard let mapping = root.mapping else {
      throw RuleFileError(
        place: place, line: root.mark?.line,
        reason: "expected lines such as 'zoom_out_every_sessions: 3', found another shape")
    }
    return mapping.map { ($0.key, $0.value) }
  }

  private static func unknown(
    _ name: String?, line: Int?, at place: String
  ) -> RuleFileError {
    let names = RuleSetting.names(like: name ?? "")
    let hint =
      names.isEmpty
      ? "`analyze ingest --print-rules` lists all"
      : "did you mean \(names.joined(separator: ", "))?"
    return RuleFileError(
      place: place, line: line,
      reason: "expected a rule, found '\(name ?? "a key that is no text")'; \(hint)")
  }

  private static func checkOrder(
    of rules: ContinuityRules, at place: String
  ) throws(RuleFileError) {
    guard rules.connectBackDueMinute <= rules.connectBackLateMinute,
      rules.connectBackDueShare <= rules.connectBackLateShare
    else {
      throw RuleFileError(
        place: place, line: nil,
        reason: "expected connect_back_late_… to be no less than connect_back_due_…")
    }
  }
}

/// Why a file of rules cannot be used.
struct RuleFileError: Error, Sendable, Hashable {
  /// The file's name.
  var place: String
  /// The 1-based line; nil where the whole file is meant.
  var line: Int?
  /// Expectation, finding and remedy.
  var reason: String

  /// The error as one line.
  var message: String {
    "\(place)\(line.map { ":\($0)" } ?? ""): error[bad-rules]: \(reason)"
  }
}

extension RuleSetting {
  /// What may stand there: `a whole number from 1 to 100`.
  fileprivate var expectation: String {
    let kind = isWhole ? "a whole number" : "a number"
    return "\(kind) from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
  }
}

extension YamlError {
  /// The 1-based line that the error speaks of; nil where it speaks of none.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}
