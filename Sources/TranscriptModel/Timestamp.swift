/// A moment of a recording, in whole milliseconds from its start.
///
/// Moments before the start are negative: a tool that begins to transcribe in the middle of a
/// call may write such offsets.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// The distance from the start of the recording, in milliseconds.
  public var milliseconds: Int

  /// Makes the moment that lies `milliseconds` after the start of the recording.
  public init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// The distance from the start of the recording, in seconds.
  public var seconds: Double { Double(milliseconds) / 1000 }

  /// Whether `lhs` comes before `rhs`.
  public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
    lhs.milliseconds < rhs.milliseconds
  }

  /// The time from `rhs` to `lhs`, in milliseconds; negative where `lhs` comes first.
  public static func - (lhs: Timestamp, rhs: Timestamp) -> Int {
    lhs.milliseconds - rhs.milliseconds
  }
}

extension Timestamp: CustomStringConvertible {
  /// The moment as `H:MM:SS.mmm`, with a minus sign where it lies before the start.
  public var description: String {
    let total = abs(milliseconds)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let clock = "\(total / 3_600_000):\(padded(total / 60_000 % 60, 2))"
    let rest = ":\(padded(total / 1000 % 60, 2)).\(padded(total % 1000, 3))"
    return (milliseconds < 0 ? "-" : "") + clock + rest
  }
}
