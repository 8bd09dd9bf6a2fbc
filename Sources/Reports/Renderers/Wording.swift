import Coaching
import TalkRatio
import TranscriptModel

/// Numbers and facts in the words of a report.
enum Wording {
  /// A whole number with a comma after the thousands: `2,061`.
  static func count(_ number: Int) -> String {
    let digits = String(abs(number))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (number < 0 ? "-" : "") + grouped
  }

  /// A number of things: `1 word`, `2,061 words`, `2 coaches`.
  ///
  /// - Parameters:
  ///   - number: How many.
  ///   - thing: The word for one.
  ///   - several: The word for several, where an `s` at the end does not make it.
  /// - Returns: The number and the word that goes with it.
  static func count(_ number: Int, _ thing: String, _ several: String? = nil) -> String {
    count(number) + " " + (number == 1 ? thing : several ?? thing + "s")
  }

  /// A share in whole percent: `31 %`; `<1 %` for what would read as nothing.
  static func percent(_ share: Double) -> String {
    let rounded = Int((share * 100).rounded())
    return rounded == 0 && share > 0 ? "<1 %" : "\(rounded) %"
  }

  /// A part of a whole in percent; a dash where there is no whole.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole > 0 ? percent(Double(part) / Double(whole)) : "–"
  }

  /// A time in minutes with one digit: `31.4 min`.
  static func minutes(_ milliseconds: Int) -> String {
    fixed(Double(milliseconds) / 60_000, digits: 1) + " min"
  }

  /// A time in minutes, or in seconds below one minute: `0 s`, `0.8 s`, `12 s`, `31.4 min`.
  static func time(_ milliseconds: Int) -> String {
    if abs(milliseconds) >= 60_000 { return minutes(milliseconds) }
    let seconds = Double(milliseconds) / 1000
    return fixed(seconds, digits: seconds != 0 && abs(seconds) < 10 ? 1 : 0) + " s"
  }

  /// A moment of a recording as `12:05` or `1:02:05`.
  static func clock(_ milliseconds: Int) -> String {
    let seconds = abs(milliseconds) / 1000
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let rest = "\(two(seconds % 60))"
    let sign = milliseconds < 0 ? "-" : ""
    if seconds < 3600 { return "\(sign)\(seconds / 60):\(rest)" }
    return "\(sign)\(seconds / 3600):\(two(seconds / 60 % 60)):\(rest)"
  }

  /// A number with exactly so many digits behind the point: `2.0`.
  static func fixed(_ number: Double, digits: Int) -> String {
    let text = decimal(number, digits: digits)
    guard digits > 0 else { return text }
    let missing = digits - (text.split(separator: ".").dropFirst().first?.count ?? 0)
    let point = text.contains(".") ? "" : "."
    return text + point + String(repeating: "0", count: missing)
  }

  /// Turns by their numbers: `turn 4`, `turns 4–9`.
  static func turns(_ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? "turn \(range.lowerBound)" : "turns \(range.lowerBound)–\(range.upperBound)"
  }

  /// Why there is no figure, as the end of a sentence.
  static func reason(_ reason: Unavailable) -> String {
    switch reason {
    case .noTimes: "the file states no times"
    case .noEnds: "the file states when cues begin, but not when they end"
    case .coarseTimes: "the file's times are too coarse"
    case .noPauses: "the file's cues follow one another without a gap"
    case .noOverlaps: "in this file two voices never sound at once"
    case .noCoach: "nobody was told to be the coach"
    case .nothingToCount: "there is nothing to count"
    }
  }

  /// What to do where nobody is known to be the coach or the client.
  static let nameThePair =
    "name the coach and the client in a manifest or with --coach and --client"

  /// How a role is known.
  static func basis(_ role: RoleAssignment) -> String {
    switch role.basis {
    case .name: "by name"
    case .alias: "by an alias"
    case .elimination where role.role == .other: "neither of the pair"
    case .elimination: "as the other of the pair"
    case .inference: "from the way of talking, \(percent(role.confidence)) sure"
    case .correction: "corrected by hand"
    case .kind: "a room or an event, not a voice"
    case .none: "nothing tells"
    }
  }

  /// A phase as a reader says it.
  static func phase(_ phase: Phase) -> String {
    switch phase {
    case .first: "first session"
    case .early: "early phase"
    case .middle: "middle phase"
    }
  }
}

extension String {
  /// The text with a capital letter at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
