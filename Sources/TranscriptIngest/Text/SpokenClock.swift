/// A time in words: `0 minutes 3 seconds`, `1 hour, 2 minutes, 5 seconds`.
enum SpokenClock {
  /// The units by their words, in seconds; the languages are those of the tools' menus.
  private static let units: [String: Int] = [
    "hour": 3600, "hours": 3600, "minute": 60, "minutes": 60, "second": 1, "seconds": 1,
    "stunde": 3600, "stunden": 3600, "minuten": 60, "sekunde": 1, "sekunden": 1,
    "heure": 3600, "heures": 3600, "seconde": 1, "secondes": 1,
    "hora": 3600, "horas": 3600, "minuto": 60, "minutos": 60, "segundo": 1, "segundos": 1,
    "ora": 3600, "ore": 3600, "minuti": 60, "secondo": 1, "secondi": 1,
    "uur": 3600, "uren": 3600, "minuut": 60, "seconden": 1,
  ]

  /// The time in words at the end of `range`, with the bytes it takes; nil where there is none.
  ///
  /// - Complexity: O(1): at most six words are looked at.
  static func last(in bytes: [UInt8], _ range: Range<Int>) -> ClockStamp? {
    guard let last = bytes[range].last, mayEnd(with: last) else { return nil }
    var start = range.upperBound
    var seconds = 0
    var pairs = 0
    while pairs < 3, let unit = wordBefore(start, bytes, range),
      let count = wordBefore(unit.lowerBound, bytes, range),
      // Asked first, as it tells nearly all lines that are talk.
      bytes[count.lowerBound].isDigit, let factor = factor(bytes, unit)
    {
      var cursor = ByteCursor(bytes, count)
      guard let number = cursor.number(), cursor.isAtEnd, number < 1_000_000 else { break }
      seconds += number * factor
      start = count.lowerBound
      pairs += 1
    }
    guard pairs > 0 else { return nil }
    return ClockStamp(milliseconds: seconds * 1000, range: start..<range.upperBound)
  }

  /// Whether a unit ends with this byte.
  private static func mayEnd(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "i"),
      UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "r"), UInt8(ascii: "s"),
      UInt8(ascii: "t"):
      true
    default:
      false
    }
  }

  private static func wordBefore(
    _ position: Int, _ bytes: [UInt8], _ range: Range<Int>
  ) -> Range<Int>? {
    var end = position
    while end > range.lowerBound, isGap(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > range.lowerBound, !isGap(bytes[start - 1]), end - start < 12 { start -= 1 }
    return start < end ? start..<end : nil
  }

  private static func factor(_ bytes: [UInt8], _ word: Range<Int>) -> Int? {
    units[String(decoding: bytes[word], as: UTF8.self).lowercased()]
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte == .space || byte == .comma || byte == .tab
  }
}
