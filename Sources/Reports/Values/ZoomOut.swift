public import Coaching
public import TranscriptModel

/// The longest zoomed-out stretch of a session by its labels, and whether it is long enough to count.
///
/// A stretch runs from one zoomed-out turn to another; turns that cannot be placed
/// (back-channels, greetings) may lie between them, anything zoomed in or between ends it. It
/// is long enough from 8 % of the session's words, or from five minutes. Whether it counts takes more
/// than its length: `ZoomOutVerdict` says so.
public struct ZoomOut: Sendable, Hashable {
  /// The least share of the session's words that counts.
  public static let leastShare = 0.08
  /// The least time that counts, in milliseconds.
  public static let leastMilliseconds = 300_000

  /// The first and last turn; nil where no turn is zoomed out.
  public private(set) var turns: ClosedRange<Int>?
  /// The words of the stretch.
  public private(set) var words = 0
  /// The time from its first word to its last; nil where the file does not tell.
  public private(set) var milliseconds: Int?
  /// Whether the stretch is long enough.
  public private(set) var isLongEnough = false

  /// Takes over what was found before.
  init(turns: ClosedRange<Int>?, words: Int, milliseconds: Int?, isLongEnough: Bool) {
    self.turns = turns
    self.words = words
    self.milliseconds = milliseconds
    self.isLongEnough = isLongEnough
  }

  /// Finds the longest stretch (in words, the earlier one on a tie).
  ///
  /// - Complexity: O(*n*) in the number of turns.
  public init(turns: [Turn], annotations: [Annotation]) {
    var total = 0
    var open: (first: Int, last: Int, words: Int)?
    var pending = 0
    var anyIsLong = false
    for (index, (turn, annotation)) in zip(turns, annotations).enumerated() {
      total += turn.words
      switch annotation.countedZoom {
      case .out:
        open = (open?.first ?? index, index, (open?.words ?? 0) + pending + turn.words)
        pending = 0
      case .none where open != nil:
        pending += turn.words
      default:
        close(&open, in: turns, &anyIsLong)
        pending = 0
      }
    }
    close(&open, in: turns, &anyIsLong)
    isLongEnough =
      anyIsLong || (total > 0 && Double(words) >= Self.leastShare * Double(total))
  }

  private mutating func close(
    _ open: inout (first: Int, last: Int, words: Int)?, in all: [Turn], _ anyIsLong: inout Bool
  ) {
    guard let run = open else { return }
    open = nil
    let time = Self.milliseconds(of: run.first...run.last, in: all)
    if let time, time >= Self.leastMilliseconds { anyIsLong = true }
    guard turns == nil || run.words > words else { return }
    turns = run.first...run.last
    words = run.words
    milliseconds = time
  }

  /// From the first turn's start to the last turn's end, or to the next turn's start where the
  /// file states no ends.
  private static func milliseconds(of range: ClosedRange<Int>, in turns: [Turn]) -> Int? {
    guard let start = turns[range.lowerBound].start else { return nil }
    let next = range.upperBound + 1
    let end = turns[range.upperBound].end ?? (next < turns.count ? turns[next].start : nil)
    guard let end, end >= start else { return nil }
    return end - start
  }
}

extension Annotation {
  /// The likeliest zoom; none for a turn whose zoom does not count.
  fileprivate var countedZoom: ZoomLevel {
    if case .label(.none) = talkZoom { return .none }
    return bestZoom
  }
}
