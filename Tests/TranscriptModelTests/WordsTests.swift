import Testing
import TranscriptModel
import TranscriptTestSupport

@Suite struct WordsTests {
  @Test(arguments: [
    ("So - what's next, 2 or 3?", 6), ("", 0), (" ", 0), ("-", 0), ("a", 1), ("…", 0),
    ("well … yes – no", 3), ("ça va", 2), ("日本 語", 2), ("eight888 more", 2), ("12345678", 1),
    ("1234567 9", 2), ("follow-up\nand\tso\u{0B}on ", 4), ("a\u{0}b", 1), ("………", 0),
    ("so\u{A0}what\u{3000}now\u{85}then\u{2028}and\u{205F}on", 6), ("\u{A0}", 0), ("¿qué?", 1),
  ])
  func `words are runs that hold a letter or a digit`(text: String, words: Int) {
    #expect(countWords(in: text) == words)
  }

  /// The words by the rule as it is written, one sign after the other.
  private func wordsOneByOne(in text: String) -> Int {
    text.unicodeScalars.split { $0.properties.isWhitespace }.count { word in
      word.contains { sign in
        sign.isASCII
          ? sign.properties.isAlphabetic || ("0"..."9").contains(sign)
          : !(0x2000...0x207F).contains(sign.value)
      }
    }
  }

  @Test(arguments: 0..<300)
  func `eight bytes at once count what one after the other does`(seed: Int) {
    let wide = "\u{85}\u{A0}\u{3000}\u{2009}\u{202F}\u{A1}"
    let signs = Array("  \t\n\u{0B}\r-,.'?aZx09–…’ é漢😀\u{0}\(wide)".unicodeScalars)
    var random = SeededGenerator(seed: seed)
    // Some texts are ASCII alone, as most are.
    let few = seed.isMultiple(of: 2) ? signs.prefix(17) : signs[...]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      if let sign = few.randomElement(using: &random) { text.append(sign) }
    }
    #expect(countWords(in: String(text)) == wordsOneByOne(in: String(text)))
  }
}
