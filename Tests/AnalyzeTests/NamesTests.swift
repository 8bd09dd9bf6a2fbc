import Foundation
import Testing
import TranscriptTestSupport

@Suite struct NamesTests {
  private static let secret = "a secret of more than sixteen bytes\n"

  /// The words of the names of the samples' people.
  private static let names = [
    "Beatrix", "Bea", "Halloran", "Sunil", "Verhoeven", "Rolf", "Castellane", "rcastellane", "Aino",
    "Brackenridge", "abrackenridge",
  ]

  /// The names that a text shows.
  private func names(in text: String) -> [String] {
    let words = Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
    return Self.names.filter { words.contains(Substring($0.lowercased())) }
  }

  private func withSamples(_ body: (BuiltCommand) throws -> Void) throws {
    try BuiltCommand.withFolder { command in
      let samples = Folders.project.appendingPathComponent("samples").path
      try command.write(Self.secret, to: "names.key")
      #expect(try command.run([samples]).status == 0)
      try body(command)
    }
  }

  /// Every report of the samples, in every form.
  private static let reports: [[String]] = [
    ["report"], ["report", "--pair", "Sunil Verhoeven"], ["report", "--coach", "Rolf Castellane"],
    ["report", "--program", "staff-track"], ["report", "--session", "2025-01-14-zoom.vtt"],
    ["report", "--session", "2025-04-17.trs"], ["prep", "--pair", "Aino Brackenridge"],
    ["ledger", "--pair", "Sunil Verhoeven"],
  ]

  @Test(arguments: [
    (["--names", "codes"], ["terminal", "json", "csv", "markdown", "html"]),
    (["--names", "initials", "--redact"], ["html"]),
    (["--names", "pseudonyms", "--key-file", "names.key"], ["json"]),
  ])
  func `no command shows a name that is hidden`(options: [String], formats: [String]) throws {
    try withSamples { command in
      for report in Self.reports {
        for format in formats {
          let run = try command.run(report + options + ["--format", format])
          #expect(run.status == 0, "\(run.messages)")
          #expect(names(in: run.output) == [], "\(report) \(format)")
        }
      }
      for format in ["ndjson", "csv"] {
        let run = try command.run(["export", "--out", format, "--format", format] + options)
        #expect(run.status == 0, "\(run.messages)")
        for kind in ["sessions", "turns", "stretches", "items", "links", "bridges", "flags"] {
          #expect(names(in: try command.read("\(format)/\(kind).\(format)")) == [], "\(kind)")
        }
      }
    }
  }

  @Test func `with names, the same reports show them`() throws {
    try withSamples { command in
      for report in Self.reports where !report.contains("--program") {
        let run = try command.run(report)
        #expect(!names(in: run.output).isEmpty, "\(report)")
      }
    }
  }

  @Test(arguments: [
    (["report", "--names", "pseudonyms"], 64, "--key-file FILE. To make one"),
    (["report", "--names", "pseudonyms", "--key-file", "none"], 66, "no such file"),
    (["report", "--names", "pseudonyms", "--key-file", "short.key"], 64, "error[bad-key]"),
    (["report", "--names", "pseudonyms", "--key-file", "short.key"], 64, "To make one: (umask"),
    (["ingest", "x.vtt", "--pseudonyms"], 64, "--key-file FILE"),
    (["ingest", "x.vtt", "--key-file", "names.key"], 64, "goes with --pseudonyms"),
    (["report", "--names", "nobody"], 64, "nobody"),
  ])
  func `a key that is missing is told with the way to one`(
    arguments: [String], status: Int32, message: String
  ) throws {
    try withSamples { command in
      try command.write("short\n", to: "short.key")
      let run = try command.run(arguments)
      #expect(run.status == status)
      #expect(run.output.isEmpty)
      #expect(run.messages.contains(message), "\(run.messages)")
    }
  }

  @Test func `what is ingested under pseudonyms holds no name, and the same figures`() throws {
    try withSamples { command in
      let samples = Folders.project.appendingPathComponent("samples").path
      let hidden = ["--pseudonyms", "--key-file", "names.key", "--db", "hidden.sqlite"]
      let first = try command.run([samples] + hidden)
      #expect(first.status == 0, "\(first.messages)")
      #expect(first.output.hasPrefix("10 stored"))
      #expect(try command.run([samples] + hidden).output.hasPrefix("0 stored, 10 unchanged"))
      var bytes: [UInt8] = []
      for name in ["hidden.sqlite", "hidden.sqlite-wal"] {
        let file = command.folder.appendingPathComponent(name)
        bytes += (try? Data(contentsOf: file)) ?? Data()
      }
      let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
      #expect(names(in: text) == [])
      let policy = ["--names", "pseudonyms", "--key-file", "names.key"]
      #expect(try command.run(["export", "--out", "named"] + policy).status == 0)
      #expect(
        try command.run(["export", "--out", "hidden", "--db", "hidden.sqlite"]).status == 0)
      for kind in ["turns", "stretches"] {
        let named = try command.read("named/\(kind).ndjson").split(separator: "\n").sorted()
        let own = try command.read("hidden/\(kind).ndjson").split(separator: "\n").sorted()
        let isSame = named == own
        #expect(isSame, "\(kind)")
      }
      let plain = try command.run([samples, "--db", "hidden.sqlite"])
      #expect(plain.status == 74)
      #expect(plain.messages.contains("error[database-other-names]"))
      let forget = ["forget", "--person", "Sunil Verhoeven", "--db", "hidden.sqlite"]
      let keyless = try command.run(forget)
      #expect(keyless.status == 74, "it holds them, under names that only the key tells")
      #expect(keyless.messages.contains("error[database-other-names]"))
      #expect(
        try command.run(forget + ["--key-file", "names.key"]).output.contains("5 sessions forg"))
    }
  }
}
