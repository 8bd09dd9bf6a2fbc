import Coaching
import Foundation
import Testing
import TranscriptModel

@testable import Reports

private let key = PseudonymKey(Array("a secret of sixteen bytes".utf8))

/// Every policy that hides names.
private func hiding() throws -> [NamePolicy] {
  [
    NamePolicy(.codes), NamePolicy(.initials), NamePolicy(pseudonyms: try #require(key)),
    NamePolicy(.codes, isRedacted: true),
  ]
}

@Suite struct NamePolicyTests {
  @Test func `no writer shows a name that its policy hides`() throws {
    let store = try NamedArchive.store()
    for policy in try hiding() {
      for (name, text) in try NamedArchive.writings(policy, in: store) {
        let lowercased = text.lowercased()
        for word in NamedArchive.names {
          let isShown = lowercased.firstRange(of: word) != nil && contains(lowercased, word: word)
          #expect(!isShown, "\(policy.style.rawValue), \(name): \(word)")
        }
        #expect(!lowercased.contains("example.org"), "\(name)")
      }
    }
  }

  /// Whether the word stands in the text by itself.
  private func contains(_ text: String, word: String) -> Bool {
    text.ranges(of: word).contains { range in
      let before = text[..<range.lowerBound].last?.isLetter ?? false
      let after = text[range.upperBound...].first?.isLetter ?? false
      return !before && !after
    }
  }

  @Test func `no writer shows a spoken word where they are left out`() throws {
    let store = try NamedArchive.store()
    for policy in [NamePolicy(.full, isRedacted: true), NamePolicy(.codes, isRedacted: true)] {
      for (name, text) in try NamedArchive.writings(policy, in: store) {
        #expect(!text.contains(NamedArchive.canary), "\(name)")
      }
    }
  }

  @Test func `with names and words as they are, the same writers show them`() throws {
    let writings = try NamedArchive.writings(.full, in: try NamedArchive.store())
    let shown = writings.filter { $0.text.contains("Omar Haddad") }.map(\.name)
    #expect(shown.contains("prep as html") && shown.contains("items as csv"))
    let spoken = Set(writings.filter { $0.text.contains(NamedArchive.canary) }.map(\.name))
    #expect(spoken.isSuperset(of: ["session 1 as html", "ledger as json", "items as ndjson"]))
  }

  @Test func `reports of coaches and programs, and the overview, show no spoken word`() throws {
    for (name, text) in try NamedArchive.writings(.full, in: try NamedArchive.store()) {
      guard ["overview", "coach", "program"].contains(where: name.hasPrefix) else { continue }
      #expect(!text.contains(NamedArchive.canary), "\(name)")
    }
  }

  @Test func `figures stay as they are under every policy`() throws {
    let store = try NamedArchive.store()
    let id = sessionID(ofContent: Made.hash(1))
    let plain = try #require(try ReportReader(store).session(id))
    for policy in try hiding() {
      let hidden = try #require(try ReportReader(store, names: policy).session(id))
      #expect(hidden.words == plain.words && hidden.grid == plain.grid)
      #expect(hidden.participants.map(\.metrics) == plain.participants.map(\.metrics))
      #expect(hidden.moments.map(\.turn) == plain.moments.map(\.turn))
      #expect(hidden.transcript.map(\.mode) == plain.transcript.map(\.mode))
    }
  }

  @Test func `codes stay with people when others come and go`() throws {
    let store = try NamedArchive.store()
    let before = try codes(in: store)
    #expect(Set(before.values) == ["Coach 1", "Client 1", "Client 2", "Person 1"])
    var made = Made()
    (made.coach, made.client) = ("Aada Niemi", "Bo Lindqvist")
    try store.save([made.file("a.vtt", content: 0)], at: moment)
    let after = try codes(in: store)
    for (name, code) in before { #expect(after[name] == code) }
    #expect(after["Aada Niemi"] == "Coach 2" && after["Bo Lindqvist"] == "Client 3")
    try Erasure(of: "Bo Lindqvist", in: store).run(by: "me", at: moment)
    made.client = "Ane Lie"
    try store.save([made.file("b.vtt", content: 99)], at: moment)
    #expect(try codes(in: store)["Ane Lie"] == "Client 4", "a number is given once")
  }

  @Test func `codes say nothing about names or the order of files`() throws {
    let one = try Store()
    let other = try Store()
    for file in NamedArchive.files { try one.save([file], at: moment) }
    for file in NamedArchive.files.reversed() { try other.save([file], at: moment) }
    #expect(try codes(in: one) == codes(in: other))
    // Contents decide: the first content is of Omar, whose name comes after that of Lea.
    #expect(try codes(in: one)["Omar Haddad"] == "Client 1")
  }

  private func codes(in store: Store) throws -> [String: String] {
    let naming = try Naming(NamePolicy(.codes), in: store)
    let names = [
      "Dana Ruiz", "Omar Haddad", "Lea Brandt", "Tomas Vega", "Aada Niemi", "Bo Lindqvist",
      "Ane Lie",
    ]
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, naming.person($0)) }.filter { $0.1 != "[name]" })
  }

  @Test func `initials that several people share bear a number`() {
    let people = ["Dana Ruiz", "Dov Rosen", "Omar Haddad"].enumerated().map { index, name in
      KnownPerson(name: name, spellings: [name], kind: .person, number: index + 1)
    }
    let naming = Naming(NamePolicy(.initials), people: people)
    #expect(people.map { naming.person($0.name) } == ["D.R.", "D.R. 2", "O.H."])
    #expect(naming.person("Speaker 2") == "Speaker 2")
    #expect(naming.person("Somebody Else") == "[name]")
  }

  @Test func `a word that two people bear means the one who is there`() {
    let people = ["Omar Haddad", "Omar Aziz"].enumerated().map { index, name in
      KnownPerson(name: name, spellings: [name], kind: .client, number: index + 1)
    }
    let naming = Naming(NamePolicy(.codes), people: people)
    #expect(naming.words("Omar?", turn: 1, near: ["Omar Aziz"]) == "Client 2?")
    #expect(naming.words("Omar?", turn: 1) == "[name]?")
    #expect(naming.words("Omar Haddad?", turn: 1, near: ["Omar Aziz"]) == "Client 1?")
  }

  @Test func `pseudonyms are those of the key, however a name is written`() throws {
    let key = try #require(key)
    let other = try #require(PseudonymKey(Array("another secret, as long".utf8)))
    let name = key.pseudonym(of: "Dana Ruiz")
    #expect(name.hasPrefix("P-") && name.count == 12)
    #expect(name == key.pseudonym(of: "RUIZ,  dana"))
    #expect(name == key.pseudonym(of: name))
    #expect(name != other.pseudonym(of: "Dana Ruiz"))
    #expect(name != key.pseudonym(of: "Omar Haddad"))
    #expect(PseudonymKey(Array("sixteen byte\n\n\n\n\n".utf8)) == nil)
    #expect(PseudonymKey(Array("a secret of sixteen bytes\r\n".utf8)) == key)
  }

  @Test(arguments: [
    ("Dana/Omar/2026-03-02.vtt", "0123.vtt"), ("notes", "0123"), (".vtt", "0123"),
    ("a.Omar Haddad", "0123"), ("x.d9", "0123"),
  ])
  func `a file's name gives way to the session's, and keeps its ending`(file: String, new: String) {
    #expect(Naming(NamePolicy(.codes), people: []).file(file, session: "0123") == new)
    #expect(Naming.full.file(file, session: "0123") == file)
  }

  @Test func `pairs are found by what stands for their names, and stand in its order`() throws {
    let store = try NamedArchive.store()
    let reader = try ReportReader(store, names: NamePolicy(.codes))
    #expect(try reader.pairs(named: "Client 2").map(\.client) == ["Lea Brandt"])
    #expect(try reader.pairs(named: "omar haddad").map(\.client) == ["Omar Haddad"])
    #expect(try reader.pairs(like: "Clint 2").first == "leadership/Coach 1/Client 2")
    #expect(try reader.overview().pairs.map(\.engagement.client) == ["Client 1", "Client 2"])
    #expect(try reader.coach("Coach 1")?.pairs.count == 2)
  }
}
