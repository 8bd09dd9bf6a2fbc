import Foundation
import Testing

@Suite struct MergeTests {
  @Test func `parts in any cut and order give the database of ingest`() throws {
    try BuiltCommand.withFolder { command in
      try writeArchive(command)
      #expect(try command.run(["ingest", "in", "--db", "a.sqlite"]).status == 1)
      let inputs = try command.run(["inputs", "in"])
      #expect(inputs.status == 0, "\(inputs.messages)")
      let lines = inputs.output.split(separator: "\n").map(String.init)
      #expect(lines.count == 8)
      for (name, cut) in [("p0", lines[5...]), ("p1", lines[..<2]), ("p2", lines[2..<5])] {
        try work(command, Array(cut), part: name)
      }
      try command.write(inputs.output, to: "inputs.ndjson")
      let merged = try command.run(
        ["merge", "p0", "p1", "p2", "--db", "b.sqlite", "--inputs", "inputs.ndjson"])
      #expect(merged.status == 1, "one file is no transcript: \(merged.messages)")
      #expect(merged.output.hasPrefix("7 stored, 0 unchanged, 1 refused; no input is missing"))
      #expect(try export(command, "a.sqlite") == export(command, "b.sqlite"))
      #expect(try export(command, "b.sqlite").contains("\"kind\":\"challenge\""))
      let again = try command.run(["ingest", "in", "--db", "b.sqlite"])
      #expect(again.output.hasPrefix("0 stored, 7 unchanged, 1 refused"), "\(again.output)")
    }
  }

  @Test func `an empty list of inputs proves nothing, and the closing line says so`() throws {
    try BuiltCommand.withFolder { command in
      try work(command, WorkerTests.lines(1), part: "part")
      let merged = try command.run(["merge", "part", "--inputs", "/dev/null"])
      #expect(merged.output.contains("0 refused; --inputs lists no input in"), "\(merged.output)")
    }
  }

  @Test func `merging twice changes nothing`() throws {
    try BuiltCommand.withFolder { command in
      try work(command, WorkerTests.lines(3), part: "part")
      #expect(try command.run(["merge", "part"]).output.hasPrefix("3 stored, 0 unchanged"))
      let once = try export(command, "balance.sqlite")
      let twice = try command.run(["merge", "part", "part"])
      #expect(twice.output.hasPrefix("0 stored, 6 unchanged, 0 refused in"), "\(twice.output)")
      #expect(try export(command, "balance.sqlite") == once)
    }
  }

