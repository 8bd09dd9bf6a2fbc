extension FlagFinder {
  /// How early a session connected back.
  func connectBack(_ facts: SessionFacts) -> RuleFlag {
    let evidence = facts.firstConnectBack.map { [place(facts.session, $0.turn)] } ?? []
    return RuleFlag(
      rule: .connectBack, state: facts.connectBackBand.rawValue, session: facts.session,
      evidence: evidence, explanation: Self.sentence(facts))
  }

  private static func sentence(_ facts: SessionFacts) -> String {
    guard facts.connectBackBand != .exempt else {
      return facts.number == 1
        ? "The first session has nothing to connect back to."
        : "One urgent topic filled the session; it need not connect back."
    }
    guard let back = facts.firstConnectBack else {
      return "Nobody referred to an earlier session in so many words."
    }
    let who = back.by == .coach ? "The coach" : "The client"
    guard let milliseconds = back.milliseconds else {
      let share = Int((back.share * 100).rounded())
      return "\(who) first referred to an earlier session after \(share) % of the words; "
        + "the file has no times."
    }
    let minutes = milliseconds / 60_000
    return "\(who) first referred to an earlier session "
      + (minutes == 0
        ? "within the first minute." : "after \(minutes) minute\(minutes == 1 ? "" : "s").")
  }

  /// Whether a zoom-out is due in a pair that leans on mentorship.
  func zoomOutDue(_ facts: SessionFacts) -> RuleFlag {
    let waiting = facts.sessionsWithoutZoomOut
    let isLeaning = mentorshipShare(before: facts.number) > rules.mentorshipHeavyShare
    let isExempt = facts.phase != .middle || facts.burning.value
    let isDue = waiting >= rules.zoomOutEverySessions && isLeaning
    return RuleFlag(
      rule: .zoomOutDue, state: isExempt ? "exempt" : isDue ? "due" : "not_due",
      session: facts.session,
      evidence: facts.zoomOut.turns.map { [place(facts.session, $0.lowerBound)] } ?? [],
      explanation: isExempt
        ? "Early and burning sessions need not zoom out."
        : waiting == 0
          ? "The session stood back long enough." : Self.waiting(waiting, burning(before: facts)))
  }

  /// The burning sessions since the last one that stood back: they do not count.
  private func burning(before facts: SessionFacts) -> Int {
    let sessions = analysis.sessions.prefix(facts.number)
    let last = sessions.lastIndex(where: \.countsAsZoomOut) ?? -1
    return sessions.dropFirst(last + 1).count(where: \.burning.value)
  }

  /// How long nobody has stood back, and what that count leaves out.
  private static func waiting(_ sessions: Int, _ burning: Int) -> String {
    let left =
      burning == 0
      ? "" : ", \(burning == 1 ? "a burning one" : "\(burning) burning ones") not counted"
    return "\(sessions) session\(sessions == 1 ? "" : "s") without standing back\(left)."
  }

  /// The share of mentorship over the last sessions up to the one with this number.
  func mentorshipShare(before number: Int, sessions count: Int? = nil) -> Double {
    let first = max(0, number - (count ?? rules.mentorshipHeavySessions))
    var mentorship = 0
    var both = 0
    for session in reading.sessions[first..<number] {
      for turn in session.turns where turn.isCoach {
        guard let mode = turn.spoken.annotation.mode?.label, mode != .neither else { continue }
        both += turn.spoken.words
        if mode == .mentorship { mentorship += turn.spoken.words }
      }
    }
    return both == 0 ? 0 : Double(mentorship) / Double(both)
  }

  /// What followed an opening in which there was nothing to talk about.
  func opening(_ facts: SessionFacts) -> [RuleFlag] {
    guard let empty = facts.opening?.emptyAgenda else { return [] }
    let session = reading.sessions[facts.number - 1]
    let coachTurns = session.turns.indices.filter { $0 > empty && session.turns[$0].isCoach }
    let limit = coachTurns.prefix(3).last ?? empty
    let link = analysis.links.first {
      let at = $0.quote.place
      return at.session == facts.session && at.turn > empty && at.turn <= limit
    }
    return [
      RuleFlag(
        rule: .emptyAgenda, state: link == nil ? "not_linked" : "linked", session: facts.session,
        evidence: [place(facts.session, empty)] + (link.map { [$0.quote.place] } ?? []),
        explanation: link == nil
          ? "The client came without a topic; nothing earlier was taken up within three turns."
          : "The client came without a topic; something earlier was taken up within three turns.")
    ]
  }

  /// Whether the coach asked what else is on the agenda.
  func checkpoint(_ facts: SessionFacts) -> [RuleFlag] {
    facts.agendaCheckpoint.map { turn in
      [
        RuleFlag(
          rule: .agendaCheckpoint, state: "asked", session: facts.session,
          evidence: [place(facts.session, turn)],
          explanation: "The coach asked what else should be talked about.")
      ]
    } ?? []
  }

  /// Advice that leans on what everybody does, in whose topic there is no own experience, no
  /// hedge and no offer.
  ///
  /// Most advice says nothing of where it comes from and is sound all the same. What is flagged
  /// appeals to others in place of experience: "everybody's on that now".
  func unbackedAdvice(_ session: ReadSession, _ facts: SessionFacts) -> [RuleFlag] {
    var flags: [RuleFlag] = []
    var experience = -100
    for (index, turn) in session.turns.enumerated() where turn.isCoach {
      if Self.tellsExperience(turn) { experience = index }
      guard turn.mentorship > 0.6, Self.advises(turn), Self.appeals(turn),
        index - experience > Self.topicTurns, !turn.text.tokens.contains(where: Self.hedges),
        !turn.asks
      else { continue }
      flags.append(
        RuleFlag(
          rule: .unbackedAdvice, state: "present", session: session.id,
          evidence: [place(session.id, index)],
          explanation: "Advice that appeals to what others do, without own experience, hedge or "
            + "offer nearby."))
    }
    return flags
  }

  private static func hedges(_ token: Token) -> Bool {
    token.classes.contains(.hedge)
  }

  /// How many turns experience backs what is said of the same topic.
  private static let topicTurns = 12

  /// Whether the coach tells of something done, seen or owned: "we ran", "I've done it".
  private static func tellsExperience(_ turn: ReadTurn) -> Bool {
    turn.marked.contains(.ownStory) || Report.count(in: turn, by: own) > 0
      || turn.text.tokens.contains { ownPast.contains($0.hash) }
  }

  private static func advises(_ turn: ReadTurn) -> Bool {
    turn.text.words > 12 && (turn.holds(.directive) || turn.imperatives > 0)
  }

  /// Whether the turn says that it is right because everybody does it.
  private static func appeals(_ turn: ReadTurn) -> Bool {
    let tokens = turn.text.tokens
    return tokens.indices.contains { start in
      tokens[start].kind == .word && usage.stands(in: tokens, from: start, upTo: tokens.count)
    }
  }

  private static let usage: PhraseTable = [
    "how everyone|everybody|they|people _ it|them|that|these|now",
    "how everyone|everybody gets|does",
    "everybody's|everyone's on|using|doing|got|moved|gone",
    "everybody|everyone does|uses|has|gets|is|likes that|it|this|them|on|using|doing|one",
    "just how it|that works|is|goes", "best practice", "industry standard",
  ]
  private static let own = WordSet("i we i've we've")
  private static let ownPast = WordSet("we'd i'd learned learnt my mine our")

  /// Whether a burning session was learnt from.
  func burningLesson(_ session: ReadSession, _ facts: SessionFacts) -> [RuleFlag] {
    guard facts.burning.value else { return [] }
    let lesson = session.turns.indices.last { index in
      let turn = session.turns[index]
      guard turn.position > 0.5, turn.isClient, turn.text.words > 12 else { return false }
      return turn.out > 0.5 || index > 0 && asksForLesson(session.turns[index - 1])
    }
    return [
      RuleFlag(
        rule: .burningLesson, state: lesson == nil ? "not_learnt" : "learnt",
        session: session.id, evidence: lesson.map { [place(session.id, $0)] } ?? [],
        explanation: lesson == nil
          ? "The urgent topic filled the session; nothing was drawn from it."
          : "The urgent topic filled the session; something was drawn from it.")
    ]
  }

  /// Whether the coach asks what a situation teaches.
  private func asksForLesson(_ turn: ReadTurn) -> Bool {
    turn.isCoach && turn.holds(.lessonQuestion)
  }

  /// Whether the session ends with something that the client will do.
  ///
  /// Where all that was found may be none, it is a "perhaps"; what is hardly likely does not count.
  func nextStep(_ session: ReadSession) -> [RuleFlag] {
    let steps = analysis.items.filter {
      $0.kind == .challenge && $0.owner == .client && $0.quote.place.session == session.id
    }
    let sure = steps.filter { doubt(of: $0) == .sure }
    let perhaps = steps.filter { doubt(of: $0) == .perhaps }
    return [
      RuleFlag(
        rule: .nextStep,
        state: sure.isEmpty ? (perhaps.isEmpty ? "missing" : "perhaps") : "present",
        session: session.id, evidence: (sure.isEmpty ? perhaps : sure).map(\.quote.place),
        explanation: Self.steps(sure.count, perhaps.count))
    ]
  }

  private static func steps(_ sure: Int, _ perhaps: Int) -> String {
    func count(_ number: Int) -> String { "\(number) next step\(number == 1 ? "" : "s")" }
    if sure == 0 {
      return perhaps == 0
        ? "No next step of the client's was found."
        : "\(count(perhaps)) of the client's, \(perhaps == 1 ? "not" : "none of them") certain."
    }
    return "\(count(sure)) of the client's\(perhaps == 0 ? "" : ", perhaps \(perhaps) more")."
  }
}
