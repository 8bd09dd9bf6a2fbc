/// A share over several sessions, in two ways: of all their words together, where long sessions
/// count more, and as the mean of the sessions, where each counts the same.
public struct ShareMeans: Sendable, Hashable {
  /// Two means that lie this far apart are both shown.
  public static let leastApart = 0.03

  /// The share of all words together, 0 to 1.
  public var ofWords: Double
  /// The mean of the sessions' shares, 0 to 1.
  public var ofSessions: Double

  /// Makes the two means.
  public init(ofWords: Double, ofSessions: Double) {
    self.ofWords = ofWords
    self.ofSessions = ofSessions
  }

  /// The means of several shares, each with the words that it is a share of; nil for one session.
  init?(_ shares: [(share: Double, words: Int)]) {
    // Sums in another order differ in their last bits; the order of sessions must not show.
    let shares = shares.sorted { ($0.share, $0.words) < ($1.share, $1.words) }
    let words = shares.reduce(0) { $0 + $1.words }
    guard shares.count > 1, words > 0 else { return nil }
    ofWords = shares.reduce(0) { $0 + $1.share * Double($1.words) } / Double(words)
    ofSessions = shares.reduce(0) { $0 + $1.share } / Double(shares.count)
  }

  /// Whether it matters which of the two is meant.
  public var areApart: Bool { abs(ofWords - ofSessions) > Self.leastApart }
}
