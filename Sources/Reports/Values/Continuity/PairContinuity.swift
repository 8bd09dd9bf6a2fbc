public import Coaching
import TranscriptModel

/// What carries over between the sessions of a pair, as a report shows it.
///
/// Everything is a proposal of a program with the words it comes from; what a person confirmed
/// says so.
public struct PairContinuity: Sendable, Hashable {
  /// Words of a session, and where they were said.
  public struct Spot: Sendable, Hashable {
    /// The session's number, from 1.
    public var session: Int
    /// The turn.
    public var turn: Int
    /// The words; empty where they are not stored any more.
    public var quote: String
  }

  /// When a session first came back to an earlier one.
  public struct ConnectBack: Sendable, Hashable {
    /// The session's number, from 1.
    public var session: Int
    /// How early it was.
    public var band: SessionFacts.Band
    /// The first reference; nil where there is none.
    public var first: SessionFacts.ConnectBack?
    /// Whether one urgent topic filled the session.
    public var isBurning: Bool
  }

  /// A challenge or a goal with what became of it.
  public struct Entry: Sendable, Hashable {
    /// One time that it came up again.
    public struct FollowUp: Sendable, Hashable {
      /// The session's number, from 1.
      public var session: Int
      /// The turn.
      public var turn: Int
      /// What it does: ask what became of the item, or speak of it.
      public var kind: SessionLink.Kind
      /// Who brought it up.
      public var by: Side
      /// What the answer said; nil where it was only referred to.
      public var outcome: SessionLink.Outcome?
      /// How sure it is.
      public var certainty: Certainty
    }

    /// What it is, whose it is, and what became of it.
    public var item: CarriedItem
    /// How sure it is that it is one.
    public var certainty: Certainty
    /// The words that it comes from.
    public var source: Spot
    /// The earlier goal that it grew from; nil where it did not.
    public var former: Spot?
    /// The words that say when it is due.
    public var due: String?
    /// The times that it came up again, in order.
    public var followUps: [FollowUp]
    /// What the rule of following up says, such as `asked`; nil where it says nothing.
    public var state: String?
    /// The sessions held since.
    public var age: Int
    /// What people said of it, oldest first.
    public var corrections: [ReportedCorrection] = []
  }

  /// A detail that led to a bigger question, or could have.
  public struct Crossing: Sendable, Hashable {
    /// Whether the two walked over it, and from which rung to which.
    public var bridge: Bridge
    /// The client's detail.
    public var door: Spot
  }

  /// A situation then and now.
  public struct Progress: Sendable, Hashable {
    /// The words of then.
    public var earlier: Spot
    /// The words of now.
    public var later: Spot
    /// The days between; nil where a date is missing.
    public var days: Int?
  }

  /// What a rule says, with the sessions and turns that show it.
  public struct Finding: Sendable, Hashable {
    /// The rule and its state.
    public var flag: RuleFlag
    /// The session's number; nil where it speaks of the pair.
    public var session: Int?
    /// Where it can be seen: sessions' numbers and turns.
    public var evidence: [Spot]
  }

  /// One entry a session, in their order.
  public var connectBacks: [ConnectBack]
  /// The challenges, the earliest first.
  public var challenges: [Entry]
  /// The goals, the earliest first.
  public var goals: [Entry]
  /// How many challenges were asked about.
  public var followedUp: FollowUpCount
  /// The details, in order.
  public var crossings: [Crossing]
  /// The pairs of then and now, in order.
  public var progress: [Progress]
  /// What the rules say of the pair, and of sessions.
  public var findings: [Finding]
  /// The version of the rules.
  public var rules: String
}

extension PairContinuity {
  /// Puts an analysis into the words of a report; proposals of little confidence are left out
  /// unless somebody confirmed them.
  ///
  /// - Parameters:
  ///   - analysis: What was found.
  ///   - texts: The texts of the turns that it quotes, as `quotedPlaces` names them; a turn that is
  ///     missing is shown by its place alone.
  ///   - corrections: What people said of its items.
  public init(
    _ analysis: EngagementAnalysis, texts: [Place: String], corrections: ItemCorrections = .none
  ) {
    self.init(
      StoredContinuity(
        engagement: Engagement(program: nil, coach: "", client: ""), analysis: analysis, dates: [:],
        turns: texts.mapValues { StoredContinuity.Spoken(text: $0) }, rules: ContinuityRules(),
        corrections: corrections), shownBy: .full)
  }

