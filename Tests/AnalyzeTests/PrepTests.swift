import Foundation
import Reports
import Testing
import TranscriptTestSupport

@Suite struct PrepTests {
  private func withSamples(_ body: (BuiltCommand) throws -> Void) throws {
    try BuiltCommand.withFolder { command in
      let samples = Folders.project.appendingPathComponent("samples").path
      let run = try command.run([samples])
      #expect(run.status == 0, "\(run.messages)")
      try body(command)
    }
  }

  @Test(arguments: ["prep", "ledger"])
  func `a pair has its page in every form`(name: String) throws {
    try withSamples { command in
      let page = try command.run([name, "--pair", "Sunil Verhoeven"])
      #expect(page.status == 0, "\(page.messages)")
      #expect(page.output.contains("Sunil Verhoeven"))
      for line in page.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      for form in ["json", "markdown", "html", "csv"] {
        let run = try command.run([name, "--pair", "Sunil Verhoeven", "--format", form])
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
        if form == "json" {
          #expect(throws: Never.self) {
            try JSONSerialization.jsonObject(with: Data(run.output.utf8))
          }
        }
      }
    }
  }

  @Test(arguments: ["prep", "ledger", "report"])
  func `a pair that is not there is told with those that come close`(name: String) throws {
    try withSamples { command in
      let run = try command.run([name, "--pair", "Sunil Verhoven"])
      #expect(run.status == 66)
      #expect(run.output.isEmpty)
      #expect(run.messages.contains("there is no pair 'Sunil Verhoven'; did you mean"))
      #expect(run.messages.contains("Sunil Verhoeven?"))
      let stranger = try command.run([name, "--pair", "xyz"])
      #expect(stranger.status == 66)
      #expect(stranger.messages.contains("`analyze report` shows what there is"))
    }
  }

  @Test func `where words are left out, a page says so and tells what can be told`() throws {
    try withSamples { command in
      let page = try command.run(["ledger", "--pair", "Sunil Verhoeven", "--redact"]).output
      let lines = page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      // Wherever the line is broken.
      #expect(lines.joined(separator: " ").contains("spoken words are left out"))
      #expect(!page.contains("“["), "what stands for words is no quote")
      #expect(lines.contains { $0.contains(#/^· Challenge: \[turn \d+, \d+ words\]$/#) })
      #expect(lines.contains { $0.contains(#/\d+ % likely/#) })
      let whole = try command.run(["ledger", "--pair", "Sunil Verhoeven"]).output
      #expect(!whole.contains("left out"))
    }
  }

  @Test func `sessions that were stored alone are compared by a command of its own`() throws {
    try BuiltCommand.withFolder { command in
      let samples = Folders.project.appendingPathComponent("samples").path
      #expect(try command.run([samples, "--without-comparing"]).status == 0)
      let database = command.folder.appendingPathComponent("balance.sqlite").path
      let store = try Store(path: database, access: .existing)
      let pairs = try store.stalePairs(in: .all)
      #expect(pairs.count > 1)
      let one = try command.run(["compare", "--pair-id", String(pairs[0].id)])
      #expect(one.status == 0)
      #expect(one.messages == "1 pair compared\n")
      let again = try command.run(["compare", "--pair-id", String(pairs[0].id)])
      #expect(again.messages == "nothing to compare: that pair is up to date\n")
      let unknown = try command.run(["compare", "--pair-id", "9999"])
      #expect(unknown.status == 0)
      #expect(unknown.messages == "nothing to compare: there is no pair 9999\n")
      let both = try command.run(["compare", "--pair-id", "9999", "--pair-id", "\(pairs[0].id)"])
      #expect(
        both.messages == "nothing to compare: there is no pair 9999, the other pair is up to date\n"
      )
      #expect(try store.stalePairs(in: .all) == Array(pairs.dropFirst()))
      #expect(try command.run(["compare"]).status == 0)
      #expect(try store.stalePairs(in: .all).isEmpty)
      let nothing = try command.run(["compare"])
      #expect(nothing.status == 0)
      #expect(nothing.output.isEmpty)
      #expect(nothing.messages == "nothing to compare: every pair is up to date\n")
    }
  }

  @Test func `the version of a model has a name of its own in the help of train`() throws {
    try BuiltCommand.withFolder { command in
      let help = try command.run(["train", "--help"]).output
      #expect(help.contains("--model-version <model-version>"))
      #expect(help.ranges(of: "\n  --version").count == 1)
      let clauses = Folders.project.appendingPathComponent("Training/moves/short-talks.tsv").path
      let both = try command.run([
        "train", clauses, "--model", "m", "--model-version", "a", "--version", "b",
      ])
      #expect(both.status == 64)
      #expect(both.messages.contains("give one of them"))
    }
  }

  @Test(arguments: ["--version", "--model-version"])
  func `a model bears the version that it is given`(option: String) throws {
    try BuiltCommand.withFolder { command in
      let clauses =
        "id\tsource\tdoc\tprev\tclause\tmove\n"
        + (0..<40).map { number in
          number.isMultiple(of: 2)
            ? "t\(number).0\ttest\td\(number % 8)\t\tWhat would you try on day \(number)?\topenQuestion"
            : "t\(number).0\ttest\td\(number % 8)\t\tYou should write down day \(number).\tadvice"
        }.joined(separator: "\n") + "\n"
      try clauses.write(
        to: command.folder.appendingPathComponent("c.tsv"), atomically: true, encoding: .utf8)
      let run = try command.run(["train", "c.tsv", "--model", "m.model", option, "ours.2"])
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output.hasPrefix("ours.2: 40 clauses learnt"))
    }
  }

  @Test(arguments: [
    (
      ".built/x86_64/release",
      "swift build --product analyze-dashboard --configuration release --scratch-path .built"
    ),
    (".build/x86_64/debug", "swift build --product analyze-dashboard"),
    (".build-release/x86_64/release", "`make serve` builds it there"),
    (
      "bin",
      "`make serve` builds it in .build-release/release of the project; copy "
        + "analyze-dashboard and analyze_Dashboard.resources from there"
    ),
  ])
  func `a web app that is not built is told with the command that builds it there`(
    place: String, command remedy: String
  ) throws {
    try BuiltCommand.withFolder { command in
      let folder = command.folder.appendingPathComponent(place)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let program = folder.appendingPathComponent("analyze")
      try FileManager.default.copyItem(at: BuiltProgram.analyze, to: program)
      let run = try command.run(["serve"], program: program)
      #expect(run.status == 69)
      #expect(run.messages.contains("\(place)/analyze-dashboard"))
      #expect(run.messages.contains(remedy), "\(run.messages)")
    }
  }

  @Test func `a pair whose run was killed is caught up with by its reader`() throws {
    try withSamples { command in
      let expected = try command.run(["ledger", "--pair", "Sunil Verhoeven"]).output
      #expect(expected.contains("Challenges"))
      let export = try command.run(["export", "--out", "whole"])
      #expect(export.status == 0)
      let mark = Process()
      mark.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      mark.arguments = [
        "sqlite3", command.folder.appendingPathComponent("balance.sqlite").path,
        """
        PRAGMA foreign_keys = ON; DELETE FROM items; DELETE FROM links; DELETE FROM flags;
        UPDATE engagements SET revision = revision + 1;
        """,
      ]
      try mark.run()
      mark.waitUntilExit()
      guard mark.terminationStatus == 0 else {
        return print("skipped: there is no sqlite3 to mark a pair with")
      }
      #expect(try command.run(["ledger", "--pair", "Sunil Verhoeven"]).output == expected)
      #expect(try command.run(["export", "--out", "again"]).status == 0)
      for kind in ["sessions", "items", "links", "bridges", "progress", "flags"] {
        #expect(
          try command.read("whole/\(kind).ndjson") == command.read("again/\(kind).ndjson"))
      }
    }
  }
}
