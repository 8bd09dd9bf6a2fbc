/// An encoding of one byte a character, and a language that is written in it.
struct SingleByteCandidate: Sendable {
  /// The encoding.
  let encoding: TextEncoding
  /// What each byte from 0x80 on stands for; nil where it stands for nothing.
  private let characters: [Unicode.Scalar?]
  private let letters: Set<Unicode.Scalar>
  private let frequent: Set<Unicode.Scalar>
  private let weight: Double

  private init(
    _ encoding: TextEncoding, _ letters: String, frequent: String = "", weight: Double = 1
  ) {
    self.encoding = encoding
    self.letters = Set(letters.unicodeScalars)
    self.frequent = Set(frequent.unicodeScalars)
    self.weight = weight
    characters = Self.characters(of: encoding)
  }

  /// The share of the high bytes that are letters of the language or marks of printed text, less
  /// the share of capitals that stand behind a small letter.
  ///
  /// Scripts other than Latin fill the upper half and would all fit each other's text; there,
  /// frequent letters have to be frequent, and none stands in a word with a Latin letter.
  func score(_ statistics: HighByteStatistics) -> Double {
    guard statistics.total > 0 else { return 0 }
    var known = 0
    var common = 0
    for (index, count) in statistics.counts.enumerated() where count > 0 {
      guard let character = characters[index] else { continue }
      let small = Self.lowercase(character)
      if letters.contains(small) || Self.marks.contains(character) { known += count }
      if frequent.contains(small) { common += count }
    }
    let share = Double(known) / Double(statistics.total)
    let misplaced = Double(misplacedCapitals(statistics)) / Double(statistics.total)
    guard !frequent.isEmpty else { return (share - misplaced) * weight }
    let usage = min(1, Double(common) / Double(statistics.total) / 0.6)
    let mixed = Double(statistics.besideLatin) / Double(statistics.total)
    return (share * (0.5 + 0.5 * usage) - misplaced - mixed) * weight
  }

  private func misplacedCapitals(_ statistics: HighByteStatistics) -> Int {
    var found = 0
    for first in 0..<128 where statistics.counts[first] > 0 {
      guard let before = characters[first], before.properties.isLowercase else { continue }
      for second in 0..<128 where statistics.neighbours[first * 128 + second] > 0 {
        guard let after = characters[second], after.properties.isUppercase else { continue }
        found += statistics.neighbours[first * 128 + second]
      }
    }
    return found
  }

  private static func lowercase(_ character: Unicode.Scalar) -> Unicode.Scalar {
    character.properties.lowercaseMapping.unicodeScalars.first ?? character
  }

  /// Asks the C library for each byte, one a line.
  private static func characters(of encoding: TextEncoding) -> [Unicode.Scalar?] {
    let lines = (0x80...0xFF).flatMap { byte -> [UInt8] in [UInt8(byte), .lineFeed] }
    guard let transcoder = try? Transcoder(lines[...], from: encoding) else {
      return Array(repeating: nil, count: 128)
    }
    let text = String(decoding: transcoder.bytes, as: UTF8.self)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix(128).map { $0.unicodeScalars.first == "\u{FFFD}" ? nil : $0.unicodeScalars.first }
    return found + Array(repeating: nil, count: 128 - found.count)
  }

  private static let marks = Set("“”‘’‚„–—…•·™©®°§«»€\u{A0}\u{AD}".unicodeScalars)

  private static let western = [
    "éèêëàâîïôûùçœæÿ", "äöüß", "áéíóúüñ¿¡ïçàèò", "áâãàçéêíóôõúü", "àèéìíòóù", "åäöæøé",
    "áéíóúýþæöð", "éèëïöüáó",
  ]
  private static let central = ["ąćęłńóśźż", "áčďéěíňóřšťúůýžäľĺôŕ", "áéíóöőúüű", "čćđšž", "ăâîşţ"]

  /// Every encoding with the languages that are asked for, the likelier first.
  static let all: [SingleByteCandidate] =
    western.map { SingleByteCandidate(.windows1252, $0) }
    + [
      SingleByteCandidate(
        .windows1252, "àáâãäåæçèéêëìíîïðñòóôõöøœùúûüýþÿßšž¿¡", weight: 0.9)
    ]
    + central.map { SingleByteCandidate(.windows(1250), $0) }
    + central.map { SingleByteCandidate(.iso8859(2), $0) }
    + [
      SingleByteCandidate(.windows(1254), "çğıiİöşüâî"),
      SingleByteCandidate(
        .windows(1251), "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ№", frequent: "оеаинтрсвл"),
      SingleByteCandidate(
        .koi8R, "абвгдежзийклмнопрстуфхцчшщъыьэюяё", frequent: "оеаинтрсвл"),
      SingleByteCandidate(
        .windows(1253), "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", frequent: "αοιετσνηρκ"),
      SingleByteCandidate(
        .windows(1255), "אבגדהוזחטיךכלםמןנסעףפץצקרשת", frequent: "יוהלארתמבש"),
      SingleByteCandidate(
        .windows(1256), "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؟", frequent: "اليمنورتبه"),
    ]
}
