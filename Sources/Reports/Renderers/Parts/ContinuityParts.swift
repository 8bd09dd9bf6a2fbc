import Coaching

extension PairContinuity {
  /// What carries over between the sessions, in words and tables.
  var parts: [ReportPart] {
    [
      connectBackPart, ledgerPart("Ledger: challenges", challenges, [Wording.followUps(self)]),
      ledgerPart("Ledger: goals", goals, goals.isEmpty ? ["No goal was found."] : []), bridgesPart,
      progressPart, rulesPart,
    ]
  }

  private var connectBackPart: ReportPart {
    ReportPart(
      title: "Connecting back", note: "the first reference to an earlier session",
      table: TextTable(
        columns: [
          .figures("#"), .figures("when"), .words("by"), .figures("turn"), .words("the rule says"),
        ],
        rows: connectBacks.map { session in
          [
            String(session.session), session.first.map(Wording.when) ?? "–",
            session.first?.by.rawValue ?? "–", session.first.map { String($0.turn) } ?? "–",
            Wording.band(of: session),
          ]
        }))
  }

  private func ledgerPart(
    _ title: String, _ items: [Entry], _ sentences: [String]
  ) -> ReportPart {
    ReportPart(
      title: title, note: "proposals, each with its words", sentences: sentences,
      entries: items.map { entry in
        Brief.Entry(
          lead: entry.lead,
          quote: BriefWording.cut(entry.item.wording ?? entry.source.quote), facts: entry.facts,
          item: entry.item.id)
      })
  }

  private var bridgesPart: ReportPart {
    ReportPart(
      title: "From the detail to the bigger question", note: Wording.bridges(self),
      entries: crossings.map { crossing in
        Brief.Entry(
          lead: Wording.name(of: crossing.bridge.state) + ":",
          quote: BriefWording.cut(crossing.door.quote),
          facts: [
            Wording.place(crossing.door),
            "rung \(crossing.bridge.rungFrom) to \(crossing.bridge.rungTo)",
          ])
      })
  }

  private var progressPart: ReportPart {
    ReportPart(
      title: "Then and now", note: "proposals, each with its words",
      entries: progress.flatMap { pair in
        [
          Brief.Entry(
            lead: "Then:", quote: BriefWording.cut(pair.earlier.quote),
            facts: [Wording.place(pair.earlier)]),
          Brief.Entry(
            lead: "Now:", quote: BriefWording.cut(pair.later.quote),
            facts: [Wording.place(pair.later), Wording.days(pair.days)]),
        ]
      })
  }

  /// What the rules say of the pair with its reasons, and of the sessions in short.
  private var rulesPart: ReportPart {
    let whole = findings.filter { $0.session == nil }.map { finding in
      Brief.Entry(
        lead: Wording.lead(of: finding.flag),
        tail: finding.flag.explanation, facts: Wording.places(finding.evidence))
    }
    let single = findings.filter { $0.session != nil }
    let short = Self.inOrder(single.map(\.flag.rule)).map { rule in
      let own = single.filter { $0.flag.rule == rule }
      let pairs = Set(own.map { "\($0.flag.state) \($0.session ?? 0)" })
      // One session in two states: only the reasons tell of what.
      guard pairs.count == Set(own.compactMap(\.session)).count else {
        return Brief.Entry(
          lead: "\(Wording.title(of: rule)):",
          tail: own.map(\.flag.explanation).joined(separator: " "))
      }
      let states = Self.inOrder(own.map(\.flag.state)).map { state in
        let sessions = Self.inOrder(
          own.filter { $0.flag.state == state }.compactMap(\.session).map(String.init))
        return
          "\(Wording.state(state, of: rule)) in \(sessions.count == 1 ? "session" : "sessions") "
          + sessions.joined(separator: ", ")
      }
      return Brief.Entry(lead: "\(Wording.title(of: rule)):", tail: states.joined(separator: "; "))
    }
    return ReportPart(title: "What the rules say", entries: whole + short)
  }

