import Coaching

/// What is said about figures over time.
extension Wording {
  /// A figure's name with its denominator.
  static func name(of figure: BalanceFigure) -> String {
    switch figure {
    case .mentorshipShareOfCoachingAndMentorshipWords:
      "Mentorship share of coaching and mentorship words"
    case .zoomedOutShareOfWords: "Zoomed-out share of all words"
    case .coachShareOfWords: "Coach’s share of all words"
    }
  }

  /// A figure's name where there is little room.
  static func shortName(of figure: BalanceFigure) -> String {
    switch figure {
    case .mentorshipShareOfCoachingAndMentorshipWords: "mentorship"
    case .zoomedOutShareOfWords: "zoomed out"
    case .coachShareOfWords: "coach"
    }
  }

  /// A range of shares: `21–89 %`.
  static func range(_ lower: Double, _ upper: Double) -> String {
    "\(Int((lower * 100).rounded()))–\(Int((upper * 100).rounded())) %"
  }

  /// A session's share with its interval: `60 % (21–89 %)`.
  static func share(_ point: PairReport.Trend.Point) -> String {
    guard let interval = point.interval else { return "\(percent(point.value)) (too few turns)" }
    return "\(percent(point.value)) (\(range(interval.lower, interval.upper)))"
  }

  /// Every session's share with its interval.
  static func points(of trend: PairReport.Trend) -> String {
    "Session by session, with 95 % intervals: "
      + trend.points.map { "#\($0.number) \(share($0))".replacing(" ", with: "\u{A0}") }
      .joined(separator: ", ") + "."
  }

  /// What an interval of a session says, and what it does not.
  static let intervals =
    "An interval tells how far the share of a session could lie elsewhere with as few turns as "
    + "it has; that labels may be wrong comes on top."

  /// The two means of a figure, where they lie apart.
  static func sentence(of means: ShareMeans?) -> String? {
    guard let means, means.areApart else { return nil }
    return "Over all sessions: \(percent(means.ofWords)) of the words, "
      + "\(percent(means.ofSessions)) as the mean of the sessions; long and short ones differ."
  }

  /// Why there is no range: `too few sessions (2 of 4 after the first)`.
  static func tooFew(_ sessions: Int) -> String {
    "too few sessions (\(sessions) of \(Baseline.leastValues) after the first)"
  }

  /// The facts of a trend and, where there are sessions enough, what they tell.
  static func sentences(
    of trend: PairReport.Trend, first: (value: Double, number: Int),
    last: (value: Double, number: Int)
  ) -> [String] {
    var facts = "\(percent(first.value)) in session \(first.number)"
    if last.number != first.number {
      facts += ", \(percent(last.value)) in session \(last.number)"
    }
    var sentences = [facts + "."]
    if let baseline = trend.baseline {
      sentences[0] += " Half of the sessions after the first lie between "
      sentences[0] += "\(percent(baseline.lowerQuartile)) and \(percent(baseline.upperQuartile))."
    } else {
      sentences.append("Own range: \(tooFew(trend.points.count { $0.number > 1 })).")
    }
    if let apart = sentence(of: trend.means) { sentences.append(apart) }
    sentences.append(sentence(of: trend.change))
    return sentences
  }

  /// Which sessions hold a zoomed-out stretch that is long enough to count.
  static func zoomOuts(of sessions: [SessionPoint], by rules: ContinuityRules) -> String {
    let numbers = sessions.filter(\.zoomOutCounts).map { point in
      point.header.number.map(String.init) ?? point.header.id
    }
    guard !numbers.isEmpty else { return "No session holds a zoomed-out stretch that counts." }
    return "A zoomed-out stretch that counts (\(zoomOutLimits(rules))) is in "
      + (numbers.count == 1 ? "session " : "sessions ") + numbers.joined(separator: ", ") + "."
  }

