import Coaching
import TranscriptModel

/// The page to read before the next session of a pair: what was left open, in a minute.
///
/// Shown first is what somebody confirmed or what is likely enough; the rest stands under
/// "Perhaps". Every line has its words and its place.
public struct PrepBrief: Sendable, Hashable {
  /// What it is made of.
  public let pair: PairThreads
  private let wording: BriefWording
  private let correcting: String

  /// Makes the page of what carries over.
  ///
  /// - Parameters:
  ///   - pair: What carries over.
  ///   - correcting: How the reader corrects it, in a sentence.
  public init(
    _ pair: PairThreads,
    correcting: String = Brief.correcting
  ) {
    self.pair = pair
    self.correcting = correcting
    wording = BriefWording(pair: pair)
  }

  /// The page.
  public var brief: Brief {
    Brief(
      kind: "Before the next session",
      title: "\(pair.engagement.coach) and \(pair.engagement.client)",
      facts: facts + wording.notice,
      sections: [
        challenges(of: .client), challenges(of: .coach), goals, quiet, zoomOut, wins, progress,
        backPocket, perhaps,
      ],
      closing: closing)
  }

  private var facts: [String] {
    guard let last = pair.sessions.last else { return ["No session yet"] }
    let count = Wording.count(pair.sessions.count, "session")
    return [
      [pair.engagement.program, count, last.date.map { "last met \($0)" }].compactMap(\.self)
        .joined(separator: " · ")
    ]
  }

  private var closing: [String] {
    let share = Wording.percent(pair.rules.shownConfidence)
    return [
      "Proposals from the transcripts: what is shown before Perhaps was confirmed, or is at least "
        + "\(share) likely. \(correcting)"
    ]
  }

  // MARK: What was left open

  /// The challenges that are not done, the latest first.
  private func challenges(of owner: Side) -> Brief.Section {
    let open = pair.sure(.challenge).filter { $0.owner == owner && $0.isOpen }
    let current = open.filter { !isForgotten($0) }.reversed()
    let entries = current.map { item in
      wording.entry(
        item.words,
        facts: [wording.age(item.words.session)] + due(of: item)
          + pair.sureFollowUps(of: item).suffix(1).map(wording.followUp),
        item: item.id)
    }
    var section =
      owner == .client
      ? Brief.Section(
        "open_challenges", "Open challenges", entries, most: 6,
        empty: "No open challenge is sure enough to be shown.")
      : Brief.Section(
        "promised", "What you promised", entries, most: 3, empty: "Nothing is left to keep.")
    section.entries += folded(open.filter(isForgotten))
    return section
  }

  /// Whether a challenge has lain for long and nobody came back to it for certain: there is one line
  /// for all of them, since the latest matter most.
  private func isForgotten(_ item: PairThreads.Item) -> Bool {
    pair.sessionsSince(item.words.session) >= pair.rules.driftSessions && !pair.isTouched(item)
      && item.confirmed != true
  }

  /// The line that stands for challenges that have lain for long; none where there are none.
  private func folded(_ items: [PairThreads.Item]) -> [Brief.Entry] {
    guard let last = items.last else { return [] }
    let count = Wording.count(items.count)
    let latest = wording.session(last.words.session)
    return [
      Brief.Entry(
        lead: "Long open, and not sure to have been asked about: \(count), the last of "
          + "\(latest), in the ledger.")
    ]
  }

  /// Until when; of what has lain for long that time has passed.
  private func due(of item: PairThreads.Item) -> [String] {
    guard let due = item.due, !isQuiet([item]) else { return [] }
    return [wording.due(due)]
  }

  /// The goals that still stand, the far ones first, the last touched first; near ones that have
  /// lain for long are gone quiet.
  private var goals: Brief.Section {
    let heads = lineages.filter { $0.last?.isOpen == true && !isPast($0) }
    let entries = heads.sorted { left, right in
      let (a, b) = (left.last?.horizon == .short ? 1 : 0, right.last?.horizon == .short ? 1 : 0)
      return (a, -pair.lastTouch(of: left)) < (b, -pair.lastTouch(of: right))
    }.compactMap { chain -> Brief.Entry? in
      guard let head = chain.last, let first = chain.first else { return nil }
      let touch = pair.lastTouch(of: chain)
      let facts =
        [
          isQuiet(chain)
            ? sinceWhen(chain)
            : touch == head.words.session ? nil : touched(chain, last: touch)
        ]
        // The day before it is that of these words, not of the goal that they took up.
        + [chain.count > 1 ? "grew from one of \(wording.session(first.words.session))" : nil]
      return wording.entry(
        head.words, lead: head.horizon.map { Wording.horizon($0).capitalizedFirst + ":" },
        facts: facts.compactMap(\.self), item: head.id)
    }
    return Brief.Section("goals", "Goals", entries, most: 5, empty: "No goal was stated clearly.")
  }

  private var lineages: [[PairThreads.Item]] { pair.lineages(of: pair.sure(.goal)) }

