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
      /// Who brought it up.
      public var by: Side
      /// What the answer said; nil where it was only referred to.
      public var outcome: SessionLink.Outcome?
    }

    /// What it is, whose it is, and what became of it.
    public var item: CarriedItem
    /// The words that it comes from.
    public var source: Spot
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
  /// The confidence from which a proposal is shown.
  static let shownConfidence = ContinuityRules().shownConfidence

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
    self.init(analysis, texts: texts, corrections: corrections, shownBy: .full, near: [])
  }

  /// Puts what is stored of a pair into the words of a report, as a policy of names lets them be.
  init(_ stored: StoredContinuity, shownBy naming: Naming) {
    self.init(
      stored.analysis, texts: stored.texts, corrections: stored.corrections, shownBy: naming,
      near: [stored.engagement.coach, stored.engagement.client])
  }

  private init(
    _ analysis: EngagementAnalysis, texts: [Place: String], corrections: ItemCorrections,
    shownBy naming: Naming, near: [String]
  ) {
    let numbers = Dictionary(
      analysis.sessions.map { ($0.session, $0.number) }, uniquingKeysWith: { first, _ in first })
    let reader = Words(numbers: numbers, texts: texts, naming: naming, near: near)
    connectBacks = analysis.sessions.map { facts in
      ConnectBack(
        session: facts.number, band: facts.connectBackBand, first: facts.firstConnectBack,
        isBurning: facts.burning.value)
    }
    let last = analysis.sessions.map(\.number).max() ?? 0
    let shown = analysis.items.filter {
      $0.confirmed == true
        || $0.confidence >= Self.shownConfidence && ($0.wording != nil || reader.stands($0.quote))
    }
    let links = Dictionary(grouping: analysis.links.filter { $0.item != nil }) { $0.item ?? "" }
    let states = Dictionary(
      analysis.flags.filter { $0.rule == .followUp }.map { ($0.item ?? "", $0.state) },
      uniquingKeysWith: { _, later in later })
    func entries(_ kind: CarriedItem.Kind) -> [Entry] {
      shown.filter { $0.kind == kind }.map { item in
        let source = reader.spot(item.quote)
        return Entry(
          item: reader.item(item), source: source, due: item.due.map { reader.spot($0).quote },
          followUps: (links[item.id] ?? []).map(reader.followUp), state: states[item.id],
          age: max(0, last - source.session),
          corrections: corrections[item.id].map { $0.shown(by: naming) })
      }
    }
    challenges = entries(.challenge)
    goals = entries(.goal)
    crossings = analysis.bridges.filter { $0.confidence >= Self.shownConfidence }.map {
      Crossing(bridge: $0, door: reader.spot($0.door))
    }
    progress = analysis.progress.filter { $0.confidence >= Self.shownConfidence }.map {
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

    /// Whether the words can be read by who did not hear the talk; of words that are not stored any
    /// more nobody can say.
    func stands(_ quote: Quote) -> Bool {
      texts[quote.place].map { ReadAloud.stands(Self.part(of: $0, quote.range)) } ?? true
    }

    /// The item, with the words that somebody gave it as they may be shown.
    func item(_ item: CarriedItem) -> CarriedItem {
      var item = item
      item.wording = item.wording.map {
        naming.words($0, turn: item.quote.place.turn, near: near)
      }
      return item
    }

    func followUp(_ link: SessionLink) -> Entry.FollowUp {
      Entry.FollowUp(
        session: numbers[link.quote.place.session] ?? 0, turn: link.quote.place.turn, by: link.by,
        outcome: link.outcome)
    }

    /// The bytes of a range; a range that cuts a character or lies outside gives what is whole.
    private static func part(of text: String, _ range: Range<Int>) -> String {
      let bytes = Array(text.utf8)
      return String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
    }
  }
}

extension PairContinuity {
  /// How many challenges of earlier sessions were asked about, and how many there are.
  public var followedUp: (asked: Int, due: Int) {
    let due = challenges.filter { $0.age > 0 && $0.state != "not_due" }
    return (due.count { $0.state == "asked" }, due.count)
  }

  /// How many bridges were taken, offered and missed.
  public func count(_ state: Bridge.State) -> Int {
    crossings.count { $0.bridge.state == state }
  }
}
