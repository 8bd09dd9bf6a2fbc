import Testing

@testable import Reports

@Suite struct NameFinderTests {
  /// What is found of two people in a text, with the person's position.
  private func found(in text: String, parts: Bool = true) -> [String] {
    let finder = NameFinder(
      [["Omar Haddad", "O. Haddad"], ["Grace Ann O’Brien-Li"], ["佐藤 花子"]], parts: parts)
    return finder.matches(in: text).map { match in
      let words = String(decoding: Array(text.utf8)[match.range], as: UTF8.self)
      return "\(match.people.map(String.init).joined(separator: "+")):\(words)"
    }
  }

  @Test(arguments: [
    ("So Omar Haddad asked.", ["0:Omar Haddad"]), ("HADDAD, OMAR", ["0:HADDAD, OMAR"]),
    ("omar haddad's plan, and omars plan", ["0:omar haddad"]),
    ("see omar.haddad or OmarHaddad_old", ["0:omar.haddad", "0:OmarHaddad"]),
    ("Ômar said so to Mr Haddad.", ["0:Ômar", "0:Haddad"]),
    ("I told Omar. Haddad, I mean.", ["0:Omar. Haddad"]),
    ("with Grace O'Brien-Li there", ["1:Grace O'Brien-Li"]),
    ("Grace was graceful, with grace", ["1:Grace"]), ("an ann and Ann", ["1:Ann"]),
    ("佐藤さんと佐藤花子さん", ["2:佐藤", "2:佐藤花子"]),
    ("the romar haddadi", []), ("", []), ("…—", []),
  ])
  func `names are found however they are written`(text: String, expected: [String]) {
    #expect(found(in: text) == expected)
  }

  @Test func `single words are left alone where whole names are asked for`() {
    #expect(found(in: "Omar, and Omar Haddad", parts: false) == ["0:Omar Haddad"])
  }

  @Test func `a word that two people bear tells both`() {
    let finder = NameFinder([["Omar Haddad"], ["Omar Aziz"]])
    #expect(finder.matches(in: "Omar").map(\.people) == [[0, 1]])
    #expect(finder.matches(in: "Omar Aziz").map(\.people) == [[1]])
  }

  @Test(arguments: [
    ("Speaker 1", true), ("S1", true), ("unknown", true), ("Participant B", true), ("2", true),
    ("Interviewer", true), ("", true), ("Dana", false), ("Speaker Dana", false),
    ("Coach Ruiz", false), ("dana.ruiz@example.org", false),
  ])
  func `labels that name nobody are told from names`(label: String, isGeneric: Bool) {
    #expect(PersonName(label).isGeneric == isGeneric)
  }

  @Test(arguments: [
    "Dana Ruiz", " dana  RUIZ ", "Ruiz, Dana", "Dana Ruiz (she/her)", "Dana Ruiz | Acme",
    "Dana Ruiz [guest]",
  ])
  func `one name may be written in several ways`(name: String) {
    #expect(PersonName(name) == PersonName("Dana Ruiz"))
    #expect(PersonName.initials(ofKey: PersonName(name).key) == "D.R.")
  }
}

@Suite struct RewritingTests {
  @Test func `places move with the text, and cut parts are taken whole`() {
    let new = Rewriting(
      "I told Omar Haddad so.",
      [.init(range: 7..<18, text: "Client 12")])
    #expect(new.text == "I told Client 12 so.")
    func part(_ range: Range<Int>) -> String {
      String(decoding: Array(new.text.utf8)[new.range(range)], as: UTF8.self)
    }
    #expect(part(0..<6) == "I told")
    #expect(part(7..<18) == "Client 12")
    #expect(part(12..<21) == "Client 12 so")
    #expect(part(2..<9) == "told Client 12")
    #expect(part(19..<22) == "so.")
    #expect(part(0..<22) == new.text)
  }

  @Test(arguments: [
    ("Write to dana.ruiz@example.org.", "Write to [e-mail]."),
    ("Call +49 170 1234567 or 0170/1234567!", "Call [phone] or [phone]!"),
    ("On 2026-03-02 at 10:30 we had 1,000 in 12 teams.", nil),
    ("Version 1.2.3, page 2026", nil), ("@ home, a@b", nil),
    ("555 010 9999 today", "[phone] today"),
  ])
  func `addresses and numbers are found, dates and counts are not`(text: String, new: String?) {
    #expect(Rewriting(text, ContactFinder.replacements(in: text)).text == new ?? text)
  }
}
