public import Coaching
public import TranscriptModel

/// What was left open between the sessions of one pair, with the words that show it.
public struct PairThreads: Sendable, Hashable {
  /// One session, in order of time.
  public struct Session: Sendable, Hashable {
    /// The public identifier.
    public var id: String
    /// The day; nil where unknown.
    public var date: String?
    /// Whether one urgent topic filled it.
    public var isBurning: Bool
    /// Whether it counts as one that stood back.
    public var zoomOutCounts: Bool
    /// The zoom-out dimensions that it touched.
    public var dimensions: [String]
  }

  /// Words of a turn.
  public struct Words: Sendable, Hashable {
    /// The position of the session.
    public var session: Int
    /// The position of the turn.
    public var turn: Int
    /// When the turn begins, in milliseconds; nil where the file has no times of its own.
    public var start: Int?
    /// The words, on one line; their place where words are left out.
    public var text: String
    /// The number of words that were spoken; nil: those of the text.
    public var count: Int?
    /// Whether they can be read by who did not hear the talk: whole sentences that name what they
    /// speak of.
    public var standsAlone = true
    /// Whether they are whole sentences at least.
    public var isWhole = true
  }

  /// A goal, a challenge, a win and the like.
  public struct Item: Sendable, Hashable {
    /// What tells it from all others.
    public var id: String
    /// What it is.
    public var kind: CarriedItem.Kind
    /// Whose it is.
    public var owner: Side
    /// How far ahead a goal lies.
    public var horizon: CarriedItem.Horizon?
    /// Where it comes from; the words are those that somebody gave it, where somebody did.
    public var words: Words
    /// When it is due, as the session said it.
    public var due: String?
    /// What became of it.
    public var status: CarriedItem.Status
    /// How likely it is right.
    public var confidence: Double
    /// Whether somebody confirmed it.
    public var confirmed: Bool?
    /// Whether the other side acknowledged a win.
    public var isAcknowledged: Bool
    /// The earlier goal that it rewords, resumes or replaces.
    public var follows: String?
    /// What people said of it, oldest first.
    public var corrections: [ReportedCorrection] = []
  }

  /// A turn that comes back to an earlier session.
  public struct Link: Sendable, Hashable {
    /// What it does.
    public var kind: SessionLink.Kind
    /// The words that refer back.
    public var words: Words
    /// Who brought it up.
    public var by: Side
    /// The item that it comes back to; nil where it is talk alone.
    public var item: String?
    /// What the answer said.
    public var outcome: SessionLink.Outcome?
    /// How likely it is right.
    public var confidence: Double
  }

  /// A situation then and now.
  public struct Progress: Sendable, Hashable {
    /// The words of then.
    public var earlier: Words
    /// The words of now.
    public var later: Words
    /// How likely the proposal is right.
    public var confidence: Double
  }

  /// What a rule says.
  public struct Flag: Sendable, Hashable {
    /// The rule's name.
    public var rule: String
    /// What it says.
    public var state: String
    /// The item that it speaks of.
    public var item: String?
    /// Why, in a sentence.
    public var explanation: String
  }

  /// Who meets whom.
  public var engagement: Engagement
  /// The sessions in order of time.
  public var sessions: [Session]
  /// The items in order of their sessions.
  public var items: [Item]
  /// The links in order of their sessions.
  public var links: [Link]
  /// Situations then and now.
  public var progress: [Progress]
  /// What the rules say.
  public var flags: [Flag]
  /// The limits of the rules.
  public var rules: ContinuityRules
  /// Whether spoken words are left out, so that their places stand for them.
  public var isRedacted = false
}

extension PairThreads {
  /// The most proposals of a kind that are shown where not all are.
  private static let mostOfKind = 3

  /// The challenges, goals and wins that are as likely and told by their words, but have nothing else
  /// that speaks for them, in order of their sessions.
  var unsure: [Item] { proposals.filter { certainty(of: $0) == .perhaps } }

  /// The challenges, goals and wins that are left: unlikely ones, and those whose words say little to
  /// who did not hear the talk.
  var weak: [Item] { proposals.filter { certainty(of: $0) == .weak } }

  /// The likeliest of each kind among those that are not sure, in order of their sessions.
  var likeliest: [Item] {
    let order = unsure.enumerated().sorted { left, right in
      (-left.element.confidence, left.offset) < (-right.element.confidence, right.offset)
    }.map(\.element)
    let shown = Set(
      [CarriedItem.Kind.challenge, .goal, .win].flatMap { kind in
        order.filter { $0.kind == kind }.prefix(Self.mostOfKind).map(\.id)
      })
    return items.filter { shown.contains($0.id) }
  }

  private var proposals: [Item] {
    items.filter {
      [.challenge, .goal, .win].contains($0.kind) && $0.confidence >= CarriedItem.leastConfidence
    }
  }

  /// The items of a kind that are sure, in order of their sessions.
  func sure(_ kind: CarriedItem.Kind) -> [Item] { items.filter { $0.kind == kind && isSure($0) } }