  /// What was spoken of again once and then no more, but for far goals and for what stands above.
  private var quiet: Brief.Section {
    let pastGoals = pastGoals
    let shown = Set(challenges(of: .client).entries.compactMap(\.item))
    let threads = pair.items.filter { item in
      guard pair.isSure(item), item.isOpen, !shown.contains(item.id), isQuiet([item]) else {
        return false
      }
      return item.kind == .question || pastGoals.contains(item.id)
        || (item.kind == .challenge && pair.isTouched(item))
    }
    let entries = threads.map { item in
      wording.entry(item.words, facts: [sinceWhen([item])], item: item.id)
    }
    return Brief.Section("quiet", "Gone quiet", entries, most: 3, empty: nothingQuiet)
  }

  /// What is said where no thread has gone quiet, or none but what stands above.
  private var nothingQuiet: String {
    let few = Wording.count(pair.rules.driftSessions, "session")
    guard pair.sessions.count > pair.rules.driftSessions else {
      return "There are too few sessions yet for a thread to have lain untouched for \(few)."
    }
    let isAnyQuiet = pair.items.contains { pair.isSure($0) && $0.isOpen && isQuiet([$0]) }
    return isAnyQuiet
      ? "Nothing but what stands above." : "No thread has lain untouched for \(few)."
  }

  /// Whether a goal was near once and nobody has come back to it for long.
  private func isPast(_ lineage: [PairThreads.Item]) -> Bool {
    lineage.last?.horizon == .short && isQuiet(lineage)
  }

  private var pastGoals: Set<String> {
    Set(lineages.filter(isPast).compactMap { $0.last?.id })
  }

  private func isQuiet(_ items: [PairThreads.Item]) -> Bool {
    pair.sessionsSince(pair.lastTouch(of: items)) >= pair.rules.driftSessions
  }

  /// When a later session last came back to a goal, where that is sure; else no place is named.
  private func touched(_ chain: [PairThreads.Item], last session: Int) -> String {
    let isSure = pair.links.contains { link in
      link.words.session == session && pair.certainty(of: link) == .sure
        && chain.contains { $0.id == link.item }
    }
    return isSure || chain.contains { $0.words.session == session }
      ? "last touched \(wording.session(session))" : "perhaps touched since"
  }

  private func sinceWhen(_ items: [PairThreads.Item]) -> String {
    "not touched since \(wording.session(pair.lastTouch(of: items)))"
  }

  // MARK: Where the talk stands

  private var zoomOut: Brief.Section {
    var entries: [Brief.Entry] = []
    if let last = pair.sessions.lastIndex(where: \.zoomOutCounts) {
      entries.append(Brief.Entry(lead: "Last: \(wording.session(last)), \(wording.age(last))."))
    } else if !pair.sessions.isEmpty {
      entries.append(Brief.Entry(lead: "No session has stood back long enough yet."))
    }
    if let due { entries.append(Brief.Entry(lead: "Due: \(due)")) }
    let stale = staleDimensions
    if !stale.isEmpty {
      let since = pair.rules.mentorshipHeavySessions
      let when =
        pair.sessions.count > since ? "in the last \(Wording.count(since, "session"))" : "yet"
      entries.append(
        Brief.Entry(lead: "Not touched \(when): " + stale.joined(separator: ", ") + "."))
    }
    return Brief.Section("zoom_out", "Zoom-out", entries, most: 3, empty: "Nothing is known yet.")
  }

  /// Why a zoom-out is due; nil where none is.
  private var due: String? {
    let flag = pair.flags.last { $0.rule == RuleFlag.Rule.zoomOutDue.rawValue }
    return flag?.state == "due" ? flag?.explanation : nil
  }

  private var staleDimensions: [String] {
    let recent = pair.sessions.suffix(pair.rules.mentorshipHeavySessions)
    // One session leaves out most of them.
    guard recent.count > 1, recent.contains(where: { !$0.dimensions.isEmpty }) else { return [] }
    let touched = Set(recent.flatMap(\.dimensions))
    return SessionFacts.allDimensions.filter { !touched.contains($0) }
  }

  /// The wins of the last three sessions, the latest first.
  private var wins: Brief.Section {
    let entries = recentWins.map { item in
      wording.entry(
        item.words, facts: item.isAcknowledged ? [] : ["nobody stopped at it"], item: item.id)
    }
    return Brief.Section(
      "wins", "Wins", entries, most: 3, empty: "No win of the last three sessions is sure enough.")
  }

  private var recentWins: [PairThreads.Item] {
    pair.sure(.win).filter { pair.sessionsSince($0.words.session) < 3 }.reversed()
  }

  private var progress: Brief.Section {
    let sure = pair.progress.filter { $0.confidence >= pair.rules.shownConfidence }
    let entries = sure.sorted { $0.confidence > $1.confidence }.prefix(1).flatMap { pair in
      [wording.entry(pair.earlier, lead: "Then:"), wording.entry(pair.later, lead: "Now:")]
    }
    return Brief.Section(
      "progress", "Then and now", entries, most: 2, empty: "No two moments are alike enough yet.")
  }

