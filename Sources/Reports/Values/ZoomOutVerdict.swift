public import Coaching

/// Whether a session counts as one that stood back, and why not.
///
/// There is one answer for all reports, pages, views and exports: the database gives it, in the
/// view `session_zoom_outs`. Where the sessions of a pair were compared, it is that of the
/// comparison, which leaves out what only looks like standing back; else the size of the longest
/// stretch alone decides.
public struct ZoomOutVerdict: Sendable, Hashable {
  /// Why a session does not count.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// No stretch is long enough.
    case short
    /// One urgent topic filled the session; such a session neither counts nor ends the wait.
    case burning
    /// A stretch is long enough, but too little is left of it without the coach's own stories and
    /// without stretches that are the coach's alone.
    case leftOut = "left_out"
  }

  /// Why it does not count; nil where it does.
  public var reason: Reason?
  /// What the comparison of the pair's sessions found; nil where they were not compared.
  public var found: SessionFacts.ZoomOut?
  /// The limits by which the session was judged.
  public var rules = ContinuityRules()

  /// Whether the session counts.
  public var counts: Bool { reason == nil }
}
