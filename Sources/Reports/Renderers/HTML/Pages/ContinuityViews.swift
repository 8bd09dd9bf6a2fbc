import Coaching

extension PairContinuity {
  /// The sections of a pair's page about what carries over between its sessions.
  var sections: [HTMLPage.Section] {
    var sections = [
      HTMLPage.Section(
        "connect-back", "Connecting back",
        note: "when each session first came back to an earlier one",
        "figure",
        FigureView(
          drawing: ConnectBackClock(connectBacks).drawing,
          caption: "A square is late. A dash stands where the rule is exempt, as in the first "
            + "session or a burning one.",
          sentences: connectBacks.map(Wording.sentence))),
      HTMLPage.Section("ledger", "Ledger", note: Wording.proposals, "ledger", LedgerView(self)),
      HTMLPage.Section(
        "bridges", "From the detail to the bigger question", note: Wording.bridges(self), "bridges",
        BridgesView(crossings)),
    ]
    if !progress.isEmpty {
      sections.append(
        HTMLPage.Section(
          "progress", "Then and now", note: Wording.proposals, "progress", ProgressView(progress)))
    }
    if !findings.isEmpty {
      sections.append(HTMLPage.Section("rules", "What the rules say", "rules", RulesView(findings)))
    }
    return sections
  }
}

/// Challenges and goals with what became of them.
struct LedgerView: Sendable {
  /// Items of one kind.
  struct Table: Sendable {
    var caption: String
    var entries: [Entry]
    var hasEntries: Bool
    var missing: String
  }

  /// One item.
  struct Entry: ToldView {
    var words: String
    var note: String?
    var set: String
    var again: String
    var status: String

    var fields: Fields {
      [
        "words": .text(words), "note": note.map(Field.text), "set": .text(set),
        "again": .text(again), "status": .text(status),
      ]
    }
  }

  var sentence: String
  var tables: [Table]

  init(_ continuity: PairContinuity) {
    sentence = Wording.followUps(continuity)
    tables = [
      Self.table("Challenges", continuity.challenges, missing: "No challenge was found."),
      Self.table("Goals", continuity.goals, missing: "No goal was found."),
    ]
  }

  private static func table(
    _ caption: String, _ entries: [PairContinuity.Entry], missing: String
  ) -> Table {
    Table(
      caption: caption, entries: entries.map(entry), hasEntries: !entries.isEmpty,
      missing: missing)
  }

  private static func entry(_ entry: PairContinuity.Entry) -> Entry {
    let item = entry.item
    let notes =
      [
        entry.certainty == .sure ? nil : "perhaps a \(item.kind.rawValue)",
        item.horizon.map(Wording.horizon), entry.due.map { "due: “\($0)”" },
        entry.former.map(Wording.former),
        item.confirmed == true && entry.corrections.isEmpty ? "confirmed" : nil,
      ].compactMap(\.self) + entry.corrections.map(Wording.sentence)
    return Entry(
      words: item.wording ?? entry.source.quote,
      note: notes.isEmpty ? nil : notes.joined(separator: " · "),
      set:
        "session \(entry.source.session), turn \(entry.source.turn), the \(item.owner.rawValue)’s",
      again: entry.again.joined(separator: "; "), status: entry.status)
  }
}

/// Details that led to bigger questions, or could have.
struct BridgesView: Sendable {
  /// One detail.
  struct Entry: ToldView {
    var state: String
    var style: String
    var quote: String
    var place: String

    var fields: Fields {
      [
        "state": .text(state), "style": .text(style), "quote": .text(quote),
        "place": .text(place),
      ]
    }
  }

  var entries: [Entry]
  var isEmpty: Bool

  init(_ crossings: [PairContinuity.Crossing]) {
    entries = crossings.map { crossing in
      let bridge = crossing.bridge
      let (state, style): (String, String) =
        switch bridge.state {
        case .taken: (Wording.name(of: .taken), "out")
        case .offered: (Wording.name(of: .offered), "coaching")
        case .missed: (Wording.name(of: .missed), "none")
        }
      return Entry(
        state: state, style: style, quote: crossing.door.quote,
        place: "session \(crossing.door.session), turn \(crossing.door.turn), "
          + "rung \(bridge.rungFrom) to \(bridge.rungTo)")
    }
    isEmpty = entries.isEmpty
  }
}

/// Situations then and now, side by side.
struct ProgressView: Sendable {
  /// One pair.
  struct Entry: Sendable {
    var title: String
    var earlier: String
    var earlierPlace: String
    var later: String
    var laterPlace: String
  }

  var entries: [Entry]

  init(_ progress: [PairContinuity.Progress]) {
    entries = progress.map { pair in
      Entry(
        title: Wording.days(pair.days), earlier: pair.earlier.quote,
        earlierPlace: "session \(pair.earlier.session), turn \(pair.earlier.turn)",
        later: pair.later.quote,
        laterPlace: "session \(pair.later.session), turn \(pair.later.turn)")
    }
  }
}

/// What the rules say, with where it can be seen.
struct RulesView: Sendable {
  /// One finding.
  struct Entry: ToldView {
    var rule: String
    var state: String
    var about: String
    var explanation: String
    var places: String
    /// Turns of the report's own session, as links; none in a pair's report.
    var turns: [Int]

    var fields: Fields {
      [
        "rule": .text(rule), "state": .text(state), "about": .text(about),
        "explanation": .text(explanation), "places": .text(places),
        "turns": .list(turns.map(Field.number)),
      ]
    }
  }

  /// Some findings; those of single sessions are many, and stay folded.
  struct Table: Sendable {
    var caption: String
    var entries: [Entry]
    /// What stands above a folded table.
    var summary = ""
  }

  var shown: [Table] = []
  var folded: [Table] = []

  /// The findings of a pair: those that speak of it as a whole, then those of its sessions.
  init(_ findings: [PairContinuity.Finding]) {
    let entries = Dictionary(grouping: findings) { $0.session == nil }.mapValues(Self.entries)
    let (whole, single) = (entries[true] ?? [], entries[false] ?? [])
    if !whole.isEmpty {
      shown.append(Table(caption: "What the rules say of the pair", entries: whole))
    }
    if !single.isEmpty {
      folded.append(
        Table(
          caption: "What the rules say of each session", entries: single,
          summary: "Session by session: \(Wording.count(single.count, "finding"))"))
    }
  }

  private static func entries(_ findings: [PairContinuity.Finding]) -> [Entry] {
    findings.map { finding in
      Entry(
        rule: Wording.title(of: finding.flag.rule),
        state: Wording.state(finding.flag.state, of: finding.flag.rule),
        about: finding.session.map { "session \($0)" } ?? "the pair",
        explanation: finding.flag.explanation,
        places: finding.evidence.map { "session \($0.session), turn \($0.turn)" }
          .joined(separator: "; "),
        turns: [])
    }
  }

  /// The findings of one session, whose turns the page holds.
  init(ofSession flags: [RuleFlag], session: String) {
    let entries = flags.map { flag in
      Entry(
        rule: Wording.title(of: flag.rule), state: Wording.state(flag.state, of: flag.rule),
        about: "this session", explanation: flag.explanation, places: "",
        turns: flag.evidence.filter { $0.session == session }.map(\.turn))
    }
    shown = [Table(caption: "What the rules say of this session", entries: entries)]
  }
}
