import Coaching
import Testing
import TranscriptModel

@testable import Reports

/// Which names a database holds, by which it is known whether what stands for them is known still.
@Suite struct NameTracesTests {
  /// What may become of a database.
  enum Change: CaseIterable {
    case session, client, label, author, given, forgotten
  }

  @Test(arguments: Change.allCases, [NamePolicy.Style.codes, .initials])
  func `a reader that takes over what it can names everybody as a new one does`(
    change: Change, style: NamePolicy.Style
  ) throws {
    let store = try NamedArchive.store()
    let policy = NamePolicy(style)
    let former = try ReportReader(store, names: policy, after: nil)
    let traces = try NameTraces(in: store)
    try make(change, in: store)
    #expect((try NameTraces(in: store) == traces) == (change == .session))
    let reader = try ReportReader(store, names: policy, after: former)
    #expect(reader.hasAddedNames == (change == .client || change == .label))
    let anew = try ReportReader(store, names: policy)
    for name in Self.names {
      #expect(reader.shown(name) == anew.shown(name), "\(name)")
      #expect(
        reader.naming.words("So \(name) said", turn: 1)
          == anew.naming.words("So \(name) said", turn: 1))
    }
    let isNew = Self.names.contains { former.shown($0) != reader.shown($0) }
    #expect(isNew == (change != .session))
  }

  @Test func `several new people at once get the numbers that a new reader would give`() throws {
    let store = try NamedArchive.store()
    let policy = NamePolicy(.codes)
    let former = try ReportReader(store, names: policy, after: nil)
    let files = [(9, "Ines Okafor"), (8, "Zoe Adler")].map { content, client in
      var made = Made()
      made.client = client
      return made.file("\(content).vtt", content: content)
    }
    try store.save(files, at: moment)
    let reader = try ReportReader(store, names: policy, after: former)
    #expect(!reader.hasAddedNames)
    #expect(["Zoe Adler", "Ines Okafor"].map(reader.shown) == ["Client 3", "Client 4"])
  }

  @Test func `names that are added one by one stay what they are when all are read again`() throws {
    let store = try NamedArchive.store()
    let policy = NamePolicy(.initials)
    var reader = try ReportReader(store, names: policy, after: nil)
    let clients = ["Otto Heim", "Omar Hall", "Dora Rey"]
    for (number, client) in clients.enumerated() {
      var made = Made()
      made.client = client
      try store.save([made.file("\(number).vtt", content: 20 + number)], at: moment)
      reader = try ReportReader(store, names: policy, after: reader)
      #expect(reader.hasAddedNames)
    }
    let anew = try ReportReader(store, names: policy)
    for name in clients + Self.names {
      #expect(reader.shown(name) == anew.shown(name), "\(name)")
    }
    // Clients come before coaches.
    #expect((clients + ["Dana Ruiz"]).map(reader.shown) == ["O.H. 2", "O.H. 3", "D.R.", "D.R. 2"])
  }

  @Test func `another policy names people otherwise at once`() throws {
    let store = try NamedArchive.store()
    let initials = try ReportReader(store, names: NamePolicy(.initials), after: nil)
    #expect(initials.shown("Omar Haddad") == "O.H.")
    let codes = try ReportReader(store, names: NamePolicy(.codes), after: initials)
    #expect(codes.shown("Omar Haddad") == "Client 1")
    let full = try ReportReader(store, names: NamePolicy(.full), after: codes)
    #expect(full.shown("Omar Haddad") == "Omar Haddad")
  }

  private static let names = [
    "Dana Ruiz", "Omar Haddad", "Lea Brandt", "Tomas Vega", "Ines Okafor", "Omi", "Bo Lindqvist",
  ]

  private func make(_ change: Change, in store: Store) throws {
    var made = Made()
    switch change {
    case .session: try store.save([made.file("8.vtt", content: 8)], at: moment)
    case .client:
      made.client = "Ines Okafor"
      try store.save([made.file("8.vtt", content: 8)], at: moment)
    case .label:
      var file = made.file("8.vtt", content: 8)
      file.analysis.transcript.speakers[1].labels = ["Omi"]
      try store.save([file], at: moment)
    case .author: try correct(.burning, "yes", by: "Bo Lindqvist", in: store)
    case .given: try correct(.name, "Ines Okafor", by: "Dana Ruiz", in: store)
    case .forgotten: try Erasure(of: "Lea Brandt", in: store).run(by: "me", at: moment)
    }
  }

  private func correct(
    _ what: Correction.What, _ value: String, by author: String, in store: Store
  ) throws {
    let label = what == .name ? "Tomas Vega" : nil
    let correction = Correction(
      what: what, contentHash: Made.hash(1), label: label, value: value, by: author,
      moment: moment)
    _ = try store.add([correction])
  }
}
