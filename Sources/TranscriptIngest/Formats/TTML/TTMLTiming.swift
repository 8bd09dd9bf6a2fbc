/// The times of the open elements of a TTML document.
///
/// In a parallel container (`par`, the usual one) children count from the container's beginning,
/// in a sequence (`seq`) each from the end of the one before; nothing lasts longer than what it
/// stands in. All ends that a cue needs are known when its element begins, so the document is
/// read once.
struct TTMLTiming {
  /// What an element says about its time.
  struct Statement {
    var begin: Int?
    var end: Int?
    var duration: Int?
    var isSequence = false

    /// Whether the element states a time of its own.
    var isTimed: Bool { begin != nil || end != nil || duration != nil }
  }

  /// An open element, in nanoseconds from the start of the recording.
  private struct Frame {
    var begin: Int
    /// When the element ends at the latest; nil where nothing limits it.
    var end: Int?
    /// Whether the element itself says when it ends.
    var statesEnd: Bool
    /// Whether the element itself says that it ends before it begins.
    var endsBeforeStart: Bool
    var isSequence: Bool
    /// Whether the element is ever shown.
    var isActive: Bool
    /// Whether a time was stated here or around.
    var isTimed: Bool
    /// Where the next child of a sequence counts from; nil behind a child without end.
    var next: Int?
    /// When the last child ends, so far.
    var contentEnd: Int
    /// Whether a child or a text goes on without end.
    var isEndless = false
  }

  private var frames: [Frame] = []
  /// Whether all times count from the start of the recording, as Apple writes them.
  var isAbsolute = false

  /// Whether the children of the innermost element follow each other.
  var isInSequence: Bool { frames.last?.isSequence ?? false }

  /// When text of the innermost element is shown; nil where no time was stated.
  var time: (start: Int, end: Int?)? {
    guard let frame = frames.last, frame.isTimed else { return nil }
    return (Self.milliseconds(frame.begin), frame.end.map(Self.milliseconds))
  }

  /// Whether text of the innermost element is ever shown.
  ///
  /// Text in a sequence lasts no time at all, says TTML.
  var showsText: Bool {
    guard let frame = frames.last else { return true }
    return frame.isActive && !frame.isSequence
  }

  /// Whether the innermost element ends before it begins.
  var endsBeforeStart: Bool { frames.last?.endsBeforeStart ?? false }

  /// An element begins.
  mutating func open(_ statement: Statement) {
    let outer = frames.last
    let isTimed = statement.isTimed || isInSequence || outer?.isTimed ?? false
    let base = isAbsolute ? 0 : outer.map { $0.isSequence ? $0.next : $0.begin } ?? 0
    let begin = statement.begin.map { Self.sum(base ?? 0, $0) }
    let start = begin ?? (isAbsolute ? outer?.begin : base) ?? 0
    var end = statement.end.map { Self.sum(base ?? 0, $0) }
    if let duration = statement.duration { end = Self.least(end, Self.sum(start, duration)) }
    let endsBeforeStart = end.map { $0 < start } ?? false
    if isAbsolute {
      if end == nil, !statement.isTimed { end = outer?.end }
    } else {
      end = Self.least(end, outer?.end)
    }
    let fits = outer?.end.map { start < $0 || !statement.isTimed } ?? true
    let isActive = isAbsolute || (outer?.isActive ?? true) && base != nil && fits
    frames.append(
      Frame(
        begin: start, end: end, statesEnd: statement.end != nil || statement.duration != nil,
        endsBeforeStart: endsBeforeStart,
        isSequence: statement.isSequence, isActive: isActive,
        isTimed: isTimed, next: start, contentEnd: start))
  }

  /// Text stands in the innermost element; in a parallel container it goes on without end.
  mutating func text() {
    guard let index = frames.indices.last, !frames[index].isSequence else { return }
    frames[index].isEndless = true
  }

  /// The innermost element ends.
  mutating func close() {
    guard let frame = frames.popLast(), let outer = frames.indices.last else { return }
    let lasts = frame.statesEnd || frame.isEndless
    let end = lasts ? frame.end : Self.least(frame.contentEnd, frame.end)
    if let end {
      frames[outer].contentEnd = max(frames[outer].contentEnd, end)
    } else {
      frames[outer].isEndless = true
    }
    frames[outer].next = end
  }

  private static func least(_ one: Int?, _ other: Int?) -> Int? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }

  /// Adds times; what would not fit stays at the greatest.
  private static func sum(_ one: Int, _ other: Int) -> Int {
    let (sum, overflows) = one.addingReportingOverflow(other)
    return overflows ? .max : sum
  }

  /// Whole milliseconds, halves rounded up.
  private static func milliseconds(_ nanoseconds: Int) -> Int {
    let whole = nanoseconds / 1_000_000
    return nanoseconds % 1_000_000 >= 500_000 ? whole + 1 : whole
  }
}
