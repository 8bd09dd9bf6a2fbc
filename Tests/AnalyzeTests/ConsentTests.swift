import Foundation
import Testing

/// A refusal of consent, whatever way leads to the file.
@Suite struct ConsentTests {
  private func withRefused(_ body: (BuiltCommand) throws -> Void) throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/deep/a.txt")
      try command.write(Talk.subRip, to: "in/b.srt")
      try command.write("path,consent\ndeep/a.txt,no\nb.srt,no\n", to: "in/sessions.csv")
      try body(command)
    }
  }

  private func sessions(_ command: BuiltCommand) throws -> String {
    String(try command.run(["check"]).output.prefix { $0 != "\n" })
  }

  @Test func `a refusal holds for a later run that does not meet the manifest`() throws {
    try withRefused { command in
      #expect(try command.run(["in"]).status == 1)
      for path in ["in/deep", "in/deep/a.txt", "in/b.srt"] {
        let run = try command.run([path])
        #expect(run.status == 1, "\(path)")
        #expect(run.messages.contains("error[consent-refused]"), "\(run.messages)")
      }
      #expect(try sessions(command) == "0 sessions, 2 refused inputs")
    }
  }

  @Test func `the manifest beside a file that is named itself holds`() throws {
    try withRefused { command in
      let run = try command.run(["in/b.srt"])
      #expect(run.status == 1)
      #expect(run.messages.contains("error[consent-refused]"), "\(run.messages)")
      #expect(!run.messages.contains("a.txt"), "the other rows are no inputs of this run")
    }
  }

  @Test(arguments: [
    ("sessions.csv", "sep=;\r\npath;consent\r\nGespr\u{E4}ch.txt;no\r\n"),
    ("sessions.csv", "\n\npath,consent\nGespra\u{308}ch.txt,no\n"),
    ("Sessions.CSV", "path,consent\nGESPR\u{C4}CH.TXT,no\n"),
    ("sessions.csv", "\u{FEFF}sep=;\r\npath;consent\r\nGespr\u{E4}ch.txt;no\r\n"),
    ("sessions.csv", "\"sep=;\"\npath;consent\nGespr\u{E4}ch.txt;no\n"),
  ])
  func `a refusal holds however a spreadsheet writes it`(name: String, table: String) throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/Gespr\u{E4}ch.txt")
      try command.write(table, to: "in/\(name)")
      for path in ["in", "in/Gespr\u{E4}ch.txt"] {
        let run = try command.run([path])
        #expect(run.status == 1)
        #expect(run.messages.contains("error[consent-refused]"), "\(run.messages)")
        #expect(try sessions(command) == "0 sessions, 1 refused input")
      }
    }
  }

  @Test func `a refusal of a path that no file has holds for each that is spelt like it`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/x.txt")
      try command.write(Talk.subRip, to: "in/X.txt")
      try command.write("path,consent\nX.TXT,no\n", to: "in/sessions.csv")
      #expect(try command.run(["in/x.txt"]).messages.contains("error[consent-refused]"))
      #expect(try command.run(["in"]).status == 1)
      #expect(try sessions(command) == "0 sessions, 2 refused inputs")
    }
  }

  @Test func `a row that names a file itself comes before one that is spelt like it`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/x.txt")
      let table = "path,coach,client\nX.txt,Ida,Wrong\nx.txt,Ida,Right\n"
      try command.write(table, to: "in/sessions.csv")
      #expect(try command.run(["in"]).status == 0)
      let report = try command.run(["report"]).output
      #expect(report.contains("Right") && !report.contains("Wrong"), "\(report)")
    }
  }

  @Test(arguments: ["path,coach\nin/b.srt,Dana\n", "path,consent\nin/b.srt,yes\n"])
  func `no other manifest hides a refusal`(given: String) throws {
    try withRefused { command in
      try command.write(given, to: "given.csv")
      #expect(try command.run(["in", "--manifest", "given.csv"]).status == 1)
      #expect(try sessions(command) == "0 sessions, 2 refused inputs")
    }
  }

  @Test func `who agrees anew is taken in`() throws {
    try withRefused { command in
      #expect(try command.run(["in"]).status == 1)
      try command.write("path,consent\nb.srt,yes\n", to: "in/sessions.csv")
      let run = try command.run(["in/b.srt"])
      #expect(run.status == 0, "\(run.messages)")
      #expect(try sessions(command) == "1 session, 1 refused input")
    }
  }

  @Test(arguments: [
    ("path,consent\ndeep,no\n", "that of a folder"),
    ("path,consent,consent\nb.srt,yes,no\n", "'consent' again"),
  ])
  func `a manifest that could mean two things stops the run`(
    manifest: String, finding: String
  ) throws {
    try withRefused { command in
      try command.write(manifest, to: "in/sessions.csv")
      let run = try command.run(["in"])
      #expect(run.status == 64)
      #expect(run.messages.contains("error[bad-manifest]"))
      #expect(run.messages.contains(finding), "\(run.messages)")
    }
  }

  @Test func `a refusal stays whatever else is found of the file, and holds for another try`()
    throws
  {
    try withRefused { command in
      #expect(try command.run(["in"]).status == 1)
      try FileManager.default.moveItem(
        at: command.folder.appendingPathComponent("in"),
        to: command.folder.appendingPathComponent("away"))
      let gone = try command.run(["quarantine", "--retry"])
      #expect(gone.output == "0 stored, 0 gone, 2 still refused\n", "\(gone.messages)")
      try FileManager.default.moveItem(
        at: command.folder.appendingPathComponent("away"),
        to: command.folder.appendingPathComponent("in"))
      #expect(try command.run(["quarantine", "--retry"]).status == 1)
      #expect(try command.run(["in/deep", "in/b.srt"]).status == 1)
      #expect(try sessions(command) == "0 sessions, 2 refused inputs")
    }
  }

  @Test func `a meeting is refused where one of its files is`() throws {
    try BuiltCommand.withFolder { command in
      for name in ["M.A.words.xml", "M.B.words.xml"] {
        try command.write("<x/>", to: "in/words/\(name)")
      }
      try command.write("path,consent\nwords/M.B.words.xml,no\n", to: "in/sessions.csv")
      let run = try command.run(["in"])
      #expect(run.messages.contains("M.A.words.xml: error[consent-refused]"), "\(run.messages)")
    }
  }

  @Test(arguments: [
    #","meta":{"Consent":"no"}"#, #","consent":"no""#,
    #","consent":false,"meta":{"consent":"yes"}"#,
    #","meta":{"consent":"no","date":"someday"}"#, #","format":"none of ours","consent":"no""#,
  ])
  func `a worker sees a refusal however it is written`(fields: String) throws {
    try BuiltCommand.withFolder { command in
      let line = WorkerTests.line(1, fields: fields)
      let run = try command.run(["worker"], input: line + "\n")
      #expect(run.output.contains("E_CONSENT_REFUSED"), "\(run.output.prefix(200))")
    }
  }

  @Test func `a refusal and an older session end in the same database in any order`() throws {
    try BuiltCommand.withFolder { command in
      let refused = #","meta":{"consent":"refused"}"#
      for (name, fields) in [
        ("old", ""), ("refused", refused), ("agreed", #","meta":{"consent":"yes"}"#),
      ] {
        let run = try command.run(
          ["worker"], input: WorkerTests.line(1, fields: fields) + "\n")
        try command.write(run.output, to: name)
      }
      for (database, parts) in [
        ("a.sqlite", ["old", "refused"]), ("b.sqlite", ["refused", "old"]),
      ] {
        let run = try command.run(["merge", "--db", database] + parts)
        #expect(run.status == 1)
        #expect(run.messages.contains("s1: error[consent-refused]"))
        let check = try command.run(["check", "--db", database])
        #expect(check.output.hasPrefix("0 sessions, 1 refused input"), "\(parts)")
      }
      #expect(try command.run(["merge", "--db", "a.sqlite", "agreed"]).status == 0)
      let check = try command.run(["check", "--db", "a.sqlite"])
      #expect(check.output.hasPrefix("1 session, 0 refused inputs"))
    }
  }
}
