import Foundation

extension NameFinder {
  /// A run of letters and digits in a text.
  struct Token {
    /// Where it stands, in UTF-8 bytes.
    var range: Range<Int>
    /// The run in lower case and without accents.
    var word: String
    /// Whether it begins with a capital.
    var isCapital: Bool
    /// Whether nothing but a joint of a name (a space, a hyphen, a point) stands before it.
    var isJoined: Bool
  }

  /// The runs of letters and digits of a text, in order.
  static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var start: Int?
    var position = 0
    var gap = 0
    var isJoint = false
    var run = String.UnicodeScalarView()
    func finish(at end: Int) {
      guard let from = start else { return }
      tokens.append(token(String(run), from..<end, isJoined: isJoint && gap <= 3))
    }
    for scalar in text.unicodeScalars {
      if isOfWord(scalar) {
        if start == nil {
          start = position
          run = String.UnicodeScalarView()
        }
        run.append(scalar)
      } else {
        if start != nil {
          finish(at: position)
          (start, gap, isJoint) = (nil, 0, true)
        }
        gap += 1
        isJoint = isJoint && isJointOfNames(scalar)
      }
      position += UTF8.width(scalar)
    }
    finish(at: position)
    return tokens
  }

  private static func token(_ run: String, _ range: Range<Int>, isJoined: Bool) -> Token {
    let isASCII = run.utf8.allSatisfy { $0 < 0x80 }
    let word =
      isASCII
      ? run.lowercased()
      : run.folding(
        options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    let isCapital = run.unicodeScalars.first?.properties.isUppercase ?? false
    return Token(range: range, word: word, isCapital: isCapital, isJoined: isJoined)
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case ..<0x80: return false
    default:
      let properties = scalar.properties
      return properties.isAlphabetic || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark
    }
  }

  private static func isJointOfNames(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", "\u{A0}", "-", "_", ".", ",", "'", "’": true
    default: false
    }
  }

  /// Whether a name is written in a script that puts no spaces between words.
  static func isUnspaced(_ name: String) -> Bool {
    name.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0E00...0x0EFF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
      default: false
      }
    }
  }

  /// Words within names that mean nobody alone.
  static let particles: Set<String> = [
    "al", "ap", "bin", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos",
    "dr", "du", "el", "ibn", "jr", "la", "le", "les", "mr", "mrs", "ms", "mx", "of", "prof", "san",
    "sr", "st", "ten", "ter", "the", "van", "vom", "von", "y", "zu", "zum", "zur",
  ]

  /// Words that are names too: they count as names where they begin with a capital.
  static let commonWords: Set<String> = [
    "amber", "angel", "april", "art", "august", "baker", "banks", "bell", "best", "bill", "bird",
    "black", "brook", "brooks", "brown", "bush", "carter", "case", "chance", "chase", "christian",
    "church", "cliff", "cole", "cook", "cooper", "cross", "dale", "dawn", "day", "dean", "drew",
    "earl", "early", "east", "english", "faith", "field", "fields", "fisher", "ford", "forest",
    "fox", "frank", "french", "frost", "gene", "german", "glass", "gold", "golden", "good", "grace",
    "grant", "gray", "green", "grey", "guy", "hand", "harmony", "head", "hill", "holland", "honor",
    "hope", "house", "hunter", "iris", "jack", "jade", "joy", "june", "justice", "key", "keys",
    "king", "knight", "lane", "law", "lily", "little", "long", "love", "major", "mark", "marks",
    "marshal", "mason", "may", "melody", "mercy", "miles", "mills", "moon", "nick", "noble",
    "north", "olive", "page", "park", "parker", "patience", "pearl", "penny", "pierce", "pope",
    "porter", "post", "potter", "power", "powers", "price", "rain", "ray", "read", "reed", "rice",
    "rich", "river", "rob", "robin", "rocky", "rose", "ruby", "rush", "sage", "sandy", "sharp",
    "short", "silver", "sky", "small", "smith", "snow", "south", "star", "stone", "storm",
    "strong", "sue", "summer", "sunny", "swift", "taylor", "trace", "turner", "victor", "violet",
    "wade", "walker", "ward", "weaver", "west", "white", "will", "winter", "wise", "wolf", "wood",
    "woods", "young",
  ]
}