  /// How many sessions were held since the one at a position; 0 for the last one.
  func sessionsSince(_ session: Int) -> Int { max(0, sessions.count - 1 - session) }

  /// The follow-ups of an item.
  func followUps(of item: Item) -> [Link] {
    links.filter { $0.item == item.id && $0.kind == .followUp }
  }

  /// The follow-ups of an item that are likely enough to be told.
  func sureFollowUps(of item: Item) -> [Link] {
    followUps(of: item).filter { certainty(of: $0) == .sure }
  }

  /// What the rule about follow-ups says of a challenge.
  func followUpState(of item: Item) -> String? {
    flags.last { $0.rule == RuleFlag.Rule.followUp.rawValue && $0.item == item.id }?.state
  }

  /// The goals that stand at the end of their lineage, each with the goals that it grew from,
  /// the earliest first.
  func lineages(of goals: [Item]) -> [[Item]] {
    let byID = Dictionary(goals.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let followed = Set(goals.compactMap(\.follows))
    return goals.filter { !followed.contains($0.id) }.map { head in
      var chain = [head]
      // A goal follows an earlier one, so this ends; the count guards against a broken record.
      while chain.count <= goals.count, let former = chain.first?.follows.flatMap({ byID[$0] }) {
        chain.insert(former, at: 0)
      }
      return chain
    }
  }

  /// The last session in which one of the items was set or spoken of.
  func lastTouch(of items: [Item]) -> Int {
    let ids = Set(items.map(\.id))
    let touches = links.filter { $0.item.map(ids.contains) == true }.map(\.words.session)
    return (items.map(\.words.session) + touches).max() ?? 0
  }
}

extension PairThreads.Item {
  /// The fewest words that can stand for themselves.
  private static let fewestWords = 3

  /// Whether it has words enough to say anything.
  var isLongEnough: Bool {
    words.count ?? words.text.split(separator: " ").count >= Self.fewestWords
  }
}

extension PairThreads {
  /// Takes what is shown out of what is stored.
  init(_ stored: StoredContinuity, shownBy naming: Naming = .full) {
    let analysis = stored.analysis
    let reader = WordsReader(stored, naming)
    self.init(
      engagement: naming.pair(stored.engagement),
      sessions: analysis.sessions.map { facts in
        Session(
          id: facts.session, date: stored.dates[facts.session], isBurning: facts.burning.value,
          zoomOutCounts: facts.countsAsZoomOut, dimensions: facts.dimensions)
      },
      items: analysis.items.map { item in
        let words = reader.words(item.quote, wording: item.wording)
        return Item(
          id: item.id, kind: item.kind, owner: item.owner, horizon: item.horizon, words: words,
          due: item.due.map { reader.words($0).text }, status: item.status,
          confidence: item.confidence, confirmed: item.confirmed,
          isAcknowledged: item.acknowledged != nil, follows: item.follows,
          corrections: stored.corrections[item.id].map { $0.shown(by: naming) })
      },
      links: analysis.links.map { link in
        Link(
          kind: link.kind, words: reader.words(link.quote), by: link.by, item: link.item,
          outcome: link.outcome, confidence: link.confidence)
      },
      progress: analysis.progress.map { pair in
        Progress(
          earlier: reader.words(pair.earlier), later: reader.words(pair.later),
          confidence: pair.confidence)
      },
      flags: analysis.flags.map { flag in
        Flag(
          rule: flag.rule.rawValue, state: flag.state, item: flag.item,
          explanation: flag.explanation)
      }, rules: stored.rules, isRedacted: naming.policy.isRedacted)
  }

  /// Finds the words of quotes and the positions of sessions.
  private struct WordsReader {
    private let stored: StoredContinuity
    private let positions: [String: Int]
    private let naming: Naming
    private var near: [String] { [stored.engagement.coach, stored.engagement.client] }

    init(_ stored: StoredContinuity, _ naming: Naming) {
      self.stored = stored
      self.naming = naming
      positions = Dictionary(
        uniqueKeysWithValues: stored.analysis.sessions.enumerated().map { ($1.session, $0) })
    }

    /// The words of a quote, or those that somebody gave it instead, which always stand alone.
    func words(_ quote: Quote, wording: String? = nil) -> Words {
      let turn = quote.place.turn
      let spoken = stored.words(quote)
      let text = Self.line(wording ?? spoken)
      return Words(
        session: positions[quote.place.session] ?? 0, turn: turn,
        start: stored.turns[quote.place]?.start, text: naming.words(text, turn: turn, near: near),
        count: text.split(separator: " ").count,
        standsAlone: wording != nil || ReadAloud.stands(spoken),
        isWhole: wording != nil || ReadAloud.isWhole(spoken))
    }

    /// The text on one line.
    private static func line(_ text: String) -> String {
      text.split { $0.isWhitespace }.joined(separator: " ")
    }
  }
}
