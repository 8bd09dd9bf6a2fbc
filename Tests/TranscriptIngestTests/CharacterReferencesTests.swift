import Testing

@testable import TranscriptIngest

@Suite struct CharacterReferencesTests {
  @Test(arguments: [
    ("&amp;", "&"), ("&lt;v&gt;", "<v>"), ("&#39;", "'"), ("&#x1F697;", "🚗"), ("&#X41", "A"),
    ("&Eacute;t&eacute", "Été"), ("&nsubE;", "⫅̸"), ("&notit;", "¬it;"), ("&hellip;", "…"),
    ("&#150;", "–"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
    ("&#99999999999999999999;", "\u{FFFD}"),
  ])
  func `a reference stands for its characters`(written: String, meant: String) {
    #expect(decoded(written) == meant)
  }

  @Test(arguments: ["R&D", "Q&A", "&", "a & b", "&;", "&#;", "&#x;", "&nobody;", "&hellip"])
  func `what is no reference stays`(text: String) {
    #expect(decoded(text) == text)
  }

  @Test func `a reference is decoded once`() {
    #expect(decoded("&amp;#39;") == "&#39;")
  }

  private func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == .ampersand {
        index = CharacterReferences.decode(bytes, at: index, end: bytes.count, into: &decoded)
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
