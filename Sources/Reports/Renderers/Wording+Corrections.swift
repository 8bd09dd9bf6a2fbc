import Coaching

/// What is said about corrections.
extension Wording {
  /// A correction beside what the machine says.
  ///
  /// `coaching (machine: mentorship 0.62; corrected by Dana, 2026-03-04: she asked)`; who says the
  /// same as the machine corrects nothing: `confirmed by Dana, 2026-03-04`.
  static func sentence(of reported: ReportedCorrection) -> String {
    if reported.correction.what == .verdict {
      return "\(reported.value) \(by(reported.correction))"
    }
    if reported.machine == reported.value {
      return "\(reported.value) (confirmed \(by(reported.correction)))"
    }
    let machine = reported.machine.map { "machine: \($0); " } ?? ""
    let pending = reported.isPending ? "; shows once the file is read anew" : ""
    return "\(reported.value) (\(machine)\(stamp(reported.correction))\(pending))"
  }

  /// Who corrected, when, and why.
  static func stamp(_ correction: Correction) -> String { "corrected \(by(correction))" }

  /// Who said so, when, and why: `by Dana, 2026-03-04: she asked`.
  private static func by(_ correction: Correction) -> String {
    let why = correction.why.map { ": \($0)" } ?? ""
    return "by \(correction.by), \(correction.moment.prefix(10))\(why)"
  }

  /// Where the correction stands: `turn 4`, `session 3, turn 4`; nil where it is of the session.
  static func place(of reported: ReportedCorrection) -> String? {
    let parts = [
      reported.session.map { "session \($0)" },
      reported.group == .label ? reported.correction.turn.map { "turn \($0)" } : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// How much was corrected: `3 labels, 1 item corrected`; nil where nothing was.
  static func count(_ corrections: [ReportedCorrection]) -> String? {
    let parts = ReportedCorrection.Group.allCases.compactMap { group -> String? in
      let number = corrections.count { $0.group == group }
      return number == 0 ? nil : count(number, name(of: group))
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ") + " corrected"
  }

  private static func name(of group: ReportedCorrection.Group) -> String {
    switch group {
    case .label: "label"
    case .speaker: "speaker"
    case .item: "item"
    case .mark: "burning mark"
    }
  }

  /// What the figures would be with the labels that people gave; nil where nobody gave one.
  static func withCorrections(_ report: SessionReport) -> String? {
    guard let corrected = report.correctedWords else { return nil }
    let shares = [
      ("mentorship share", report.words.mentorshipShare, corrected.mentorshipShare),
      ("zoomed-out share", report.words.zoomedOutShare, corrected.zoomedOutShare),
    ].map { name, machine, own in
      "\(name) \(own.map(percent) ?? "not known") (machine: \(machine.map(percent) ?? "not known"))"
    }
    return "The figures of this report are the machine’s. With the corrected labels: "
      + shares.joined(separator: ", ") + "."
  }
}
