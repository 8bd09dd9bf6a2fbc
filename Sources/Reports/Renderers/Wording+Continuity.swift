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

  /// How late the first reference is: `at 12:05`, `after 30 % of the words`.
  static func when(_ first: SessionFacts.ConnectBack) -> String {
    first.milliseconds.map { "at \(clock($0))" }
      ?? "after \(percent(first.share)) of the words"
  }

  /// What the rule of connecting back says of a session.
  static func band(of session: PairContinuity.ConnectBack) -> String {
    switch session.band {
    case .onTime: "in good time"
    case .due: "while it was due"
    case .late: "late"
    case .exempt: exemption(session)
    case .none: "never"
    }
  }

  /// Why the rule asks nothing of a session.
  private static func exemption(_ session: PairContinuity.ConnectBack) -> String {
    session.isBurning ? "exempt, a burning session" : "exempt, the first session"
  }

  /// How many challenges were asked about.
  static func followUps(_ continuity: PairContinuity) -> String {
    let found = continuity.followedUp
    guard found.due > 0 else { return "No challenge of an earlier session is due yet." }
    let more = found.perhaps == 0 ? "" : ", perhaps \(count(found.perhaps)) more"
    return "\(count(found.asked)) of \(count(found.due, "challenge")) of earlier sessions "
      + (found.asked == 1 ? "was asked about" : "were asked about") + more + "."
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
