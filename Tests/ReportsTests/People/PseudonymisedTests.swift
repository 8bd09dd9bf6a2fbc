import Coaching
import Foundation
import GRDB
import TalkRatio
import Testing
import TranscriptModel

@testable import Reports

@Suite struct PseudonymisedTests {
  private func key(_ text: String = "a secret of sixteen bytes") throws -> PseudonymKey {
    try #require(PseudonymKey(Array(text.utf8)))
  }

  @Test func `a file that is stored under pseudonyms holds no name, and the same figures`() throws {
    let key = try key()
    let own = Pseudonymiser(key: key)
    for file in NamedArchive.files.prefix(2) {
      let hidden = own.pseudonymised(file)
      // Those who do not speak in the session are not known by name.
      let absent: Set<String> =
        file.analysis.identity.client == "Omar Haddad" ? ["lea", "brandt"] : ["omar", "haddad"]
      let text = "\(hidden)".lowercased()
      for name in Set(NamedArchive.names).subtracting(absent) {
        #expect(text.firstMatch(of: try Regex("\\b\(name)\\b")) == nil, "\(name)")
      }
      #expect(hidden.contentHash == file.contentHash)
      #expect(hidden.analysis.metrics == file.analysis.metrics)
      #expect(hidden.analysis.roles == file.analysis.roles)
      #expect(hidden.analysis.words == file.analysis.words)
      #expect(hidden.analysis.identity.coach == key.pseudonym(of: "Dana Ruiz"))
      #expect(hidden.analysis.transcript.speakers[0].name == key.pseudonym(of: "Dana Ruiz"))
      #expect(hidden.analysis.turns.map(\.words) == file.analysis.turns.map(\.words))
      #expect(hidden == own.pseudonymised(hidden), "what is a pseudonym stays")
      let all = Pseudonymiser(key: key, people: [["Omar Haddad"], ["Lea Brandt"]])
      let spoken = "\(all.pseudonymised(file))".lowercased()
      for name in absent {
        #expect(spoken.firstMatch(of: try Regex("\\b\(name)\\b")) == nil, "\(name)")
      }
    }
  }

  @Test func `evidence keeps pointing at its words`() throws {
    var made = Made()
    made.lines = ["coach coaching out Omar Haddad, what matters to you?", "client - none Hm."]
    var file = made.file("a.vtt", content: 1)
    file.analysis.annotations[0].evidence[0].range = 13..<25
    let hidden = Pseudonymiser(key: try key()).pseudonymised(file).analysis
    let bytes = Array(hidden.turns[0].text.utf8)[hidden.annotations[0].evidence[0].range]
    #expect(String(decoding: bytes, as: UTF8.self) == "what matters")
  }

  @Test func `names and pseudonyms, and two keys, do not meet in one database`() throws {
    let store = try Store()
    try store.accept(try key())
    try store.accept(try key())
    #expect(try store.holdsPseudonyms())
    for wrong in [nil, try key("another secret, as long")] {
      let error = #expect(throws: StoreError.self) { try store.accept(wrong) }
      #expect(error?.code == .otherNames)
    }
    let named = try NamedArchive.store()
    try named.accept(nil)
    #expect(throws: StoreError.self) { try named.accept(try key()) }
    #expect(try !named.holdsPseudonyms())
  }

  @Test func `a person is forgotten by name where the key is given`() throws {
    let key = try key()
    let store = try Store()
    try store.accept(key)
    let all = Pseudonymiser(key: key, people: [["Omar Haddad"], ["Lea Brandt"]])
    try store.save(NamedArchive.files.map(all.pseudonymised), at: moment)
    let error = #expect(throws: StoreError.self) {
      try store.save(NamedArchive.files, at: moment)
    }
    #expect(error?.code == .otherNames)
    #expect(try Erasure(of: "Omar Haddad", in: store).plan().isEmpty)
    let erasure = Erasure(of: "Omar Haddad", pseudonymsBy: key, in: store)
    #expect(try erasure.run(by: "me", at: moment).sessions.count == 3)
    let left = try store.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sessions WHERE client = ?",
        arguments: [key.pseudonym(of: "Omar Haddad")])
    }
    #expect(left == 0)
  }
}
