/// Counts the possible labels of a whole file and decides which of them are believed.
///
/// One line alone does not tell `Dana: text` from `Note: text`. The file does: labels come again,
/// they share the lines among few names, and they are written alike. First count every piece
/// (line or cue), then ask for the verdict:
///
///     var census = LabelCensus()
///     for line in lines { census.count(bytes, line) }
///     let believed = census.verdict()
///     believed.find(in: bytes, line)?.label
struct LabelCensus {
  /// The part of pieces with labels from which labels stand at nearly every piece: Zoom's way.
  static let nearlyEvery = 0.8

  private var table = LabelTable()
  private var pieces = 0
  private let standApart: Bool
  private var beginsWithLabel = false
  private var talk = TalkLikeness()

  /// Makes a census of nothing.
  ///
  /// - Parameter standApart: Whether labels are set apart by the file's own marks (bold, a stamp
  ///   beside them), so that a single one among long turns is believed.
  init(standApart: Bool = false) {
    self.standApart = standApart
  }

  /// Counts one piece: a line of text or a cue.
  ///
  /// - Complexity: O(1); words are judged once for each label that is new.
  mutating func count(_ bytes: [UInt8], _ piece: Range<Int>) {
    pieces += 1
    guard let found = LabelPrefix.candidate(in: bytes, piece) else { return }
    table.count(bytes, found.label)
  }

  /// Counts pieces that cannot have a label.
  mutating func countUnlabelled(_ times: Int = 1) { pieces += times }

  /// Counts a label that stands apart from the text by the file's own marks, or that the reader
  /// has found and counted itself.
  ///
  /// - Parameters:
  ///   - label: The label.
  ///   - text: What stands behind it; where it is given, it must look like talk in the end.
  ///   - bytes: The file.
  ///   - times: How often it stands there.
  mutating func count(
    label: Range<Int>, text: Range<Int>? = nil, of bytes: [UInt8], times: Int = 1
  ) {
    if pieces == 0 { beginsWithLabel = true }
    pieces += times
    table.count(bytes, label, times: times)
    if let text { talk.count(bytes, text) }
  }

  /// The labels that are believed.
  ///
  /// - Complexity: O(*n*) in the number of different labels.
  func verdict() -> BelievedLabels {
    let plausible = table.entries.filter { $0.shape > .none }
    let recurring = plausible.filter { $0.count > 1 }
    let strong = plausible.filter { $0.shape == .strong }
    let lines = plausible.reduce(0) { $0 + $1.count }
    let share = Double(lines) / Double(max(pieces, 1))
    guard isDialogue(recurring, strong, all: plausible, share: share),
      recurring.count(where: \.isRole) > 1
        || talk.isEnough(capitalised: recurring.allSatisfy(\.isCapitalised))
    else {
      return BelievedLabels(table: LabelTable(), pieces: pieces, labelled: 0)
    }
    let known = Spellings(of: recurring)
    var believed = table
    believed.keep { entry in
      entry.shape > .none && (entry.count > 1 || isBelievedOnce(entry, share, known))
    }
    let labelled = believed.entries.reduce(0) { $0 + ($1.isKept ? $1.count : 0) }
    return BelievedLabels(table: believed, pieces: pieces, labelled: labelled)
  }

  /// The labels that are believed where the same marks stand before other things too, as at
  /// headings: two or more that come again, and hardly any beside them.
  func alternatingVerdict() -> BelievedLabels {
    let recurring = table.entries.filter { $0.count > 1 && $0.shape > .none }
    let lines = recurring.reduce(0) { $0 + $1.count }
    guard recurring.count > 1, lines * 5 >= pieces * 4 else {
      return BelievedLabels(table: LabelTable(), pieces: pieces, labelled: 0)
    }
    return verdict()
  }

  /// Whether the file is talk under labels at all.
  private func isDialogue(
    _ recurring: [LabelTable.Entry], _ strong: [LabelTable.Entry], all: [LabelTable.Entry],
    share: Double
  ) -> Bool {
    if standApart {
      // A file that opens with a name in bold is talk, however long that one turn is.
      return !recurring.isEmpty || beginsWithLabel && (all.count == 1 || !strong.isEmpty)
        || strong.count > 1 && share >= 0.3
    }
    // Two names that come again, or one that does and another that is hardly anything else.
    if recurring.count > 1 { return share >= 0.02 }
    if let one = recurring.first {
      if strong.contains(where: { $0.count == 1 }) || one.shape == .strong { return share >= 0.1 }
      return share >= (all.count > 1 ? 0.3 : 0.5)
    }
    // Nothing comes again: a few lines of talk, nearly all of them under labels.
    return all.count > 1 ? share >= 0.6 : strong.count == 1 && share >= 0.9
  }

  /// Whether a label that stands once is believed in a file of talk.
  private func isBelievedOnce(
    _ entry: LabelTable.Entry, _ share: Double, _ known: Spellings
  ) -> Bool {
    if LabelVocabulary.metadata.contains(entry.text.lowercased()) { return false }
    if share >= Self.nearlyEvery || entry.shape == .strong { return true }
    // Where nothing comes again it was these labels that made the file talk.
    return known.contain(entry.text) || (share >= 0.7 || known.isEmpty) && entry.isCapitalised
  }
}

