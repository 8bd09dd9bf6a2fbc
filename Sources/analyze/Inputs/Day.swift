/// A calendar day, written `2026-03-02`.
struct Day: Sendable, Hashable {
  /// The day as `2026-03-02`.
  let text: String

  /// The day that `text` is; nil where it is none of the Gregorian calendar.
  init?(_ text: String) {
    guard text.utf8.count == 10, let day = Day(prefixOf: text) else { return nil }
    self = day
  }

  /// The day that `text` begins with; nil where it begins with none.
  init?(prefixOf text: String) {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), year > 0, (1...12).contains(month),
      day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    if bytes.count == 11, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[10]) { return nil }
    self.text = String(decoding: bytes[0..<10], as: UTF8.self)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(0 as Int?) { value, byte in
      guard let value, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      return value * 10 + Int(byte - UInt8(ascii: "0"))
    }
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
