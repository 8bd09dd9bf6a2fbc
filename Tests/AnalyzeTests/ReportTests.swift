import Foundation
import Testing
import TranscriptTestSupport

@Suite struct ReportTests {
  /// Runs `body` over a database of the project's samples.
  private func withSamples(_ body: (BuiltCommand) throws -> Void) throws {
    try BuiltCommand.withFolder { command in
      let samples = Folders.project.appendingPathComponent("samples").path
      let run = try command.run([samples])
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output.hasPrefix("10 stored, 0 unchanged, 0 refused"))
      try body(command)
    }
  }

  @Test func `the overview shows each pair, and a pair shows its sessions over time`() throws {
    try withSamples { command in
      let overview = try command.run(["report"])
      #expect(overview.status == 0)
      #expect(overview.output.contains("2 pairs, 10 sessions"))
      let pair = try command.run(["report", "--pair", "aino brackenridge"])
      #expect(pair.status == 0)
      #expect(pair.output.contains("Rolf Castellane and Aino Brackenridge"))
      #expect(pair.output.contains("too few sessions"))
      for line in (overview.output + pair.output).split(separator: "\n") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test func `a session shows its balance, and its id leads to it`() throws {
    try withSamples { command in
      let report = try command.run([
        "report", "--session", "samples/halloran-verhoeven/2025-01-14-zoom.vtt",
      ])
      #expect(report.status == 0, "\(report.messages)")
      #expect(report.output.contains("What the coach does"))
      #expect(!report.output.contains("\u{1B}"), "no colour outside a terminal")
      let id = try #require(report.output.firstMatch(of: #/id\s+([0-9a-f]{16})/#)?.output.1)
      let again = try command.run(["report", "--session", String(id)])
      #expect(again.output == report.output)
    }
  }

  @Test(arguments: [
    ["--session", "nobody.vtt"], ["--pair", "nobody"], ["--coach", "nobody"],
    ["--program", "nobody"],
  ])
  func `what is not there is named`(scope: [String]) throws {
    try withSamples { command in
      let run = try command.run(["report"] + scope)
      #expect(run.status == 66)
      #expect(run.output.isEmpty)
      #expect(run.messages.contains("nobody"))
    }
  }

  @Test func `a program of fewer than five pairs shows no figures, and no word`() throws {
    try withSamples { command in
      let run = try command.run(["report", "--program", "staff-track", "--format", "json"])
      #expect(run.status == 0)
      #expect(run.output.contains("too_few_pairs"))
      #expect(!run.output.contains("quote"))
    }
  }

  @Test(arguments: ["json", "csv", "markdown"])
  func `a report comes in other forms, and into a file`(form: String) throws {
    try withSamples { command in
      let run = try command.run(
        ["report", "--pair", "Sunil Verhoeven", "--format", form, "--out", "report.txt"])
      #expect(run.status == 0)
      #expect(run.output.isEmpty)
      let text = try command.read("report.txt")
      #expect(text.contains("2025-01-14"))
      if form == "json" {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
      }
    }
  }

  @Test func `a report that cannot be written says so`() throws {
    try withSamples { command in
      let run = try command.run(["report", "--out", "/dev/full"])
      #expect(run.status == 74)
      #expect(run.messages.hasPrefix("/dev/full: error[cannot-write]: cannot be written ("))
      #expect(
        run.messages.hasSuffix("); check its permissions and the disk, or choose another path\n"))
      let lost = try command.run(["report", "--out", "no-such-folder/report.txt"])
      #expect(lost.status == 74)
      #expect(lost.messages.hasSuffix("; make its folder, or choose another path\n"))
    }
  }

  @Test(arguments: [
    ("C", false), ("de_DE.ISO-8859-1", false), ("C.UTF-8", true), ("en_US.utf8", true), ("", true),
  ])
  func `signs follow the locale, and the width follows COLUMNS`(
    locale: String, isUnicode: Bool
  ) throws {
    try withSamples { command in
      for arguments in [["report"], ["report", "--pair", "Sunil Verhoeven"]] {
        let run = try command.run(
          arguments,
          environment: ["LC_ALL": locale, "LC_CTYPE": "", "LANG": "", "COLUMNS": "60"])
        #expect(run.status == 0)
        #expect(run.output.contains("█") == isUnicode)
        if !isUnicode, arguments.count == 1 {
          #expect(run.output.utf8.allSatisfy { $0 < 0x80 }, "names of the samples are ASCII")
        }
        for line in run.output.split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
      }
    }
  }

  @Test func `what an ingest did comes as data too`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/a.txt")
      try command.write("no transcript", to: "in/b.bin")
      let run = try command.run(["in", "--json"])
      let data = Data(run.output.utf8)
      let object = try #require(
        try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(object["stored"] as? Int == 1)
      #expect(object["refused"] as? Int == 1)
      #expect((object["analysis_changes"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `without a database there is nothing to report`() throws {
    try BuiltCommand.withFolder { command in
      let run = try command.run(["report"])
      #expect(run.status == 74)
      #expect(run.messages.contains("error[database-cannot-open]"))
      #expect(
        !FileManager.default.fileExists(
          atPath: command.folder.appendingPathComponent("balance.sqlite").path))
    }
  }
}