  /// The values, each once, in the order in which they first come.
  private static func inOrder<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}

extension PairContinuity.Entry {
  /// What stands before its words: that it may be none, or whose it is.
  fileprivate var lead: String? {
    certainty == .sure
      ? (item.owner == .coach ? "The coach:" : nil) : BriefWording.question(of: item.kind)
  }

  /// Where an item was set, when it came up again, what became of it, and what people said.
  var facts: [String] {
    let notes = [
      item.horizon.map(Wording.horizon), due.map { "due: “\($0)”" }, former.map(Wording.former),
    ].compactMap(\.self)
    let said = corrections.map(Wording.sentence)
    let confirmed = item.confirmed == true && said.isEmpty ? ["confirmed"] : []
    let isTold = corrections.contains { $0.correction.what == .status }
    // Of a perhaps it is said that it is open, where nothing else is known.
    let isSaid = Wording.status(item.status, after: sureOnes.map(\.outcome)) == nil
    return notes + ["set in \(Wording.place(source))"] + again
      + (isTold || isSaid ? [] : [status]) + confirmed + said
  }

  /// The times that it surely came up again, that it perhaps did, or why it did not.
  ///
  /// One that may be wrong is no reason to name a place.
  var again: [String] {
    let sure = sureOnes.map(Wording.sentence)
    if item.kind == .challenge {
      let asked = followUps.filter { $0.kind == .followUp }
      guard asked.contains(where: { $0.certainty == .sure }) || asked.isEmpty else {
        return ["perhaps asked about"] + sure
      }
      return sure.isEmpty ? [Wording.unasked(state)] : sure
    }
    guard sure.isEmpty else { return sure }
    return [followUps.isEmpty ? "not spoken of again" : "perhaps spoken of again"]
  }

  /// What became of it; a perhaps where what says so may be wrong.
  var status: String {
    let isTold = corrections.contains { $0.correction.what == .status }
    let isHedged = isDoubtful && !isTold && item.status != .open
    return (isHedged ? "perhaps " : "") + Wording.status(item.status)
  }

  private var sureOnes: [FollowUp] { followUps.filter { $0.certainty == .sure } }

  /// Whether all that tells of what became of it may be wrong.
  private var isDoubtful: Bool {
    let telling = item.kind == .challenge ? followUps.filter { $0.kind == .followUp } : followUps
    return !telling.isEmpty && telling.allSatisfy { $0.certainty != .sure }
  }
}

extension Wording {
  /// Which goal another one grew from: `grew from the one of session 1, turn 68`.
  static func former(_ spot: PairContinuity.Spot) -> String {
    "grew from the one of \(place(spot))"
  }

  /// The most places that a line names.
  private static let mostPlaces = 6

  /// One time that an item came up again: `session 3, turn 5, by the coach: done`.
  static func sentence(of followUp: PairContinuity.Entry.FollowUp) -> String {
    let said = followUp.kind == .followUp ? "asked about" : "spoken of again"
    return "session \(followUp.session), turn \(followUp.turn), by the \(followUp.by.rawValue)"
      + ": \(followUp.outcome.map(outcome) ?? said)"
  }

  /// What a rule asks and says, before its reason: `Asking about challenges, nobody asked:`.
  static func lead(of flag: RuleFlag) -> String {
    "\(title(of: flag.rule)), \(state(flag.state, of: flag.rule)):"
  }

  /// Where words were said: `session 3, turn 5`.
  static func place(_ spot: PairContinuity.Spot) -> String {
    "session \(spot.session), turn \(spot.turn)"
  }

  /// Some places, the first of them by name.
  static func places(_ spots: [PairContinuity.Spot]) -> [String] {
    let hidden = spots.count - mostPlaces
    return spots.prefix(mostPlaces).map(place) + (hidden > 0 ? ["and \(hidden) more"] : [])
  }
}
