/// A day of the calendar as the number of days since a fixed one, to subtract.
struct CalendarDay: Sendable, Hashable {
  /// Days since 1 March of the year 0.
  let number: Int

  /// Reads `2026-01-05`, with or without a time behind it; nil for anything else.
  init?(_ text: String) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month), (1...31).contains(day), (0...9999).contains(year)
    else { return nil }
    // Counted from March, so that the leap day is the last of its year.
    let shifted = (month + 9) % 12
    let years = year - shifted / 10
    number =
      365 * years + years / 4 - years / 100 + years / 400 + (shifted * 306 + 5) / 10 + day - 1
  }
}
