import Testing
import TranscriptTestSupport

@testable import Reports

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("Ana Ruiz", "Ana Ruiz"), ("Zoë 王小明 👩‍💻", "Zoë 王小明 👩‍💻"), ("a\u{1B}[2Jb", "a␛[2Jb"),
    ("a\nb\tc\r\u{85}\u{2028}d", "a b c   d"), ("a\0\u{7F}b", "a␀␡b"),
    ("a\u{9B}31mb", "a\u{FFFD}31mb"),
    ("a\u{202E}b\u{2066}c\u{200F}d\u{FEFF}", "abcd"), ("", ""),
  ])
  func `a terminal shows text from files and never acts on it`(raw: String, safe: String) {
    #expect(SafeText(raw).text == safe)
  }

  @Test(arguments: 0..<100)
  func `no text keeps a control character, and safe text stays as it is`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = SafeText(.hostile(using: &generator)).text
    #expect(!text.unicodeScalars.contains(where: isControl))
    #expect(SafeText(text).text == text)
  }

  @Test func `exactly the harmful characters are replaced`() {
    let scalars = (0...0x1_FFFF).compactMap(Unicode.Scalar.init(_:))
    let wrong = scalars.filter { scalar in
      let text = "a\(Character(scalar))b"
      return (SafeText(text).text.unicodeScalars.elementsEqual(text.unicodeScalars))
        == SafeText.isHarmful(scalar)
    }
    #expect(wrong.isEmpty)
  }
}

/// Whether a terminal may act on the character: C0, DEL, C1, separators and signs of direction.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

extension String {
  /// A text of controls, wide, combining and plain characters.
  static func hostile(using generator: inout SeededGenerator) -> String {
    let pieces = [
      "\u{1B}[31m", "\u{1B}]0;title\u{7}", "\n", "\r", "\t", "\0", "\u{9B}", "\u{202E}", "\u{2066}",
      "e\u{301}", "王", "👩‍👩‍👧", "🇩🇪", "\u{200B}", "ﬁ", "Ａ", "한", "|", "<script>", "=1+1", "a",
      "Ana ", "\u{300}\u{301}\u{302}", "\u{7F}", "%", "…", " ",
    ]
    let count = Int.random(in: 0...40, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }
}
