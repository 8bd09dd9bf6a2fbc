import Foundation
import Testing
import TranscriptTestSupport

@Suite struct IngestTests {
  @Test func `files of several formats are stored, and a second run has nothing to do`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: "in/a.vtt")
      try command.write(Talk.labelled, to: "in/deep/b.txt")
      try command.write(Talk.subRip, to: "in/deep/er/c.srt")
      let first = try command.run(["in"])
      #expect(first.status == 0, "\(first.messages)")
      #expect(first.output.hasPrefix("3 stored, 0 unchanged, 0 refused"))
      let second = try command.run(["ingest", "in"])
      #expect(second.output.hasPrefix("0 stored, 3 unchanged, 0 refused"))
    }
  }

  @Test func `what manifest or path state comes before the options, and that is told`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: "in/2026-03-02 Dana - Omar.vtt")
      try command.write(Talk.labelled, to: "in/b.txt")
      let told = "1 file: manifest or path states another program, coach, client or day than the"
      #expect(try command.run(["in", "--coach", "Ida"]).messages.contains(told))
      for options in [[], ["--coach", " dana"], ["--program", "Spring"]] {
        #expect(try !command.run(["in"] + options).messages.contains("than the options"))
      }
    }
  }

  @Test func `a format that is given holds for content that is stored, too`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/a.txt")
      #expect(try command.run(["in"]).output.hasPrefix("1 stored, 0 unchanged, 0 refused"))
      let forced = ["in", "--format", "labelled"]
      #expect(try command.run(forced).output.hasPrefix("1 stored, 0 unchanged, 0 refused"))
      for arguments in [forced, ["in"]] {
        #expect(try command.run(arguments).output.hasPrefix("0 stored, 1 unchanged, 0 refused"))
      }
      #expect(
        try command.run(["in", "--format", "srt"]).output.hasPrefix("0 stored, 0 unchanged, 1"))
    }
  }

  @Test func `a file that cannot be used is named with its reason, and the rest is stored`() throws
  {
    try BuiltCommand.withFolder { command in
      try command.write("Dear all, nothing to see here.\n", to: "in/a.txt")
      try command.write(Talk.subRip, to: "in/b.srt")
      let run = try command.run(["in", "nowhere.vtt"])
      #expect(run.status == 1)
      #expect(run.output.hasPrefix("1 stored, 0 unchanged, 2 refused"))
      #expect(run.messages.contains("in/a.txt: error[not-recognized]"))
      #expect(run.messages.contains("nowhere.vtt: error[not-found]"))
      #expect(!run.messages.contains("nothing to see"), "speech is private")
    }
  }

  @Test func `changed content replaces its session, and the same content twice is one session`()
    throws
  {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: "in/a.vtt")
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: "in/copy.vtt")
      #expect(try command.run(["in"]).status == 0)
      #expect(try sessions(command).count == 1)
      try command.write(Talk.webVTT(turns: 14, seed: 2), to: "in/a.vtt")
      #expect(try command.run(["in"]).status == 0)
      #expect(try sessions(command).count == 2)
      try command.write(Talk.webVTT(turns: 14, seed: 2), to: "in/copy.vtt")
      #expect(try command.run(["in"]).status == 0)
      #expect(try sessions(command).count == 1)
    }
  }

  @Test func `a manifest says who met whom, and a refusal stops the file`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: "in/a.vtt")
      try command.write(Talk.webVTT(turns: 12, seed: 2), to: "in/b.vtt")
      try command.write(
        """
        path,program,coach,client,date,consent
        a.vtt,Spring,Omar Haddad,Dana Ruiz,2026-03-02,yes
        b.vtt,Spring,Omar Haddad,Dana Ruiz,2026-03-16,refused

        """, to: "in/sessions.csv")
      let run = try command.run(["in"])
      #expect(run.status == 1)
      #expect(run.messages.contains("b.vtt: error[consent-refused]"))
      let session = try #require(try sessions(command).first)
      #expect(session["coach"] as? String == "Omar Haddad")
      #expect(session["date"] as? String == "2026-03-02")
      let roles = Set(
        try records("turns", command).map { "\($0["speaker"] ?? "")=\($0["role"] ?? "")" })
      #expect(roles == ["Omar Haddad=coach", "Dana Ruiz=client"])
    }
  }

  @Test func `a run that states less takes nothing away`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: "in/sub/2026-03-02.vtt")
      try command.write(
        "path,coach,client\nsub/2026-03-02.vtt,Dana Ruiz,Omar Haddad\n", to: "in/sessions.csv")
      #expect(try command.run(["in"]).status == 0)
      let again = try command.run(["in/sub"])
      #expect(again.output.hasPrefix("0 stored, 1 unchanged, 0 refused"))
      #expect(try sessions(command).first?["coach"] as? String == "Dana Ruiz")
      #expect(try command.run(["in/sub", "--program", "Spring"]).output.hasPrefix("1 stored"))
      #expect(try sessions(command).first?["program"] as? String == "Spring")
      #expect(try sessions(command).first?["coach"] as? String == "Dana Ruiz")
      #expect(try command.run(["in/sub", "--coach", "Omar Haddad"]).output.hasPrefix("1 stored"))
      #expect(try sessions(command).first?["coach"] as? String == "Omar Haddad")
      try command.write("path,coach\nsub/2026-03-02.vtt,\n", to: "in/sessions.csv")
      #expect(try command.run(["in"]).output.hasPrefix("1 stored"))
      #expect(try sessions(command).first?["coach"] is NSNull)
    }
  }

  @Test(arguments: [
    "path,consent,notes\na.srt,no,x\n", "file,consent\na.srt,no\n",
    "path;consent;notes\na.srt;no;x\n", "Sessions of spring;\npath;consent\na.srt;no\n",
    "p\0a\0t\0h\0,\0c\0o\0n\0s\0e\0n\0t\0,\0x\0\n\0a\0.\0s\0r\0t\0,\0n\0o\0,\0\n\0",
  ])
  func `a manifest with a mistake in a folder is told, not passed over`(text: String) throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.subRip, to: "in/a.srt")
      try command.write(text, to: "in/sessions.csv")
      let run = try command.run(["in"])
      #expect(run.status == 64, "\(run.messages)")
      #expect(run.messages.contains("bad-manifest"))
      #expect(run.messages.contains("in/sessions.csv"))
    }
  }

  @Test func `a mistyped command makes no database`() throws {
    try BuiltCommand.withFolder { command in
      let run = try command.run(["reprot"])
      #expect(run.status == 64)
      #expect(run.messages.contains("There is no file, folder or command 'reprot'"))
      #expect(try command.run(["nowhere.vtt"]).status == 1)
      let files = try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
      #expect(!files.contains("balance.sqlite"))
    }
  }

  @Test func `an empty folder is no mistyped command`() throws {
    try BuiltCommand.withFolder { command in
      let folder = command.folder.appendingPathComponent("empty")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for name in ["empty", "empty/", folder.path] {
        let run = try command.run([name])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.hasPrefix("0 stored, 0 unchanged, 0 refused"))
      }
    }
  }

  @Test func `a folder may hold the database and an export`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.subRip, to: "a.srt")
      #expect(try command.run(["."]).status == 0)
      #expect(try command.run(["export", "--format", "csv", "--out", "."]).status == 0)
      let kinds = ["turns", "stretches", "items", "links", "bridges", "progress", "flags"]
      for kind in kinds {
        let file = command.folder.appendingPathComponent("\(kind).csv")
        try FileManager.default.removeItem(at: file)
      }
      let again = try command.run(["."])
      #expect(again.status == 0, "\(again.messages)")
      #expect(again.output.hasPrefix("0 stored, 1 unchanged, 0 refused"))
    }
  }

  @Test func `a sessions.csv that is no manifest is told as one`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.subRip, to: "in/a.srt")
      try command.write("file,coach,client\na.srt,Dana Ruiz,Omar Haddad\n", to: "in/sessions.csv")
      let run = try command.run(["in"])
      #expect(run.status == 0)
      #expect(run.messages.contains("in/sessions.csv: no manifest, since its header names"))
      #expect(!run.messages.contains("Dana"))
    }
  }

  @Test func `words of a file that is no manifest are not shown`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "talk.txt")
      let run = try command.run(["talk.txt", "--manifest", "talk.txt"])
      #expect(run.status == 64)
      #expect(run.messages.contains("talk.txt:1: error[bad-manifest]"))
      #expect(!run.messages.contains("leave with today"))
    }
  }

  @Test(arguments: [["--jobs", "0"], ["--date", "soon"], ["--format", "runes"], ["--nonsense"]])
  func `wrong options are a matter of usage`(options: [String]) throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.subRip, to: "a.srt")
      #expect(try command.run(["ingest", "a.srt"] + options).status == 64)
    }
  }

  @Test func `a file that is no database is refused and left untouched`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.subRip, to: "a.srt")
      try command.write("my diary\n", to: "diary.txt")
      let run = try command.run(["a.srt", "--db", "diary.txt"])
      #expect(run.status == 74)
      #expect(run.messages.contains("diary.txt: error[not-a-database]"))
      #expect(try command.read("diary.txt") == "my diary\n")
    }
  }

  @Test func `jobs, time zone and locale change no byte of an export`() throws {
    try BuiltCommand.withFolder { command in
      for seed in 0..<12 {
        try command.write(Talk.webVTT(turns: 20, seed: seed), to: "in/\(seed).vtt")
      }
      let settings = [
        ("1", "UTC", "C"), ("2", "Asia/Kathmandu", "tr_TR.UTF-8"), ("8", "", "POSIX"),
      ]
      let exports = try settings.map { jobs, zone, locale in
        let environment = ["TZ": zone, "LC_ALL": locale]
        let name = "\(jobs).sqlite"
        let run = try command.run(
          ["in", "--jobs", jobs, "--db", name], environment: environment)
        #expect(run.status == 0)
        // Looks at what the schema demands of every row, which ingest leaves to its types.
        #expect(try command.run(["check", "--db", name]).status == 0)
        return try export(command, database: name, environment: environment)
      }
      #expect(Set(exports).count == 1)
      #expect(exports[0].contains("\"turn\":19"))
    }
  }

  @Test func `a run that is killed at any moment is finished by the next one`() throws {
    try BuiltCommand.withFolder { command in
      for seed in 0..<40 {
        try command.write(Talk.webVTT(turns: 40, seed: seed), to: "in/\(seed).vtt")
      }
      let start = ContinuousClock.now
      #expect(try command.run(["in", "--db", "whole.sqlite"]).status == 0)
      let whole = ContinuousClock.now - start
      let expected = try export(command, database: "whole.sqlite")
      for (round, signal) in [SIGKILL, SIGINT, SIGTERM, SIGKILL, SIGKILL].enumerated() {
        let name = "\(round).sqlite"
        let delay = whole * Double(round + 1) / 7
        try command.interrupt(["in", "--db", name], after: delay, with: signal)
        let run = try command.run(["in", "--db", name])
        #expect(run.status == 0, "\(run.messages)")
        #expect(try export(command, database: name) == expected, "signal \(signal), round \(round)")
      }
    }
  }

  @Test(arguments: [("trap '' HUP; ", 0), ("", 129)])
  func `a hang-up stops a run, but not one that was told to outlive it`(trap: String, status: Int32)
    throws
  {
    try BuiltCommand.withFolder { command in
      for seed in 0..<10 {
        try command.write(Talk.webVTT(turns: 40, seed: seed), to: "in/\(seed).vtt")
      }
      // As `nohup` does; hung up on from when it has begun to its end.
      let script =
        trap + """
          "$0" ingest in & run=$!
          while [ ! -e balance.sqlite ]; do sleep 0.01; done
          while kill -HUP $run 2> /dev/null; do sleep 0.02; done
          wait $run
          """
      let run = try command.run(
        ["-c", script, BuiltProgram.analyze.path], program: URL(filePath: "/bin/sh"))
      #expect(run.status == status, "\(run.messages)")
      #expect(run.messages.contains("stopped by a signal") == (status != 0), "\(run.messages)")
    }
  }

  private func sessions(_ command: BuiltCommand) throws -> [[String: Any]] {
    try records("sessions", command)
  }

  private func records(_ kind: String, _ command: BuiltCommand) throws -> [[String: Any]] {
    #expect(try command.run(["export", "--out", "out"]).status == 0)
    return try command.read("out/\(kind).ndjson").split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  private func export(
    _ command: BuiltCommand, database: String, environment: [String: String] = [:]
  ) throws -> String {
    let folder = "out-\(database)"
    let run = try command.run(
      ["export", "--db", database, "--out", folder], environment: environment)
    #expect(run.status == 0, "\(run.messages)")
    return try ["sessions", "turns", "stretches"].map { try command.read("\(folder)/\($0).ndjson") }
      .joined(separator: "\u{1}")
  }
}
