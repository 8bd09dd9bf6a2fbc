import Coaching

/// What is said about what carries over between sessions.
extension Wording {
  /// When a session came back to an earlier one.
  static func sentence(of session: PairContinuity.ConnectBack) -> String {
    let name = "Session \(session.session): "
    guard let first = session.first else {
      return name
        + (session.band == .exempt ? exemption(session) : "no reference to an earlier one")
        + "."
    }
    return name + "\(when(first)), by the \(first.by.rawValue), turn \(first.turn): "
      + "\(band(of: session))."
  }

  /// How late the first reference is: `minute 12`, `after 30 % of the words`.
  static func when(_ first: SessionFacts.ConnectBack) -> String {
    first.milliseconds.map { "minute \($0 / 60_000)" }
      ?? "after \(percent(first.share)) of the words"
  }

  /// What the rule of connecting back says of a session.
  static func band(of session: PairContinuity.ConnectBack) -> String {
    switch session.band {
    case .onTime: "in good time"
    case .due: "while it was due"
    case .late: "late"
    case .exempt: exemption(session)
    case .none: session.first == nil ? "never" : "the rule does not ask"
    }
  }

  /// The same in the few words of a table.
  static func shortBand(of session: PairContinuity.ConnectBack) -> String {
    guard session.band == .exempt else { return band(of: session) }
    return session.isBurning ? "exempt, a burning session" : "exempt"
  }

  private static func exemption(_ session: PairContinuity.ConnectBack) -> String {
    session.isBurning
      ? "one urgent topic filled it, so the rule does not ask" : "the rule does not ask"
  }

  /// How many challenges were asked about.
  static func followUps(_ continuity: PairContinuity) -> String {
    let (asked, due) = continuity.followedUp
    guard due > 0 else { return "No challenge of an earlier session is due yet." }
    return "\(count(asked)) of \(count(due, "challenge")) of earlier sessions came up again."
  }

  /// How many details led further.
  static func bridges(_ continuity: PairContinuity) -> String {
    "\(count(continuity.count(.taken))) taken, \(count(continuity.count(.offered))) offered, "
      + "\(count(continuity.count(.missed))) passed by."
  }

  /// A situation then and now, with the time between.
  static func days(_ days: Int?) -> String {
    days.map { "\(count($0, "day")) apart" } ?? "days between not known"
  }

  /// Whose findings the reader sees.
  static let proposals =
    "A program proposes these and may be wrong; each shows the words that it comes from."
}
