/// Brings contractions to the words that they stand for: "don't" is read as "do not".
///
/// Recognisers and people write the same talk both ways, and drop the apostrophe now and then. A
/// word that may be something else ("well", "id", "its") stays as it is. Where a contraction has
/// two readings the commoner one is taken: "I'd" is "I would", "it's" is "it is". It only has to
/// be the same each time.
enum Contraction {
  /// Each contraction, in lower case, with its words; none stands there twice.
  static let all: [(written: String, words: String)] = {
    var known: Set<String> = []
    return (withApostrophe + withoutApostrophe + spoken).filter {
      known.insert($0.written).inserted
    }
  }()

  /// The words of each contraction by the hash that it has as a token.
  static let wordsByHash: [UInt64: [String]] = {
    let pairs = all.map {
      (Token.hash(ofWord: $0.written), $0.words.split(separator: " ").map(String.init))
    }
    return Dictionary(pairs) { first, _ in first }
  }()

  private static let withApostrophe = subjects + negations + questions

  /// "I'm", "they've": a pronoun with a short verb.
  private static let subjects =
    joined("i", "'m", "am")
    + joined("you we they", "'re", "are")
    + joined("i you we they could would should might must", "'ve", "have")
    + joined("i you he she it we they that there who what this", "'ll", "will")
    + joined("i you he she it we they that there who", "'d", "would")
    + joined("he she it that there here everything nothing something", "'s", "is")
    + joined("let", "'s", "us") + joined("y", "'all", "all")

  /// "What's": asked, with a short verb.
  private static let questions =
    joined("what who how where when why", "'s", "is")
    + joined("what who how where why", "'re", "are") + joined("what", "'ve", "have")
    + joined("what how where why", "'d", "did")

  /// "Don't": a verb with a short "not".
  private static let negations =
    joined(
      "do does did is are was were have has had could would should must need might", "n't", "not")
    + [
      ("can't", "can not"), ("won't", "will not"), ("shan't", "shall not"), ("ain't", "is not"),
    ]

  /// What remains unmistakable when the apostrophe is dropped.
  private static let withoutApostrophe = withApostrophe.compactMap { written, words in
    let bare = written.replacing("'", with: "")
    return mistakable.contains(bare) ? nil : (written: bare, words: words)
  }

  /// What would be another word.
  private static let mistakable: Set<String> = [
    "id", "hed", "shed", "wed", "whod", "ill", "hell", "shell", "well", "were", "its", "lets",
    "whore", "whys", "yall", "itd",
  ]

  /// Written as it is spoken.
  private static let spoken: [(written: String, words: String)] = [
    ("gonna", "going to"), ("wanna", "want to"), ("gotta", "got to"), ("kinda", "kind of"),
    ("sorta", "sort of"), ("dunno", "do not know"), ("lemme", "let me"), ("gimme", "give me"),
    ("cannot", "can not"), ("cuz", "because"), ("yall", "you all"),
  ]

  private static func joined(
    _ stems: String, _ ending: String, _ word: String
  ) -> [(written: String, words: String)] {
    stems.split(separator: " ").map { stem in
      (written: stem + ending, words: "\(stem == "y" ? "you" : stem) \(word)")
    }
  }
}
