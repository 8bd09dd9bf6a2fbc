public import Coaching
public import TalkRatio

/// One session as a point of a pair's way: its facts and its balance, without spoken words.
public struct SessionPoint: Sendable, Hashable {
  /// Who met whom, when, and how much was said.
  public var header: SessionHeader
  /// The coach's share of all words.
  public var coachShareWords: Measured<Double>
  /// The balance in words.
  public var words: Balance
  /// Whether the session counts as one that stood back.
  public var zoomOutCounts: Bool
  /// Whether one urgent topic filled the session, so that it neither counts nor ends the wait.
  public var isBurning = false
  /// Where each figure could lie, as far as the session's turns are enough to say.
  public var intervals: [BalanceFigure: ShareInterval] = [:]
  /// How many corrections of the session hold.
  public var corrections = 0
}

/// The three figures that trends are told by, each a share with its denominator in its name.
public enum BalanceFigure: String, Sendable, Hashable, CaseIterable {
  /// Mentorship words of the coach's coaching and mentorship words.
  case mentorshipShareOfCoachingAndMentorshipWords
  /// Zoomed-out words of all words.
  case zoomedOutShareOfWords
  /// The coach's words of all words.
  case coachShareOfWords

  /// The figure of one session, 0 to 1; nil where there is nothing to divide by.
  public func value(of point: SessionPoint) -> Double? {
    switch self {
    case .mentorshipShareOfCoachingAndMentorshipWords: point.words.mentorshipShare
    case .zoomedOutShareOfWords: point.words.zoomedOutShare
    case .coachShareOfWords: point.coachShareWords.value
    }
  }

  /// The words that the figure of a balance is a share of.
  func words(of balance: Balance) -> Int {
    switch self {
    case .mentorshipShareOfCoachingAndMentorshipWords: balance.coaching + balance.mentorship
    case .zoomedOutShareOfWords, .coachShareOfWords: balance.total
    }
  }
}

extension Balance {
  /// Zoomed-out mass as a share of everybody's, 0 to 1; nil where there is none.
  public var zoomedOutShare: Double? {
    total > 0 ? Double(zoomedOut) / Double(total) : nil
  }
}