  @Test func `standard input may hold the output of several workers`() throws {
    try BuiltCommand.withFolder { command in
      for (name, lines) in [("a", WorkerTests.lines(1)), ("b", [WorkerTests.line(7)])] {
        try work(command, lines, part: name)
      }
      let run = try command.run(["merge"], input: try command.read("a") + command.read("b"))
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output.hasPrefix("2 stored"))
    }
  }

  /// What may happen to a part on its way.
  enum Damage: String, CaseIterable {
    case noEnd = "incomplete-part"
    case lineLost = "counted"
    case halfLine = "truncated"
    case otherVersion = "record-version"
    case laterAnalyzer = "later"
    case otherContent = "duplicate-id"
    case fieldChanged = "bad-record"
    case noRecord = "not-an-object"

    var code: String {
      switch self {
      case .lineLost: Damage.noEnd.rawValue
      case .laterAnalyzer: Damage.otherVersion.rawValue
      default: rawValue
      }
    }

    func done(to part: String) -> String {
      let lines = part.split(separator: "\n").map(String.init)
      switch self {
      case .noEnd: return lines.dropLast().joined(separator: "\n") + "\n"
      case .lineLost: return lines.dropFirst().joined(separator: "\n") + "\n"
      case .halfLine: return String(part.dropLast(5))
      case .otherVersion: return part.replacing("{\"v\":1,", with: "{\"v\":2,")
      case .laterAnalyzer:
        return part.replacing("\"analyzer\":\"0.", with: "\"analyzer\":\"7.")
      case .otherContent: return part.replacing("\"id\":\"s1\"", with: "\"id\":\"s0\"")
      case .fieldChanged: return part.replacing("\"rung\":", with: "\"rung\":9")
      case .noRecord: return "not a record\n" + part
      }
    }
  }

  @Test(arguments: Damage.allCases)
  func `a part that is not whole or not sound is refused, and the others are merged`(
    damage: Damage
  ) throws {
    try BuiltCommand.withFolder { command in
      try work(command, WorkerTests.lines(2), part: "whole")
      let part = try command.read("whole")
      try command.write(damage.done(to: part), to: "damaged")
      try work(command, [WorkerTests.line(5)], part: "other")
      let run = try command.run(["merge", "damaged", "other"])
      #expect(run.status == 65)
      #expect(run.messages.hasPrefix("damaged:") && run.messages.contains("error[\(damage.code)]"))
      #expect(run.output.hasPrefix("1 stored, 0 unchanged, 0 refused; 1 part refused"))
      #expect(try command.run(["merge", "whole"]).output.hasPrefix("2 stored"))
    }
  }

  @Test func `one id with two contents in two parts is refused`() throws {
    try BuiltCommand.withFolder { command in
      try work(command, [WorkerTests.line(0)], part: "first")
      try work(
        command, [WorkerTests.line(1).replacing("\"id\":\"s1\"", with: "\"id\":\"s0\"")],
        part: "second")
      let run = try command.run(["merge", "first", "second"])
      #expect(run.status == 65)
      #expect(run.messages.contains("second:1: error[duplicate-id]"), "\(run.messages)")
      #expect(run.output.hasPrefix("1 stored, 0 unchanged, 0 refused; 1 part refused"))
    }
  }

  @Test func `parts that cannot be read are named, and the others are merged`() throws {
    try BuiltCommand.withFolder { command in
      try work(command, [WorkerTests.line(0)], part: "parts/a")
      try command.write("", to: "parts/b/keep")
      try work(command, [WorkerTests.line(1)], part: "parts/c")
      try FileManager.default.createDirectory(
        at: command.folder.appendingPathComponent("empty"), withIntermediateDirectories: false)
      let run = try command.run(["merge", "absent", "empty", "parts"])
      #expect(run.status == 66)
      #expect(run.output.hasPrefix("2 stored, 0 unchanged, 0 refused; 3 parts not read"))
      for line in [
        "absent: error[unreadable]", "empty: error[no-parts]", "parts/b: error[not-a-file]",
      ] {
        #expect(run.messages.contains(line), "\(run.messages)")
      }
    }
  }

  @Test func `an input that failed once and passed once is stored, in whatever order`() throws {
    try BuiltCommand.withFolder { command in
      try work(command, [#"{"id":"s0","source":"absent.vtt"}"#], part: "failed")
      try work(command, [WorkerTests.line(0)], part: "passed")
      for (name, parts) in [
        ("a.sqlite", ["failed", "passed"]), ("b.sqlite", ["passed", "failed"]),
      ] {
        let run = try command.run(["merge", "--db", name] + parts)
        #expect(run.messages.contains("s0: error[not-found]"))
        let check = try command.run(["check", "--db", name])
        #expect(check.output.hasPrefix("1 session, 0 refused inputs"), "\(parts)")
      }
    }
  }

  @Test func `inputs that no part answers are named`() throws {
    try BuiltCommand.withFolder { command in
      let lines = WorkerTests.lines(3) + ["no record"]
      try command.write(lines.joined(separator: "\n") + "\n", to: "inputs.ndjson")
      try work(command, [lines[0], lines[3]], part: "part")
      let run = try command.run(["merge", "part", "--inputs", "inputs.ndjson"])
      #expect(run.status == 1)
      #expect(run.output.contains("2 inputs missing"), "\(run.output)")
      #expect(run.messages.contains("s1: error[missing]"))
      #expect(!run.messages.contains("s0: error[missing]"))
    }
  }

  @Test func `a session whose speakers a person corrected stays corrected`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.webVTT(turns: 10, seed: 0), to: "s0.vtt")
      #expect(try command.run(["s0.vtt"]).status == 0)
      let rename = ["correct", "--session", "s0.vtt", "--speaker", "Dana Ruiz", "--rename", "Dee"]
      #expect(try command.run(rename).status == 0)
      #expect(try command.run(["s0.vtt"]).output.hasPrefix("1 stored"))
      try work(command, [WorkerTests.line(0)], part: "part")
      let run = try command.run(["merge", "part"])
      #expect(run.output.contains("0 stored, 0 unchanged, 0 refused, 1 kept"), "\(run.output)")
      #expect(try export(command, "balance.sqlite").contains("\"speaker\":\"Dee\""))
    }
  }

  /// Two pairs with several sessions each, one of them in one folder per person.
  private func writeArchive(_ command: BuiltCommand) throws {
    for (day, seed) in [(2, 1), (16, 2), (30, 3)] {
      let date = "2026-03-\(day < 10 ? "0" : "")\(day)"
      try command.write(
        Talk.webVTT(turns: 30, seed: seed), to: "in/Spring/Dana Ruiz/Omar Haddad/\(date).vtt")
      try command.write(Talk.webVTT(turns: 24, seed: seed + 10), to: "in/other/\(seed).vtt")
    }
    try command.write(Talk.labelled, to: "in/2026-04-01 Dana Ruiz - Ines Moll.txt")
    try command.write("Dear all, nothing to see here.\n", to: "in/letter.txt")
    try command.write(
      "path,program,coach,client,date,coach_aliases\n"
        + "other/1.vtt,Autumn,D. R.,Omar Haddad,2026-01-01,Dana Ruiz|Dee\n"
        + "other/2.vtt,Autumn,D. R.,Omar Haddad,2026-01-08,Dana Ruiz\n",
      to: "in/sessions.csv")
  }

  private func work(_ command: BuiltCommand, _ lines: [String], part: String) throws {
    let run = try command.run(["worker"], input: lines.joined(separator: "\n") + "\n")
    #expect(run.status == 0, "\(run.messages)")
    try command.write(run.output, to: part)
  }

  private func export(_ command: BuiltCommand, _ database: String) throws -> String {
    let run = try command.run(["export", "--db", database, "--out", "out-\(database)"])
    #expect(run.status == 0, "\(run.messages)")
    return try run.output.split(separator: "\n").map { try command.read(String($0)) }
      .joined(separator: "\u{1}")
  }
}
