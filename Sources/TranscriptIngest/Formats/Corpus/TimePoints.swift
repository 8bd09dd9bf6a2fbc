import TranscriptModel

/// The named points of time of a corpus file, in the order of its timeline.
///
/// Some points may have no time; such a one lies somewhere between its neighbours.
struct TimePoints {
  private var numbers: [String: Int] = [:]
  private var times: [Int?] = []
  private var placed: [Int?] = []

  /// Times beyond this are none: ten thousand million milliseconds are 115 days.
  static let most = 10_000_000_000

  /// Adds a point, in milliseconds; nil: the file gives it no time.
  mutating func add(_ id: String, at milliseconds: Int?) {
    numbers[id] = times.count
    times.append(milliseconds.flatMap { $0 <= Self.most ? $0 : nil })
  }

  /// Moves all points; by what is no time, nothing is moved.
  mutating func shift(by milliseconds: Int) {
    guard milliseconds <= Self.most else { return }
    for index in times.indices { times[index] = times[index].map { $0 + milliseconds } }
  }

  /// Whether the point is on the timeline.
  func contains(_ id: String) -> Bool { numbers[id] != nil }

  /// The time from one point to another; nil where the start cannot be told.
  ///
  /// A start without a time is placed between its neighbours, once the points are settled; an end
  /// without a time stays open.
  func time(from start: String?, to end: String?) -> SpokenTime? {
    guard let first = start.flatMap({ numbers[$0] }) else { return nil }
    let last = end.flatMap { numbers[$0] }.flatMap { times[$0] }.map(Timestamp.init(milliseconds:))
    if let stated = times[first] {
      return SpokenTime(start: Timestamp(milliseconds: stated), end: last)
    }
    guard first < placed.count else { return nil }
    return placed[first].map {
      SpokenTime(start: Timestamp(milliseconds: $0), end: last, origin: .derived)
    }
  }

  /// Places the points without a time evenly between their neighbours that have one.
  ///
  /// Call it once, when all points are there.
  mutating func settle() {
    placed = times
    guard var before = times.firstIndex(where: { $0 != nil }) else { return }
    for after in times.indices where after > before {
      guard let from = times[before], let to = times[after] else { continue }
      if from <= to {
        for index in (before + 1)..<after {
          placed[index] = from + (to - from) * (index - before) / (after - before)
        }
      }
      before = after
    }
  }
}
