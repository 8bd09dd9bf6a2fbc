/// A date as people and tools write it at the head of a transcript.
///
///     WrittenDate(in: "5 January 2026, 02:00pm")?.text  // "2026-01-05T14:00"
///     WrittenDate(in: "Jan 5, 2026")?.text              // "2026-01-05"
///
/// `05/01/2026` is not read: nobody can tell its day from its month.
struct WrittenDate {
  /// The date as `2026-01-05` or `2026-01-05T14:00`.
  let text: String

  /// The beginnings of the names of months, at least three letters, in English, German, French,
  /// Spanish, Portuguese, Italian and Dutch.
  private static let months: [(names: [String], number: Int)] = [
    (["jan", "ene", "gen", "jän"], 1), (["feb", "fév", "fev"], 2),
    (["mar", "mär", "maa", "mrt"], 3), (["apr", "avr", "abr"], 4),
    (["may", "mai", "mei", "mag"], 5), (["june", "jun", "juin", "giu"], 6),
    (["july", "jul", "juil", "lug"], 7), (["aug", "aoû", "ago"], 8), (["sep", "set"], 9),
    (["oct", "okt", "out", "ott"], 10), (["nov"], 11), (["dec", "dez", "déc", "dic"], 12),
  ]

  /// Reads the date in a short line; nil where none is written in it.
  init?(in line: String) {
    guard line.utf8.count <= 100 else { return nil }
    let words = line.lowercased().split { " ,\t".contains($0) }.map { word in
      word.last == "." ? String(word.dropLast()) : String(word)
    }
    guard let date = Self.plainDate(words) ?? Self.namedDate(words) else { return nil }
    guard let time = Self.time(words) else {
      text = date
      return
    }
    text = "\(date)T\(time)"
  }

  /// Written as `2026-01-05`.
  private static func plainDate(_ words: [String]) -> String? {
    for word in words {
      let parts = word.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2 else {
        continue
      }
      return date(Int(parts[0]), Int(parts[1]), Int(parts[2]))
    }
    return nil
  }

  /// Written as `5 January 2026`, `January 5 2026`, `5. Januar 2026`, `5 de enero de 2026`.
  private static func namedDate(_ words: [String]) -> String? {
    let words = words.filter { $0 != "de" && $0 != "of" }
    for (index, word) in words.enumerated() {
      guard let month = month(word) else { continue }
      let after = Array(words[(index + 1)...].prefix(2))
      if index > 0, let day = day(words[index - 1]), let year = after.first.flatMap(year) {
        return date(year, month, day)
      }
      if after.count == 2, let day = day(after[0]), let year = year(after[1]) {
        return date(year, month, day)
      }
    }
    return nil
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3, word.allSatisfy(\.isLetter) else { return nil }
    return months.first { $0.names.contains(where: word.hasPrefix) }?.number
  }

  private static func day(_ word: String) -> Int? {
    var digits = word[...]
    for ending in ["st", "nd", "rd", "th", "er", "º"] where digits.hasSuffix(ending) {
      digits = digits.dropLast(ending.count)
    }
    return digits.count <= 2 ? Int(digits) : nil
  }

  private static func year(_ word: String) -> Int? {
    guard word.count == 4, let year = Int(word), (1900...2199).contains(year) else { return nil }
    return year
  }

  private static func date(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
    guard let year, let month, let day, (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  /// Written as `14:00`, `2:00pm`, `2:00 PM`.
  private static func time(_ words: [String]) -> String? {
    for (index, word) in words.enumerated() {
      let parts = word.split(separator: ":")
      guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1].prefix(2)),
        (0...23).contains(hour), (0...59).contains(minute)
      else { continue }
      var half = String(parts[1].dropFirst(2))
      if half.isEmpty, index + 1 < words.count { half = words[index + 1] }
      let isAfternoon = half.hasPrefix("pm") || half.hasPrefix("p.m")
      let isMorning = half.hasPrefix("am") || half.hasPrefix("a.m")
      if isAfternoon { return "\(padded(hour % 12 + 12)):\(padded(minute))" }
      if isMorning { return "\(padded(hour % 12)):\(padded(minute))" }
      return "\(padded(hour)):\(padded(minute))"
    }
    return nil
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
