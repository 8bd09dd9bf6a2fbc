/// The day in a name that a recorder gave, such as Zoom's `GMT20260302-140002_Recording.vtt`.
struct RecorderName {
  /// The one day that the name of the file, or else the folder that a recorder made for it, states;
  /// nil where none is stated, or two different ones.
  let day: Day?
  /// Whether the day stands in the file's name with its time, `20260302-140002`.
  let isStamped: Bool

  /// The years of recordings; other numbers only look like days.
  private static let years = "1970"..."2099"

  /// Reads a path.
  ///
  /// A name states a day as `2026-03-02` anywhere, or as `20260302` where the time of day follows
  /// (`20260302-140002`, `20260302_140002`, `20260302T140002`, `20260302 140002`). Of folders those
  /// count that begin with day and time: `2026-03-02 14.00.02 Weekly talk`.
  ///
  /// - Parameter components: The folders and the name of a file.
  init(_ components: [String]) {
    let (days, stamps) = components.last.map(Self.days) ?? ([], [])
    isStamped = !stamps.isEmpty
    guard days.isEmpty, stamps.isEmpty else {
      let all = days.union(stamps)
      day = all.count == 1 ? all.first : nil
      return
    }
    day = components.dropLast().last.flatMap(Self.dayOfFolder)
  }

  /// The days that stand anywhere in a name, none within a longer number: as `2026-03-02`, and with
  /// their time.
  private static func days(in name: String) -> (plain: Set<Day>, stamped: Set<Day>) {
    let bytes = Array(name.utf8)
    var found: (plain: Set<Day>, stamped: Set<Day>) = ([], [])
    for start in bytes.indices
    where isDigit(bytes[start]) && (start == 0 || !isDigit(bytes[start - 1])) {
      let rest = bytes[start...]
      if let day = Day(prefixOf: String(decoding: rest.prefix(11), as: UTF8.self)) {
        if isOfRecordings(day) { found.plain.insert(day) }
      } else if let day = stamp(rest), isOfRecordings(day) {
        found.stamped.insert(day)
      }
    }
    return found
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
      time.dropFirst(9).first.map(isDigit) != true,
      let day = Day(prefixOf: name), isOfRecordings(day)
    else { return nil }
    return day
  }

  private static func isOfRecordings(_ day: Day) -> Bool {
    years.contains(String(day.text.prefix(4)))
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