/// Whether what stands behind labels is talk: sentences, and not the values of a table of settings
/// or the lines of a program.
private struct TalkLikeness {
  private var texts = 0
  private var sentences = 0
  private var alone = 0

  mutating func count(_ bytes: [UInt8], _ text: Range<Int>) {
    guard !text.isEmpty else {
      alone += 1
      return
    }
    texts += 1
    if endsSentence(bytes, text) || holdsWords(bytes, text) { sentences += 1 }
  }

  /// - Parameter capitalised: Whether the labels are written with capitals, where those exist.
  /// - Returns: Whether enough of the texts are talk.
  func isEnough(capitalised: Bool) -> Bool {
    // `else:` stands alone like a name above its paragraph, but names have capitals.
    if alone > texts { return capitalised }
    return sentences * 10 >= texts * 3
  }

  private func endsSentence(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    switch bytes[text.upperBound - 1] {
    case .dot, .closeBracket, UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "-"), 0x80...:
      true
    default:
      false
    }
  }

  /// Six words in a row are hardly a value.
  private func holdsWords(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    var blanks = 0
    for index in text.prefix(80) where bytes[index] == .space {
      blanks += 1
      if blanks == 5 { return true }
    }
    return false
  }
}

/// The labels that come again, in small letters, to know `dana` and `Dana` beside `Dana Ruiz`.
private struct Spellings {
  private var whole: Set<String> = []
  private var firstWords: Set<String> = []

  init(of entries: [LabelTable.Entry]) {
    for entry in entries {
      let text = entry.text.lowercased()
      whole.insert(text)
      firstWords.insert(Self.firstWord(of: text))
    }
  }

  var isEmpty: Bool { whole.isEmpty }

  func contain(_ label: String) -> Bool {
    let text = label.lowercased()
    return whole.contains(text) || firstWords.contains(text)
      || whole.contains(Self.firstWord(of: text))
  }

  private static func firstWord(of text: String) -> String {
    String(text.prefix { $0 != " " })
  }
}

/// The labels of a file that are believed.
struct BelievedLabels {
  private let table: LabelTable
  private let pieces: Int
  private let labelled: Int

  fileprivate init(table: LabelTable, pieces: Int, labelled: Int) {
    self.table = table
    self.pieces = pieces
    self.labelled = labelled
  }

  /// Whether no label is believed: the file is prose, or names nobody.
  var isEmpty: Bool { labelled == 0 }

  /// The part of the pieces that begin with a believed label.
  var share: Double { pieces == 0 ? 0 : Double(labelled) / Double(pieces) }

  /// Whether a piece without a label is nobody's, and not the last speaker's.
  var standAtNearlyEveryPiece: Bool { share >= LabelCensus.nearlyEvery }

  /// Whether a believed label stands more than once.
  var comesAgain: Bool { table.entries.contains { $0.isKept && $0.count > 1 } }

  /// How many pieces begin with a believed label.
  var count: Int { labelled }

  /// How sure it is that the file is talk under these labels.
  var recognition: Recognition {
    labelled > 2 || labelled > 1 && share > 0.5 ? .certain : .possible
  }

  /// Whether the label is believed.
  func contains(_ bytes: [UInt8], _ label: Range<Int>) -> Bool {
    table.isKept(bytes, label)
  }

  /// The label of a piece and its text, where the label is believed.
  func find(
    in bytes: [UInt8], _ piece: Range<Int>
  ) -> (label: Range<Int>, text: Range<Int>)? {
    guard let found = LabelPrefix.candidate(in: bytes, piece), contains(bytes, found.label) else {
      return nil
    }
    return found
  }
}

/// Labels by their bytes, each kept once.
private struct LabelTable {
  struct Entry {
    let label: [UInt8]
    let shape: LabelShape
    var count = 0
    var isKept = false

    var text: String { String(decoding: label, as: UTF8.self) }

    /// Whether it is a word for who speaks, such as `Coach` or `Speaker 1`: under two of these
    /// even a few words are talk.
    var isRole: Bool { isCapitalised && LabelVocabulary.generic(text.lowercased()) == .strong }

    /// Whether the first letter is no small one.
    var isCapitalised: Bool {
      text.unicodeScalars.first.map { !$0.properties.isLowercase } ?? false
    }
  }

  /// The labels, at the positions that `names` gives them.
  private(set) var entries: [Entry] = []
  private var names = ByteTable()

  mutating func count(_ bytes: [UInt8], _ label: Range<Int>, times: Int = 1) {
    let (position, isNew) = names.position(of: bytes[label])
    if isNew {
      let shape = LabelShape(bytes, label)
      entries.append(Entry(label: Array(bytes[label]), shape: shape))
    }
    entries[position].count += times
  }

  mutating func keep(_ isBelieved: (Entry) -> Bool) {
    for index in entries.indices { entries[index].isKept = isBelieved(entries[index]) }
  }

  func isKept(_ bytes: [UInt8], _ label: Range<Int>) -> Bool {
    names.known(bytes[label]).map { entries[$0].isKept } ?? false
  }
}
