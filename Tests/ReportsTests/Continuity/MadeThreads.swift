import Coaching
import TranscriptModel

@testable import Reports

/// What was left open between seven sessions of a pair, made up.
struct MadeThreads {
  var threads = PairThreads(
    engagement: Engagement(program: "Spring", coach: "Dana Ruiz", client: "Omar Haddad"),
    sessions: (0..<7).map { number in
      PairThreads.Session(
        id: "000000000000000\(number)", date: number == 3 ? nil : "2026-0\(number + 1)-05",
        isBurning: false, zoomOutCounts: number == 2,
        dimensions: number > 4 ? ["goals", "ownership"] : ["motivation"])
    }, items: [], links: [], progress: [], flags: [], rules: ContinuityRules())

  static func words(_ session: Int, _ turn: Int, _ text: String) -> PairThreads.Words {
    PairThreads.Words(
      session: session, turn: turn, start: session.isMultiple(of: 2) ? turn * 60_000 : nil,
      text: text)
  }

  /// Adds an item; its identifier is its kind, session and turn.
  @discardableResult mutating func add(
    _ kind: CarriedItem.Kind, _ session: Int, _ turn: Int, _ text: String,
    confidence: Double = 0.9, status: CarriedItem.Status = .open, owner: Side = .client,
    horizon: CarriedItem.Horizon? = nil, due: String? = nil, confirmed: Bool? = nil,
    isAcknowledged: Bool = false, follows: String? = nil
  ) -> String {
    let id = "\(kind.rawValue)-\(session)-\(turn)"
    threads.items.append(
      PairThreads.Item(
        id: id, kind: kind, owner: owner, horizon: horizon,
        words: Self.words(session, turn, text), due: due, status: status, confidence: confidence,
        confirmed: confirmed, isAcknowledged: isAcknowledged, follows: follows))
    return id
  }

  /// Adds a turn that comes back to an item.
  mutating func link(
    _ item: String, from session: Int, _ turn: Int, kind: SessionLink.Kind = .followUp,
    outcome: SessionLink.Outcome? = nil
  ) {
    threads.links.append(
      PairThreads.Link(
        kind: kind, words: Self.words(session, turn, "And that?"), by: .coach, item: item,
        outcome: outcome, confidence: 0.8))
  }

  /// A pair of whom everything is known.
  static let full: PairThreads = {
    var made = MadeThreads()
    let list = made.add(
      .challenge, 1, 40, "Would you write down which decisions never need you?", due: "by May")
    made.link(list, from: 2, 9, outcome: .partly)
    made.add(.challenge, 2, 30, "I could ask Priya to run the stand-up for a week.")
    made.add(
      .challenge, 6, 44, "Tell Ben before the review, not after it.", due: "before the review")
    let done = made.add(.challenge, 3, 12, "Two names on the deploy from Monday on.", status: .done)
    made.link(done, from: 4, 5, outcome: .done)
    made.add(.challenge, 6, 50, "I will send you the page on review notes.", owner: .coach)
    made.add(.challenge, 5, 20, "Maybe somebody else takes that call.", confidence: 0.8)
    let former = made.add(
      .goal, 0, 8, "I want to be the lead of the platform.", status: .dropped, horizon: .long)
    let goal = made.add(
      .goal, 2, 18, "I want people to come to me for direction, not for answers.", horizon: .long,
      follows: former)
    made.link(goal, from: 3, 22, kind: .backLink)
    made.add(.goal, 5, 31, "Get the on-call week down to one page a night.", horizon: .short)
    made.add(.win, 6, 12, "They shipped it while I was away.", isAcknowledged: true)
    made.add(.win, 5, 14, "She asked me how I would do it.")
    made.add(.win, 6, 15, "Oh!")
    let question = made.add(.question, 1, 21, "Who would notice if you were gone for a month?")
    made.link(question, from: 2, 33, kind: .backLink)
    made.threads.progress = [
      PairThreads.Progress(
        earlier: words(0, 12, "I rewrote all of it that night."),
        later: words(6, 20, "I left three notes and went home."), confidence: 0.7)
    ]
    made.threads.flags = [
      PairThreads.Flag(
        rule: "zoom_out_due", state: "due", item: nil,
        explanation: "Four sessions without a zoom-out in a pair heavy on mentorship."),
      PairThreads.Flag(
        rule: "follow_up", state: "not_due", item: "challenge-6-44", explanation: ""),
    ]
    return made.threads
  }()
}