  /// Puts what is stored of a pair into the words of a report, as a policy of names lets them be.
  init(_ stored: StoredContinuity, shownBy naming: Naming) {
    let (analysis, corrections) = (stored.analysis, stored.corrections)
    let threads = PairThreads(stored, shownBy: naming)
    let numbers = Dictionary(
      analysis.sessions.map { ($0.session, $0.number) }, uniquingKeysWith: { first, _ in first })
    let reader = Words(
      numbers: numbers, texts: stored.texts, naming: naming,
      near: [stored.engagement.coach, stored.engagement.client])
    connectBacks = analysis.sessions.map { facts in
      ConnectBack(
        session: facts.number, band: facts.connectBackBand, first: facts.firstConnectBack,
        isBurning: facts.burning.value)
    }
    let last = analysis.sessions.map(\.number).max() ?? 0
    // A pair's ledger is that of `ledger`: what is sure, and the best of what is not.
    let shown = Set(threads.likeliest.map(\.id))
    let certainties = Dictionary(
      threads.items.map { ($0.id, threads.certainty(of: $0)) }, uniquingKeysWith: { $1 })
    let links = Dictionary(grouping: analysis.links.filter { $0.item != nil }) { $0.item ?? "" }
    let states = Dictionary(
      analysis.flags.filter { $0.rule == .followUp }.map { ($0.item ?? "", $0.state) },
      uniquingKeysWith: { _, later in later })
    func entries(_ kind: CarriedItem.Kind) -> [Entry] {
      analysis.items.filter { item in
        item.kind == kind && (certainties[item.id] == .sure || shown.contains(item.id))
      }.map { item in
        let source = reader.spot(item.quote)
        let certainty = certainties[item.id] ?? .weak
        return Entry(
          item: reader.item(item), certainty: certainty, source: source,
          former: analysis.items.first { $0.id == item.follows }.map { reader.spot($0.quote) },
          due: item.due.map { reader.spot($0).quote },
          followUps: (links[item.id] ?? []).map { reader.followUp($0, by: stored.rules) },
          state: states[item.id],
          age: max(0, last - source.session),
          corrections: corrections[item.id].map { $0.shown(by: naming) })
      }
    }
    challenges = entries(.challenge)
    goals = entries(.goal)
    followedUp = threads.followUpCount
    let least = stored.rules.shownConfidence
    crossings = analysis.bridges.filter { $0.confidence >= least }.map {
      Crossing(bridge: $0, door: reader.spot($0.door))
    }
    progress = analysis.progress.filter { $0.confidence >= least }.map {
      Progress(earlier: reader.spot($0.earlier), later: reader.spot($0.later), days: $0.days)
    }
    findings = analysis.flags.filter { $0.item == nil }.map { flag in
      Finding(
        flag: flag, session: flag.session.flatMap { numbers[$0] },
        evidence: flag.evidence.map {
          Spot(session: numbers[$0.session] ?? 0, turn: $0.turn, quote: "")
        })
    }
    rules = analysis.rules
  }

  /// The turns whose words a report of the analysis shows, each once, in the order of places.
  static func quotedPlaces(of analysis: EngagementAnalysis) -> [Place] {
    let quotes =
      analysis.items.flatMap { [$0.quote] + [$0.due].compactMap(\.self) }
      + analysis.bridges.map(\.door) + analysis.progress.flatMap { [$0.earlier, $0.later] }
    return Set(quotes.map(\.place)).sorted()
  }

  /// Looks up sessions' numbers and words.
  private struct Words {
    var numbers: [String: Int]
    var texts: [Place: String]
    var naming: Naming
    var near: [String]

    func spot(_ quote: Quote) -> Spot {
      let (session, turn) = (quote.place.session, quote.place.turn)
      let words = texts[quote.place].map { Self.part(of: $0, quote.range) } ?? ""
      return Spot(
        session: numbers[session] ?? 0, turn: turn,
        quote: naming.words(words, turn: turn, near: near))
    }

    /// The item, with the words that somebody gave it as they may be shown.
    func item(_ item: CarriedItem) -> CarriedItem {
      var item = item
      item.wording = item.wording.map {
        naming.words($0, turn: item.quote.place.turn, near: near)
      }
      return item
    }

    func followUp(_ link: SessionLink, by rules: ContinuityRules) -> Entry.FollowUp {
      Entry.FollowUp(
        session: numbers[link.quote.place.session] ?? 0, turn: link.quote.place.turn,
        kind: link.kind, by: link.by, outcome: link.outcome,
        certainty: Certainty(ofLink: link.confidence, by: rules))
    }

    /// The bytes of a range; a range that cuts a character or lies outside gives what is whole.
    private static func part(of text: String, _ range: Range<Int>) -> String {
      let bytes = Array(text.utf8)
      return String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
    }
  }
}

extension PairContinuity {
  /// How many bridges were taken, offered and missed.
  public func count(_ state: Bridge.State) -> Int {
    crossings.count { $0.bridge.state == state }
  }
}
