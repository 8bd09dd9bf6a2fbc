/// The day in a name that a recorder gave, such as Zoom's `GMT20260302-140002_Recording.vtt`.
enum RecorderName {
  /// The years of recordings; other numbers only look like days.
  private static let years = "1970"..."2099"

  /// The one day that a file's name states, else that of the folder that a recorder made for it.
  ///
  /// - Parameter components: The folders and the name of a file.
  /// - Returns: The day; nil where none is stated, or more than one.
  static func day(of components: [String]) -> Day? {
    guard let name = components.last, days(in: name).isEmpty else {
      return components.last.flatMap(day(ofName:))
    }
    return components.dropLast().last.flatMap(dayOfFolder)
  }

  /// The one day that a file's name states: as `2026-03-02` anywhere, or as `20260302` where the
  /// time of day follows (`20260302-140002`, `20260302_140002`, `20260302T140002`).
  ///
  /// - Parameter name: The name of a file.
  /// - Returns: The day; nil where none is stated, or two different ones.
  static func day(ofName name: String) -> Day? {
    let stated = Set(days(in: name))
    return stated.count == 1 ? stated.first : nil
  }

  /// The days that stand anywhere in a name, none within a longer number.
  private static func days(in name: String) -> [Day] {
    let bytes = Array(name.utf8)
    return bytes.indices.filter { $0 == 0 || !isDigit(bytes[$0 - 1]) }.compactMap { start in
      let rest = bytes[start...]
      let day = Day(prefixOf: String(decoding: rest.prefix(11), as: UTF8.self)) ?? stamp(rest)
      return day.flatMap { years.contains(String($0.text.prefix(4))) ? $0 : nil }
    }
  }

  /// The day of eight digits, where six digits of a time of day follow.
  private static func stamp(_ bytes: ArraySlice<UInt8>) -> Day? {
    let digits = bytes.prefix(8)
    let rest = bytes.dropFirst(8)
    guard digits.count == 8, digits.allSatisfy(isDigit), let separator = rest.first,
      "-_T ".utf8.contains(separator), isTime(Array(rest.dropFirst().prefix(6))),
      rest.dropFirst(7).first.map(isDigit) != true
    else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    return Day("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  /// The day of a folder that begins with day and time, `2026-03-02 14.00.02`.
  private static func dayOfFolder(_ name: String) -> Day? {
    let time = Array(name.utf8.dropFirst(10).prefix(10))
    guard time.count >= 9, time[0] == UInt8(ascii: " "), time[3] == UInt8(ascii: "."),
      time[6] == UInt8(ascii: "."), isTime([1, 2, 4, 5, 7, 8].map { time[$0] }),
      time.dropFirst(9).first.map(isDigit) != true
    else { return nil }
    return Day(prefixOf: name)
  }

  /// Whether six digits are hours, minutes and seconds.
  private static func isTime(_ digits: [UInt8]) -> Bool {
    guard digits.count == 6, digits.allSatisfy(isDigit) else { return false }
    let text = String(decoding: digits, as: UTF8.self)
    return text.prefix(2) < "24" && text.dropFirst(2).prefix(2) < "60" && text.suffix(2) < "60"
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
