public import Coaching

/// One limit of the rules as people write it: its name, its meaning and what it may be.
public struct RuleSetting: Sendable {
  /// Which limit it is.
  public enum Limit: Sendable {
    /// A number with a fraction.
    case number(any WritableKeyPath<ContinuityRules, Double> & Sendable)
    /// A whole number.
    case whole(any WritableKeyPath<ContinuityRules, Int> & Sendable)
  }

  /// The name, such as `zoom_out_every_sessions`.
  public var name: String
  /// What it means, as the end of a sentence.
  public var meaning: String
  /// Which limit it is.
  public var limit: Limit
  /// The least and the greatest value.
  public var range: ClosedRange<Double>

  /// The value in `rules`.
  public func value(in rules: ContinuityRules) -> Double {
    switch limit {
    case .number(let path): rules[keyPath: path]
    case .whole(let path): Double(rules[keyPath: path])
    }
  }

  /// Sets the value in `rules`; a whole number is cut.
  ///
  /// What reads like the usual value is the usual value, so that a file of rules as they are
  /// printed changes nothing, though a third has more digits.
  public func set(_ given: Double, in rules: inout ContinuityRules) {
    let usual = value(in: ContinuityRules())
    let isUsual = decimal(given, digits: Self.digits) == decimal(usual, digits: Self.digits)
    let value = isUsual ? usual : given
    switch limit {
    case .number(let path): rules[keyPath: path] = value
    case .whole(let path): rules[keyPath: path] = Int(value)
    }
  }

  /// Whether only whole numbers fit.
  public var isWhole: Bool {
    if case .whole = limit { return true }
    return false
  }

  /// The value in `rules` as people write it.
  public func text(in rules: ContinuityRules) -> String {
    decimal(value(in: rules), digits: Self.digits)
  }

  /// How many digits behind the point people read and write.
  private static let digits = 4
}

extension RuleSetting {
  /// Every limit, in the order of the file of rules.
  public static let all: [RuleSetting] = [
    number(
      "connect_back_due_minute", \.connectBackDueMinute, 0...600,
      "up to this minute a session connects back in good time"),
    number(
      "connect_back_late_minute", \.connectBackLateMinute, 0...600,
      "from this minute on it does so late"),
    number(
      "connect_back_due_share", \.connectBackDueShare, 0...1,
      "the same as a share of the words, for files without times: good time"),
    number(
      "connect_back_late_share", \.connectBackLateShare, 0...1,
      "the same as a share of the words, for files without times: late"),
    number(
      "zoom_out_words_share", \.zoomOutWordsShare, 0...1,
      "a zoomed-out run counts from this share of the session's words"),
    number(
      "zoom_out_seconds", \.zoomOutSeconds, 0...36_000, "or from so many seconds"),
    whole(
      "zoom_out_every_sessions", \.zoomOutEverySessions, 1...100,
      "\"once every few sessions\": after so many without a zoom-out one is due"),
    number(
      "mentorship_heavy_share", \.mentorshipHeavyShare, 0...1,
      "a pair is heavy on mentorship from this share of the coach's words"),
    whole(
      "mentorship_heavy_sessions", \.mentorshipHeavySessions, 1...100,
      "over so many sessions, the latest"),
    whole("early_sessions", \.earlySessions, 1...100, "the last session that can be early"),
    whole("early_days", \.earlyDays, 0...3650, "and the last day after the first session"),
    number(
      "burning_share", \.burningShare, 0...1,
      "a session burns where one urgent topic has this share of the words"),
    number(
      "burning_rate", \.burningRate, 0...1,
      "the share of a pair's burning sessions from which the rate is shown"),
    number(
      "opening_share", \.openingShare, 0...1, "the share of the words in which a session opens"),
    whole(
      "follow_up_sessions", \.followUpSessions, 1...100,
      "a challenge may lie for so many sessions before it counts as never asked about"),
    number(
      "never_asked_confidence", \.neverAskedConfidence, 0...1,
      "where nobody confirmed it, only from this confidence on"),
    whole(
      "drift_sessions", \.driftSessions, 1...100,
      "sessions without a touched goal that make a drift, where mentorship rises"),
    number("drift_rise", \.driftRise, 0...1, "by this share of the coach's words"),
    whole(
      "magic_moment_session", \.magicMomentSession, 1...100,
      "the session by which a magic moment is hoped for"),
    whole("progress_days", \.progressDays, 0...3650, "the fewest days between then and now"),
    number(
      "shown_confidence", \.shownConfidence, 0...1,
      "findings from this confidence on are shown first, the others under 'perhaps'"),
  ]

  private static func number(
    _ name: String, _ path: any WritableKeyPath<ContinuityRules, Double> & Sendable,
    _ range: ClosedRange<Double>, _ meaning: String
  ) -> RuleSetting {
    RuleSetting(name: name, meaning: meaning, limit: .number(path), range: range)
  }

  private static func whole(
    _ name: String, _ path: any WritableKeyPath<ContinuityRules, Int> & Sendable,
    _ range: ClosedRange<Double>, _ meaning: String
  ) -> RuleSetting {
    RuleSetting(name: name, meaning: meaning, limit: .whole(path), range: range)
  }
}

extension RuleSetting {
  /// The names of settings that are most like `name`, the most alike first.
  public static func names(like name: String) -> [String] {
    SimilarNames(all.map(\.name)).closest(to: name, atMost: 2)
  }
}

extension ContinuityRules {
  /// The version of the rules with the settings that differ from the usual, such as
  /// `1 zoom_out_every_sessions=5`.
  ///
  /// An analysis by another version is made anew.
  public var version: String {
    let usual = ContinuityRules()
    let own = RuleSetting.all.filter { $0.value(in: self) != $0.value(in: usual) }
    return ([continuityRulesVersion] + own.map { "\($0.name)=\($0.text(in: self))" })
      .joined(separator: " ")
  }
}
