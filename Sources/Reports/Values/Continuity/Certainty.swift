import Coaching

/// How sure a proposal is, and so where it is shown.
///
/// This is the one definition: `prep`, `ledger`, the ledgers of `report`, what they count and the
/// columns `certainty` of the database go by it.
public enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// Shown first, and counted.
  case sure
  /// As likely, but with nothing else that speaks for it: told with a "perhaps".
  case perhaps
  /// Unlikely, or of words that say little to who did not hear the talk.
  case weak
}

extension Certainty {
  /// How sure it is that a turn comes back to an item: one that may be wrong is a perhaps.
  init(ofLink confidence: Double, by rules: ContinuityRules) {
    self = confidence >= rules.shownConfidence ? .sure : .perhaps
  }
}

extension PairThreads {
  /// From this confidence on a challenge without a day needs nothing else that speaks for it.
  private static let certainChallenge = 0.85
  /// From this confidence on a goal needs nothing else that speaks for it.
  private static let certainGoal = 0.75
  /// From this confidence on a challenge without a day is a perhaps.
  private static let likelyChallenge = 0.7

  /// How sure an item is.
  func certainty(of item: Item) -> Certainty {
    if isSure(item) { return .sure }
    let isLikely =
      item.confidence >= rules.shownConfidence && item.words.standsAlone && item.isLongEnough
      && (item.kind != .challenge || item.confidence >= Self.likelyChallenge)
    return isLikely ? .perhaps : .weak
  }

  /// How sure it is that a turn comes back to an item.
  func certainty(of link: Link) -> Certainty { Certainty(ofLink: link.confidence, by: rules) }

  /// Whether an item is confirmed, or likely enough to be shown first.
  func isSure(_ item: Item) -> Bool {
    if item.confirmed == true { return true }
    guard item.confidence >= rules.shownConfidence, item.isLongEnough else { return false }
    // What people come back to was meant, and in words that they know.
    let isTouched = isTouched(item)
    guard item.words.standsAlone || item.kind == .goal && item.words.isWhole && isTouched else {
      return false
    }
    switch item.kind {
    case .challenge:
      // Who promises says so.
      return item.confidence >= Self.certainChallenge || item.due != nil || isTouched
        || item.owner == .coach
    case .goal: return item.confidence >= Self.certainGoal || isTouched
    case .win, .question, .prompt, .resource: return true
    }
  }

  /// Whether a later session comes back to an item, as surely as that is told.
  func isTouched(_ item: Item) -> Bool {
    links.contains { $0.item == item.id && certainty(of: $0) == .sure }
  }
}

/// How many challenges were asked about: of those that are sure and that a later session could have
/// asked about, these with a follow-up that is sure, and those with one that is perhaps.
public struct FollowUpCount: Sendable, Hashable {
  /// The challenges that a later session could have asked about.
  public var due = 0
  /// Those of them that surely were.
  public var asked = 0
  /// Those of them that perhaps were.
  public var perhaps = 0
}

extension PairThreads {
  /// How many challenges were asked about.
  var followUpCount: FollowUpCount {
    let due = sure(.challenge).filter { followUpState(of: $0) != "not_due" }
    let asked = due.count { !sureFollowUps(of: $0).isEmpty }
    return FollowUpCount(
      due: due.count, asked: asked, perhaps: due.count { !followUps(of: $0).isEmpty } - asked)
  }
}
