/// Every word that a word class, a marker or a contraction names, found by hash in one look.
///
/// An open-addressing table: most of its places stay empty, so that most words of a text, which
/// are in no list, cost one comparison. A class, so that handing it on costs one count, not one
/// for each of its tables; nothing in it changes.
final class Lexicon: Sendable {
  /// A word as the lexicon knows it.
  struct Word: Sendable {
    /// Its row; negative where the word is in no list.
    var row: Int32 = -1
    /// The classes that it is in.
    var classes: WordClass = []
  }

  /// When a phrase that begins with a word is worth a closer look.
  struct Start: Sendable {
    /// The marker, and the phrase's place in `phrases`.
    var marker: UInt8
    var phrase: UInt16
    var place: Marker.Place
    var closing: Marker.Closing
    var span: Marker.Span
  }

  /// A word that a contraction stands for.
  struct SpelledWord: Sendable {
    var bytes: [UInt8]
    var hash: UInt64
    var stem: UInt64
    var classes: WordClass
    var row: Int32
  }

  /// A place of the table.
  private struct Slot {
    var hash: UInt64 = 0
    var word = Word()
  }

  /// The lexicon of all word classes, markers and contractions, and of frequent words.
  static let shared = Lexicon(
    classes: WordClass.words + [(WordClass(), FrequentWords.others)], markers: Marker.all,
    contractions: Contraction.all)

  private let slots: [Slot]
  private let mask: Int
  /// The phrases of all markers.
  let phrases: PhraseTable
  /// Which of the phrases begin with a word.
  let starts: StartTable
  private let contractionRows: [[SpelledWord]]
  /// The hash of the word of each row.
  let hashes: [UInt64]
  /// The folded bytes of the word of each row; empty where only its hash is known.
  let spellings: [[UInt8]]

  /// What is known of a word.
  @inline(__always)
  func word(of hash: UInt64) -> Word {
    var place = Int(truncatingIfNeeded: hash >> 17) & mask
    while slots[place].hash != 0 {
      if slots[place].hash == hash { return slots[place].word }
      place = (place &+ 1) & mask
    }
    return Word()
  }

  /// The words that the contraction in `row` stands for.
  func contraction(of row: Int) -> [SpelledWord] { contractionRows[row] }

  /// Makes a lexicon of word classes, markers and contractions.
  ///
  /// With contractions, the phrases of the markers are read as texts are: as the words that
  /// contractions stand for.
  init(
    classes: [(WordClass, String)], markers: [Marker],
    contractions: [(written: String, words: String)] = []
  ) {
    var known = KnownWords()
    for (wordClass, words) in classes {
      for word in words.split(separator: " ") { known.add(word, wordClass) }
    }
    var spelled: [UInt64: [Substring]] = [:]
    for (written, words) in contractions {
      let parts = words.split(separator: " ")
      for part in parts { known.add(part, []) }
      spelled[known.add(Substring(written), .contraction)] = parts
    }
    let spelledHashes = spelled.mapValues { $0.map(Token.hash(ofWord:)) }
    var phrases: [Phrase] = []
    let startsOf = Self.starts(of: markers, spelledHashes, &phrases)
    self.phrases = PhraseTable(phrases)
    for hash in startsOf.keys where known.classes[hash] == nil { known.classes[hash] = [] }
    let hashes = known.classes.keys.sorted()
    let words = Dictionary(
      uniqueKeysWithValues: hashes.enumerated().map { row, hash in
        (hash, Word(row: Int32(truncatingIfNeeded: row), classes: known.classes[hash] ?? []))
      })
    (slots, mask) = Self.table(words)
    starts = StartTable(hashes.map { startsOf[$0] ?? [] }, phrases)
    contractionRows = hashes.map { hash in
      (spelled[hash] ?? []).map { SpelledWord($0, words[Token.hash(ofWord: $0)] ?? Word()) }
    }
    spellings = hashes.map { known.bytes[$0] ?? [] }
    self.hashes = hashes
  }

  private static func starts(
    of markers: [Marker], _ spelled: [UInt64: [UInt64]], _ phrases: inout [Phrase]
  ) -> [UInt64: [Start]] {
    var startsOf: [UInt64: [Start]] = [:]
    for (marker, rules) in markers.map(\.rules).enumerated() {
      for rule in rules {
        for phrase in rule.phrases.flatMap({ $0.spellings(spelled) }) {
          let start = Start(
            marker: UInt8(marker), phrase: UInt16(phrases.count), place: rule.place,
            closing: rule.closing, span: rule.span)
          for word in phrase.slots[0].words { startsOf[word, default: []].append(start) }
          phrases.append(phrase)
        }
      }
    }
    return startsOf
  }

  private static func table(_ words: [UInt64: Word]) -> (slots: [Slot], mask: Int) {
    var size = 1024
    while size < words.count * 4 { size *= 2 }
    var slots = Array(repeating: Slot(), count: size)
    for (hash, word) in words.sorted(by: { $0.key < $1.key }) {
      var place = Int(truncatingIfNeeded: hash >> 17) & (size - 1)
      while slots[place].hash != 0 { place = (place + 1) & (size - 1) }
      slots[place] = Slot(hash: hash, word: word)
    }
    return (slots, size - 1)
  }
}

/// The words of a lexicon while it is made, by their hashes.
private struct KnownWords {
  var classes: [UInt64: WordClass] = [:]
  private(set) var bytes: [UInt64: [UInt8]] = [:]

  /// Adds a word to a class; returns its hash.
  @discardableResult
  mutating func add(_ word: Substring, _ wordClass: WordClass) -> UInt64 {
    let hash = Token.hash(ofWord: word)
    classes[hash, default: []].formUnion(wordClass)
    var folded = Array(word.utf8)
    if folded.count >= 5 { SpellingFold.fold(&folded, from: 0) }
    bytes[hash] = folded
    return hash
  }
}

extension Lexicon.SpelledWord {
  fileprivate init(_ text: Substring, _ word: Lexicon.Word) {
    bytes = Array(text.utf8)
    hash = Token.hash(ofWord: text)
    stem = Token.hash(ofWord: text.prefix(5))
    classes = word.classes
    row = word.row
  }
}
