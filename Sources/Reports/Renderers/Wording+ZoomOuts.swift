import Coaching

/// What is said about the longest zoomed-out stretch and whether it counts.
extension Wording {
  /// The longest zoomed-out stretch, and whether the session counts as one that stood back.
  static func longestZoomOut(of report: SessionReport) -> String {
    [stretch(of: report), verdict(on: report)].compactMap(\.self).joined(separator: " ")
  }

  /// Whether a session counts, in few words.
  static func note(on verdict: ZoomOutVerdict) -> String {
    switch verdict.reason {
    case nil: "counts as a zoom-out"
    case .short: "too short to count as a zoom-out"
    case .burning: "does not count as a zoom-out: a burning session"
    case .leftOut: "does not count as a zoom-out: why stands below"
    }
  }

  /// From where on a stretch is long enough: `8 % of the words or 5 min`.
  static func zoomOutLimits(_ rules: ContinuityRules) -> String {
    "\(percent(rules.zoomOutWordsShare)) of the words or "
      + "\(decimal(rules.zoomOutSeconds / 60, digits: 1)) min"
  }

  private static func stretch(of report: SessionReport) -> String {
    let zoomOut = report.zoomOut
    guard let turns = zoomOut.turns else { return "No turn is zoomed out." }
    let share = percent(zoomOut.words, of: report.header.words)
    let between = report.zoomOutUnplacedWords > 0 ? " with the unplaced turns between" : ""
    let time = zoomOut.milliseconds.map { ", \(Self.time($0))" } ?? ""
    return "Longest zoomed-out stretch: \(Self.turns(turns)), "
      + "\(count(zoomOut.words, "word"))\(between) (\(share) of all)\(time)."
  }

  /// Whether the session counts and why not; nil where there is nothing that could.
  private static func verdict(on report: SessionReport) -> String? {
    let verdict = report.zoomOutVerdict
    let limits = zoomOutLimits(verdict.rules)
    switch verdict.reason {
    case nil:
      // What counts may go on over short returns to details, which end the stretch of the labels.
      guard let found = verdict.found?.turns, let share = verdict.found?.longestWordsShare,
        !report.zoomOut.isLongEnough || report.zoomOut.turns?.overlaps(found) != true
      else { return "It counts as a zoom-out (\(limits) do)." }
      return "Zoomed out but for short returns to details: \(turns(found)), \(percent(share)) of "
        + "the words. That counts as a zoom-out (\(limits) do)."
    case .short:
      return report.zoomOut.turns.map { _ in "It does not count as a zoom-out (\(limits) do)." }
    case .burning:
      return "It does not count as a zoom-out, however long: one urgent topic filled the session."
    case .leftOut: return leftOut(verdict, limits)
    }
  }

  /// Why a stretch that is long enough does not count.
  ///
  /// The share has a digit after the point, since it may lie close to the limit.
  private static func leftOut(_ verdict: ZoomOutVerdict, _ limits: String) -> String {
    let left = verdict.found.flatMap { found in
      found.turns.map { turns in
        "has \(fixed(found.longestWordsShare * 100, digits: 1)) % of the words "
          + "(\(Self.turns(turns)))"
      }
    }
    return "It is long enough, but does not count as a zoom-out: stories that the coach tells at "
      + "length of the own life are left out, and so are turns that waver and stretches in which "
      + "the client hardly speaks. What is left \(left ?? "is nothing"); \(limits) would count."
  }
}
