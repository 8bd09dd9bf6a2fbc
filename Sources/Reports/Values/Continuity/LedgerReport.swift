import Coaching
import TranscriptModel

/// Every challenge of a pair from being set to its outcome, and every goal with its lineage.
public struct LedgerReport: Sendable, Hashable {
  /// What it is made of.
  public let pair: PairThreads
  private let wording: BriefWording
  private let correcting: String
  private let isWhole: Bool

  /// Makes the ledger of what carries over.
  ///
  /// - Parameters:
  ///   - pair: What carries over.
  ///   - isWhole: Whether every proposal is shown, however weak; else the best three of a kind.
  ///   - correcting: How the reader corrects it, in a sentence.
  public init(
    _ pair: PairThreads, isWhole: Bool = false,
    correcting: String = Brief.correcting
  ) {
    self.pair = pair
    self.isWhole = isWhole
    self.correcting = correcting
    wording = BriefWording(pair: pair)
  }

  /// The page.
  public var brief: Brief {
    let sure = pair.sure(.challenge)
    let proposals = proposals
    let unsure = proposals.map { item in
      item.kind == .challenge
        ? challenge(item, lead: BriefWording.question(of: item.kind))
        : wording.entry(item.words, lead: BriefWording.question(of: item.kind), item: item.id)
    }
    return Brief(
      kind: "Challenges and goals", title: "\(pair.engagement.coach) and \(pair.engagement.client)",
      facts: [Wording.count(pair.sessions.count, "session"), asked] + wording.notice,
      sections: [
        Brief.Section(
          "challenges", "Challenges", sure.map { challenge($0) }, most: .max,
          empty: "No challenge is sure enough to be shown."),
        Brief.Section(
          "goals", "Goals", pair.lineages(of: pair.sure(.goal)).flatMap(goal), most: .max,
          empty: "No goal was stated clearly."),
        Brief.Section(
          "perhaps", "Perhaps", unsure, most: .max, empty: BriefWording.nothingElse, rest: .weaker,
          others: pair.unsure.count + pair.weak.count - proposals.count),
      ],
      closing: [
        "Asked about: in a later session somebody asked what became of it, or told it. Not due: no "
          + "session since then could have asked, or it is not certain that it was set; confirm it, "
          + "and it counts. Proposals from the transcripts. \(correcting)"
      ])
  }

  /// The proposals that are not sure, in order of their sessions.
  private var proposals: [PairThreads.Item] {
    guard isWhole else { return pair.likeliest }
    let shown = Set((pair.unsure + pair.weak).map(\.id))
    return pair.items.filter { shown.contains($0.id) }
  }

  /// `asked about 7 of 9`, over the sure challenges that a later session could have asked about.
  public var asked: String {
    let count = pair.followUpCount
    guard count.due > 0 else { return "no challenge is due yet" }
    return "asked about \(count.asked) of \(count.due)"
      + (count.perhaps == 0 ? "" : ", perhaps about \(Wording.count(count.perhaps)) more")
  }

  private func challenge(_ item: PairThreads.Item, lead: String? = nil) -> Brief.Entry {
    let owner = item.owner == .coach ? "The coach:" : nil
    return wording.entry(
      item.words, lead: lead ?? owner,
      facts: [item.due.map(wording.due)].compactMap(\.self) + course(of: item) + said(item),
      item: item.id)
  }

  /// When a challenge was asked about, and what became of it; what a person said of that follows
  /// in a sentence of its own.
  private func course(of item: PairThreads.Item) -> [String] {
    let (followUps, sure) = (pair.followUps(of: item), pair.sureFollowUps(of: item))
    let isTold = item.corrections.contains { $0.correction.what == .status }
    let status = isTold ? nil : Wording.status(item.status, after: sure.map(\.outcome))
    guard followUps.isEmpty else {
      // One that may be wrong is no reason to name a place or to call something done.
      return sure.isEmpty
        ? ["perhaps asked about"]
          + (item.status == .open || isTold
            ? [status].compactMap(\.self) : ["perhaps \(Wording.status(item.status))"])
        : sure.map(wording.followUp) + [status].compactMap(\.self)
    }
    // Who closes a challenge need not be told that nobody asked about it.
    if isTold, !item.isOpen { return [] }
    return [Wording.unasked(pair.followUpState(of: item)), status].compactMap(\.self)
  }

  /// What people said of an item, beside what the machine says.
  private func said(_ item: PairThreads.Item) -> [String] {
    item.corrections.isEmpty
      ? [item.confirmed == true ? "confirmed" : nil].compactMap(\.self)
      : item.corrections.map(Wording.sentence)
  }

  /// A goal as it stands, and below it what it grew from.
  private func goal(_ chain: [PairThreads.Item]) -> [Brief.Entry] {
    let links = pair.links.filter { link in chain.contains { $0.id == link.item } }
    let sure = links.filter { pair.certainty(of: $0) == .sure }
    return chain.reversed().enumerated().map { index, item in
      guard index == 0 else { return wording.entry(item.words, lead: "before:", item: item.id) }
      let sessions = Set(sure.map(\.words.session)).sorted().map(wording.session)
      let touched =
        sessions.isEmpty
        ? (links.isEmpty ? nil : "perhaps touched") : "touched \(sessions.joined(separator: ", "))"
      let isTold = item.corrections.contains { $0.correction.what == .status }
      let isHedged = sure.isEmpty && !links.isEmpty && item.status != .open
      let status = (isHedged ? "perhaps " : "") + Wording.status(item.status)
      return wording.entry(
        item.words,
        facts: [item.horizon.map(Wording.horizon), isTold ? nil : status, touched]
          .compactMap(\.self) + said(item),
        item: item.id)
    }
  }
}
