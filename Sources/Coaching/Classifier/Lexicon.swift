/// Every word that a word class or a marker names, found by hash in one look.
///
/// An open-addressing table: half its places stay empty, so that most words of a text, which
/// are in no list, cost one comparison.
struct Lexicon: Sendable {
  /// A phrase of a marker that begins with a word.
  struct Start: Sendable {
    var marker: Int
    var phrase: Phrase
    var secondWords: UInt64
    var place: Marker.Place
    var closing: Marker.Closing
    var span: Marker.Span
  }

  /// The lexicon of all word classes and markers.
  static let shared = Lexicon(classes: WordClass.words, markers: Marker.all)

  private var keys: [UInt64] = []
  private var rows: [Int32] = []
  private var classRows: [WordClass] = []
  private var startRows: [[Start]] = []
  private let mask: Int

  /// The row of a word; negative where it is in no list.
  @inline(__always)
  func row(of hash: UInt64) -> Int32 {
    var place = Int(truncatingIfNeeded: hash >> 17) & mask
    while keys[place] != 0 {
      if keys[place] == hash { return rows[place] }
      place = (place + 1) & mask
    }
    return -1
  }

  /// The classes of the word in `row`.
  @inline(__always)
  func classes(of row: Int) -> WordClass { classRows[row] }

  /// Whether any phrase begins with the word in `row`.
  @inline(__always)
  func beginsPhrases(_ row: Int) -> Bool { !startRows[row].isEmpty }

  /// The phrases that begin with the word in `row`.
  func starts(of row: Int) -> [Start] { startRows[row] }

  /// Makes a lexicon of word classes and markers.
  init(classes: [(WordClass, String)], markers: [Marker]) {
    var classesOf: [UInt64: WordClass] = [:]
    var startsOf: [UInt64: [Start]] = [:]
    for (wordClass, words) in classes {
      for word in words.split(separator: " ") {
        classesOf[Token.hash(ofWord: word), default: []].formUnion(wordClass)
      }
    }
    for (marker, rules) in markers.map(\.rules).enumerated() {
      for rule in rules {
        for phrase in rule.phrases {
          let start = Start(
            marker: marker, phrase: phrase, secondWords: phrase.secondWords, place: rule.place,
            closing: rule.closing,
            span: rule.span)
          for word in phrase.slots[0].words { startsOf[word, default: []].append(start) }
        }
      }
    }
    let words = Set(classesOf.keys).union(startsOf.keys).sorted()
    var size = 1024
    while size < words.count * 4 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    rows = Array(repeating: 0, count: size)
    for (row, word) in words.enumerated() {
      classRows.append(classesOf[word] ?? [])
      startRows.append(startsOf[word] ?? [])
      var place = Int(truncatingIfNeeded: word >> 17) & mask
      while keys[place] != 0 { place = (place + 1) & mask }
      keys[place] = word
      rows[place] = Int32(truncatingIfNeeded: row)
    }
  }
}