  // MARK: The back pocket

  /// Three things to ask where the client brings nothing: of each kind one, then a second and so on,
  /// and where that is too little, what else is open.
  private var backPocket: Brief.Section {
    let first = [neverAsked, untouchedGoals, dimensions, standingPrompts, passedWins]
    let prompts = Self.inTurns(first) + Self.inTurns([nearGoals, leftQuestions, unfinished])
    return Brief.Section(
      "back_pocket", "In the back pocket", Array(prompts.prefix(3)), most: 3,
      empty: "Nothing is open: let them set the tone.")
  }

  /// The first of each kind, then the second of each, and so on.
  private static func inTurns(_ kinds: [[Brief.Entry]]) -> [Brief.Entry] {
    let longest = kinds.map(\.count).max() ?? 0
    return (0..<longest).flatMap { place in kinds.flatMap { $0.dropFirst(place).prefix(1) } }
  }

  /// The latest first: it is likeliest to matter still.
  private var neverAsked: [Brief.Entry] {
    pair.sure(.challenge).filter { item in
      item.owner == .client && item.isOpen && pair.followUps(of: item).isEmpty
        && !isForgotten(item) && pair.followUpState(of: item) != "not_due"
    }.reversed().map {
      wording.entry($0.words, lead: "Left open:", tail: "What became of it?", item: $0.id)
    }
  }

  private var untouchedGoals: [Brief.Entry] {
    let open = lineages.filter { $0.last?.isOpen == true && $0.last?.horizon != .short }
    return open.sorted { pair.lastTouch(of: $0) < pair.lastTouch(of: $1) }.compactMap(\.last).map {
      wording.entry($0.words, lead: "Said:", tail: "Where does that stand today?", item: $0.id)
    }
  }

  /// The near goals that still stand, the one that was touched longest ago first.
  private var nearGoals: [Brief.Entry] {
    let open = lineages.filter { $0.last?.isOpen == true && $0.last?.horizon == .short }
    return open.sorted { pair.lastTouch(of: $0) < pair.lastTouch(of: $1) }.compactMap(\.last).map {
      wording.entry($0.words, lead: "Said:", tail: "How far is that?", item: $0.id)
    }
  }

  /// The questions that somebody left for later, the latest first.
  private var leftQuestions: [Brief.Entry] {
    pair.sure(.question).filter(\.isOpen).reversed().map {
      wording.entry($0.words, lead: "Left for later:", item: $0.id)
    }
  }

  /// The challenges that were asked about and are not done, the latest first.
  private var unfinished: [Brief.Entry] {
    pair.sure(.challenge).filter { item in
      item.owner == .client && item.isOpen && !pair.followUps(of: item).isEmpty
        && !isForgotten(item)
    }.reversed().map {
      wording.entry($0.words, lead: "Not done yet:", tail: "What is left of it?", item: $0.id)
    }
  }

  private var dimensions: [Brief.Entry] {
    staleDimensions.compactMap { Self.questions[$0] }.map { Brief.Entry(lead: $0) }
  }

  private var standingPrompts: [Brief.Entry] {
    pair.sure(.prompt).reversed().map { wording.entry($0.words, lead: "Once more:", item: $0.id) }
  }

  private var passedWins: [Brief.Entry] {
    recentWins.filter { !$0.isAcknowledged }.map {
      wording.entry(
        $0.words, lead: "Nobody stopped at this:", tail: "What did it take?", item: $0.id)
    }
  }

  /// A question for each dimension.
  static let questions = [
    "autonomy": "Which decisions of yours still wait for somebody else?",
    "direction": "Where should this role have taken you in two years?",
    "feeling": "How does work feel these weeks?",
    "goals": "What would you like to be different by the end of the year?",
    "motivation": "What makes the work worth it at the moment?",
    "ownership": "What here is truly yours?",
  ]

  // MARK: Perhaps

  /// The likeliest of what is not sure, of what could still be done about.
  private var perhaps: Brief.Section {
    let unsure = pair.unsure.filter(isCurrent)
    let order = unsure.enumerated().sorted { left, right in
      (-left.element.confidence, left.offset) < (-right.element.confidence, right.offset)
    }
    let entries = order.map { _, item in
      wording.entry(item.words, lead: BriefWording.question(of: item.kind), item: item.id)
    }
    return Brief.Section(
      "perhaps", "Perhaps", entries, most: 3, empty: BriefWording.nothingElse, rest: .weakerAndOpen,
      others: pair.weak.count(where: isCurrent))
  }

  /// Whether something could still be done about a proposal: what was unlikely and has lain for long is
  /// no more than a memory, but for goals.
  private func isCurrent(_ item: PairThreads.Item) -> Bool {
    item.isOpen && (item.kind == .goal || !isQuiet([item]))
  }
}

extension PairThreads.Item {
  /// Whether something could still be done about it.
  var isOpen: Bool {
    switch status {
    case .open, .partly, .not: true
    case .done, .changed, .dropped: false
    }
  }
}
