import Coaching

/// The signs of bars and ribbons, one for each label.
enum Bars {
  static let coaching: Character = "█"
  static let mentorship: Character = "▒"

  /// A bar of full and half blocks, as a part of `columns`.
  static func bar(_ share: Double, columns: Int) -> String {
    let halves = Int((min(1, max(0, share)) * Double(columns * 2)).rounded())
    let shown = share > 0 ? max(1, halves) : 0
    return String(repeating: "█", count: shown / 2) + (shown % 2 == 1 ? "▌" : "")
  }

  /// Divides `columns` among parts, so that their lengths sum to it (largest remainders).
  ///
  /// - Returns: Zeros where the parts hold nothing.
  static func divide(_ columns: Int, among parts: [Int]) -> [Int] {
    let total = parts.reduce(0, +)
    guard total > 0 else { return parts.map { _ in 0 } }
    var lengths = parts.map { $0 * columns / total }
    let order = parts.indices.sorted { a, b in
      let left = parts[a] * columns % total
      let right = parts[b] * columns % total
      return left == right ? a < b : left > right
    }
    for index in order.prefix(columns - lengths.reduce(0, +)) { lengths[index] += 1 }
    return lengths
  }

  /// The sign of a mode; a space where there is none.
  static func sign(_ mode: Judged<Mode>?) -> Character {
    switch mode {
    case nil: " "
    case .label(.coaching): coaching
    case .label(.mentorship): mentorship
    case .label(.neither): "·"
    case .unclear: "?"
    }
  }

  /// The sign of a zoom: the farther out, the higher.
  static func sign(_ zoom: Judged<ZoomLevel>) -> Character {
    switch zoom {
    case .label(.out): "█"
    case .label(.between): "▄"
    case .label(.in): "▁"
    case .label(.none): "·"
    case .unclear: "?"
    }
  }

  /// The sign of the coach's share of the words: the denser, the more.
  static func sign(coachShare share: Double?) -> Character {
    guard let share else { return "?" }
    switch share {
    case 0.75...: return "█"
    case 0.5..<0.75: return "▓"
    case 0.25..<0.5: return "▒"
    case _ where share > 0: return "░"
    default: return " "
    }
  }

  static func style(_ mode: Judged<Mode>?) -> Line.Style {
    switch mode?.label {
    case .coaching: .coaching
    case .mentorship: .mentorship
    default: .faint
    }
  }

  static func style(_ zoom: Judged<ZoomLevel>) -> Line.Style {
    zoom == .label(.out) ? .zoomedOut : zoom.label == nil ? .faint : .plain
  }
}
