/// What several forms of a word share: "knock", "knocking", "knocks".
///
/// A few endings are cut off, without a dictionary. Two words that fall together wrongly cost
/// little, for one shared stem alone makes no link.
enum Stem {
  /// The stem's bytes: `word`, lower-cased, without its ending.
  static func of(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var stem = word
    if stem.last == UInt8(ascii: "s"), stem.ends("'s") { stem = stem.dropLast(2) }
    stem = IrregularVerbs.plainForm(of: stem) ?? stem
    if let last = stem.last, mayEnd(in: last) {
      if stem.count > 5, stem.ends("ies") || stem.ends("ied") { return stem.dropLast(3) }
      stem = withoutEnding(stem)
    }
    if stem.count > 3, let last = stem.last, last == stem.dropLast().last,
      !"aeiouls".utf8.contains(last)
    {
      stem = stem.dropLast()
    }
    if stem.count > 5, stem.ends("e") || stem.ends("y") { stem = stem.dropLast() }
    return stem
  }

  private static func withoutEnding(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for (ending, least) in endings where stem.ends(ending) {
      let rest = stem.dropLast(ending.utf8.count)
      guard rest.count >= least, ending != "s" || !(rest.ends("s") || rest.ends("u")) else {
        continue
      }
      return rest
    }
    return stem
  }

  /// The stem as a hash, comparable with `Token.hash`.
  static func hash(of word: ArraySlice<UInt8>) -> UInt64 {
    FeatureHash.of(of(word))
  }

  /// The endings, and how much must stay in front of each.
  private static let endings: [(String, Int)] = [
    ("ings", 3), ("ing", 3), ("ers", 3), ("ed", 3), ("er", 4), ("es", 3), ("ly", 4), ("s", 3),
  ]

  /// Whether any ending, "ies" and "ied" among them, ends in the letter; of most words none does.
  private static func mayEnd(in letter: UInt8) -> Bool { "sgrdy".utf8.contains(letter) }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes end with `ending`.
  func ends(_ ending: String) -> Bool {
    suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}

extension SpokenText {
  /// The stems of all words, in order.
  var stems: [UInt64] {
    tokens.filter { $0.kind == .word }.map { Stem.hash(of: bytes(of: $0)) }
  }
}
