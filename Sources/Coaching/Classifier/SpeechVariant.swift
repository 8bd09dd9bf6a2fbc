/// Ways in which the same talk may be written down.
///
/// Training shows the model such copies, so that it does not learn how one transcriber types;
/// `evaluate` can measure on them how little the labels move.
public enum SpeechVariant: String, Sendable, Hashable, CaseIterable {
  /// As the file has it.
  case asWritten
  /// In lower case and without marks, as a plain recogniser writes.
  case unpunctuated
  /// In lower case.
  case lowercase
  /// With fillers between the words.
  case fillers
  /// With British spellings.
  case british

  /// Writes `text` in this way; the seed decides where fillers fall.
  public func apply(to text: String, seed: UInt64) -> String {
    switch self {
    case .asWritten: text
    case .lowercase: text.lowercased()
    case .unpunctuated:
      String(
        decoding: text.lowercased().utf8.filter { !Self.marks.contains($0) }, as: UTF8.self)
    case .fillers: Self.addFillers(text, seed)
    case .british:
      text.split(separator: " ", omittingEmptySubsequences: false)
        .map { Self.britishSpelling(String($0)) }.joined(separator: " ")
    }
  }

  private static let marks: Set<UInt8> = [
    Ascii.questionMark, Ascii.exclamationMark, Ascii.fullStop, Ascii.comma, 0x3A, 0x3B, 0x22,
  ]

  private static let fillerWords = ["um", "uh", "like", "you know", "I mean", "er", "sort of"]

  private static func addFillers(_ text: String, _ seed: UInt64) -> String {
    var state = seed | 1
    var words: [String] = []
    for word in text.split(separator: " ") {
      state = FeatureHash.mixed(state &+ 0x9E37_79B9_7F4A_7C15)
      if state % 14 == 0 { words.append(fillerWords[Int(state >> 8) % fillerWords.count]) }
      words.append(String(word))
    }
    return words.joined(separator: " ")
  }

  private static let endings = [
    ("ize", "ise"), ("ized", "ised"), ("izing", "ising"), ("ization", "isation"),
    ("yze", "yse"), ("yzed", "ysed"), ("yzing", "ysing"), ("olor", "olour"),
    ("olors", "olours"), ("avior", "aviour"), ("aviors", "aviours"), ("avor", "avour"),
    ("avorite", "avourite"), ("abor", "abour"), ("eling", "elling"), ("eled", "elled"),
    ("rogram", "rogramme"), ("enter", "entre"), ("efense", "efence"), ("ialog", "ialogue"),
  ]

  private static func britishSpelling(_ word: String) -> String {
    var stem = word
    var rest = ""
    while let last = stem.utf8.last, marks.contains(last) {
      rest = String(stem.removeLast()) + rest
    }
    for (american, british) in endings
    where stem.utf8.count > american.utf8.count + 1 && stem.hasSuffix(american) {
      return stem.dropLast(american.count) + british + rest
    }
    return word
  }
}
