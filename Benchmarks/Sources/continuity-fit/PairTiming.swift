import Coaching
import Foundation

/// Measures how long pairs with many sessions take, on one thread.
///
/// The sessions of all series are dealt anew into pairs and dated two weeks apart. Time is the
/// processor's, so that other programs of a busy machine count as little as they can.
struct PairTiming {
  private static let pairs = 20
  private static let sessions = 20
  /// A stride that shares no factor with usual numbers of sessions, so that pairs differ.
  private static let stride = 7
  private let histories: [EngagementHistory]

  init(_ series: [LabelledSeries]) {
    let all = series.flatMap(\.history.sessions)
    histories = (0..<Self.pairs).map { pair in
      let sessions = (0..<Self.sessions).map { number in
        var session = all[(pair * Self.stride + number) % all.count]
        session.id = "\(pair)-\(number)"
        session.date = Self.day(number * 14)
        return session
      }
      return EngagementHistory(pair: String(pair), sessions: sessions)
    }
  }

  /// The sentence that says what was measured.
  var text: String {
    let analyzer = ContinuityAnalyzer()
    // What is read once, such as the model's words, is no part of it.
    var findings = analyzer.analyze(histories[0]).items.count
    let start = clock()
    for history in histories { findings += analyzer.analyze(history).items.count }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    let words = histories.flatMap(\.sessions).flatMap(\.turns).reduce(0) { $0 + $1.words }
    let pair = Int((seconds * 1000 / Double(Self.pairs)).rounded())
    let session = Int((seconds * 10_000 / Double(Self.pairs * Self.sessions)).rounded())
    return "\(Self.pairs) pairs of \(Self.sessions) sessions, \(words) words, \(findings) items: "
      + "\(pair) ms of processor time a pair, \(session / 10).\(session % 10) ms a session"
  }

  /// The day so many days after the first of 2025.
  private static func day(_ days: Int) -> String {
    let first = Date(timeIntervalSince1970: 1_735_689_600)
    return first.addingTimeInterval(Double(days) * 86_400).formatted(.iso8601.year().month().day())
  }
}