  /// What a change test tells, in a sentence that doesn't claim more.
  static func sentence(of change: Change) -> String {
    let recent = "The last \(Change.recentSessions) sessions"
    switch change {
    case .tooFew(let sessions):
      return "Change: too few sessions to tell it from chance "
        + "(\(sessions) of \(Change.leastSessions) after the first)."
    case .withinChance(let before, let after, let probability):
      return "Change: none beyond chance. \(recent) have a mean of \(percent(after)), those before "
        + "\(percent(before)); chance makes such a difference in \(cases(probability))."
    case .beyondChance(let before, let after, let probability):
      return "Change: \(recent.lowercased()) have a mean of \(percent(after)), those before "
        + "\(percent(before)); chance makes such a difference in only \(cases(probability))."
    }
  }

  private static func cases(_ probability: Double) -> String {
    let hundredths = Int((probability * 100).rounded())
    return hundredths == 0
      ? "less than 1 of 100 cases" : "\(hundredths) of 100 cases"
  }

  /// How many pairs a program has, and which of them are listed where not all are.
  static func pairs(of program: Overview.Program) -> String {
    let all = count(program.count, "pair")
    guard program.listed.count < program.count else { return all }
    return "\(all); listed: the \(count(program.listed.count)) that met last (all: --format csv)"
  }

  /// What stands outside the list of pairs.
  static func sentences(of overview: Overview) -> [String] {
    var sentences: [String] = []
    if overview.sessionsWithoutPair > 0 {
      let sessions = count(overview.sessionsWithoutPair, "session")
      sentences.append("\(sessions) without a known coach and client: \(nameThePair).")
    }
    let refused = overview.refusals.reduce(0) { $0 + $1.count }
    if refused > 0 {
      let reasons = overview.refusals.map { "\($0.code) \(count($0.count))" }
      sentences.append(
        "\(count(refused, "input")) refused: \(reasons.joined(separator: ", ")).")
    } else {
      sentences.append("No input was refused.")
    }
    if overview.forgotten > 0 {
      let sessions = count(overview.forgotten, "session")
      sentences.append("\(sessions) of people who were forgotten: figures in sums alone.")
    }
    if let change = overview.changes.last {
      let day = change.moment.prefix(10)
      sentences.append("On \(day): " + change.sentences.joined(separator: " "))
    }
    return sentences
  }

  /// Why a program's figures are not shown.
  static func tooFewPairs(_ pairs: Int) -> String {
    "Too few pairs to show figures (\(pairs) of \(ProgramReport.leastPairs)): with fewer, they "
      + "would tell of single people."
  }

  /// How long the last zoomed-out stretch that counts is ago.
  static func sinceLastZoomOut(_ gaps: ZoomOutGaps) -> String {
    guard let last = gaps.places.last, last < gaps.sessions - 1 else {
      return gaps.places.isEmpty ? "" : "The last session holds one."
    }
    // `prep` and the rule give the number without them, so that both are said here.
    let burning = gaps.burningSinceLast
    let left = burning == 0 ? "" : ", \(count(gaps.sinceLast - burning)) without burning ones"
    return "\(count(gaps.sinceLast, "session")) since the last one\(left)."
  }

  /// How many sessions lie between each two zoomed-out stretches; nil where there is one at most.
  static func betweenZoomOuts(_ gaps: ZoomOutGaps) -> String? {
    guard !gaps.between.isEmpty else { return nil }
    let counts = gaps.between.map { String($0.sessions) }
    return "Sessions between one and the next: \(counts.joined(separator: ", "))."
  }

  /// What a pair is measured against.
  static let ownRange =
    "Half of one’s own sessions is the only yardstick: there is no norm for these shares. "
    + "The first session is left out of ranges and tests."

  /// Why pairs stand in the order of their names.
  static let orderOfNames =
    "Pairs differ in what they need; they stand in order of their names, not of a figure."

  /// What a funnel tells, without naming a pair.
  static func sentence(of funnel: Funnel) -> String {
    let chance = fixed(Double(funnel.points.count) / 20, digits: 0)
    return
      "The mean over all sessions, the line across, is \(percent(funnel.mean)). Beyond the dashed lines "
      + "\(funnel.beyond == 1 ? "lies" : "lie") \(count(funnel.beyond)) of "
      + "\(count(funnel.points.count, "pair")); chance alone would put about \(chance) there."
  }

  /// Why phases are told apart.
  static let phases =
    "Early sessions may lean on mentorship: the early phase holds sessions two to six within three "
    + "months of the first. Compare a phase with itself."
}
