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
  /// With American spellings.
  case american
  /// With contractions written out: "do not" for "don't".
  case expanded
  /// With contractions wherever there is one.
  case contracted
  /// As a recogniser hears it that gets one word in twenty wrong.
  case misheardOneInTwenty = "misheard1in20"
  /// As a recogniser hears it that gets one word in ten wrong.
  case misheardOneInTen = "misheard1in10"

  /// The ways in which all words are kept: labels should not hang on these.
  public static let writings = allCases.filter {
    ![.misheardOneInTwenty, .misheardOneInTen].contains($0)
  }

  /// Writes `text` in this way; the seed decides where fillers fall and what is misheard.
  public func apply(to text: String, seed: UInt64) -> String {
    switch self {
    case .asWritten: text
    case .lowercase: text.lowercased()
    case .unpunctuated:
      String(
        decoding: text.lowercased().utf8.filter { !Self.marks.contains($0) }, as: UTF8.self)
    case .fillers: Self.addFillers(text, seed)
    case .british: Self.respelt(text, Self.endings)
    case .american: Self.respelt(text, Self.endings.map { ($0.1, $0.0) })
    case .expanded: Self.replacing(text, Self.contractions)
    case .contracted: Self.replacing(text, Self.contractions.map { ($0.1, $0.0) })
    case .misheardOneInTwenty: Self.misheard(text, oneIn: 20, seed)
    case .misheardOneInTen: Self.misheard(text, oneIn: 10, seed)
    }
  }

  /// Loses a word in so many, or hears another of the text in its place, each half of the time.
  private static func misheard(_ text: String, oneIn share: UInt64, _ seed: UInt64) -> String {
    let words = text.split(separator: " ")
    var state = seed | 1
    var heard: [Substring] = []
    for word in words {
      state = FeatureHash.mixed(state &+ 0x9E37_79B9_7F4A_7C15)
      if state % share != 0 {
        heard.append(word)
      } else if state >> 32 & 1 == 0 {
        heard.append(words[Int(state >> 33) % words.count])
      }
    }
    return heard.joined(separator: " ")
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

  private static func respelt(_ text: String, _ endings: [(String, String)]) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false)
      .map { respelt(word: String($0), endings) }.joined(separator: " ")
  }

  private static func respelt(word: String, _ endings: [(String, String)]) -> String {
    var stem = word
    var rest = ""
    while let last = stem.utf8.last, marks.contains(last) {
      rest = String(stem.removeLast()) + rest
    }
    for (ending, other) in endings
    where stem.utf8.count > ending.utf8.count && stem.hasSuffix(ending) {
      return stem.dropLast(ending.count) + other + rest
    }
    return word
  }

  private static let contractions = [
    ("don't", "do not"), ("doesn't", "does not"), ("didn't", "did not"), ("can't", "can not"),
    ("couldn't", "could not"), ("won't", "will not"), ("wouldn't", "would not"),
    ("shouldn't", "should not"), ("isn't", "is not"), ("aren't", "are not"),
    ("wasn't", "was not"), ("weren't", "were not"), ("haven't", "have not"),
    ("hasn't", "has not"), ("hadn't", "had not"), ("i'm", "i am"), ("i've", "i have"),
    ("i'll", "i will"), ("i'd", "i would"), ("you're", "you are"), ("you've", "you have"),
    ("you'll", "you will"), ("you'd", "you would"), ("we're", "we are"), ("we've", "we have"),
    ("we'll", "we will"), ("they're", "they are"), ("they've", "they have"),
    ("it's", "it is"), ("that's", "that is"), ("there's", "there is"), ("what's", "what is"),
  ]

  /// Replaces runs of whole words, whatever their case; the marks around them stay.
  private static func replacing(_ text: String, _ pairs: [(String, String)]) -> String {
    let table = pairs.map { ($0.0.split(separator: " ").map(String.init), $0.1) }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let folded = words.map { $0.lowercased().replacing("’", with: "'") }
    var result: [String] = []
    var at = 0
    while at < words.count {
      let match = table.first { folded[at...].starts(with: $0.0) }
      result.append(match?.1 ?? words[at])
      at += match?.0.count ?? 1
    }
    return result.joined(separator: " ")
  }
}
