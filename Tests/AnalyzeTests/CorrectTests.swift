import Foundation
import Testing
import TranscriptTestSupport

@Suite struct CorrectTests {
  /// Runs `body` over two sessions of a pair.
  private func withPair(_ body: (BuiltCommand) throws -> Void) throws {
    try BuiltCommand.withFolder { command in
      for (number, date) in ["2026-03-02", "2026-03-16"].enumerated() {
        try command.write(
          Talk.webVTT(turns: 12, seed: number), to: "in/Spring/Dana Ruiz/Omar Haddad/\(date).vtt")
      }
      #expect(try command.run(["in"]).status == 0)
      try body(command)
    }
  }

  @Test func `a session and its turns are corrected, listed, and taken back`() throws {
    try withPair { command in
      let session = ["--session", "2026-03-02.vtt"]
      let run = try command.run(
        ["correct"] + session
          + ["--burning", "--turn", "2", "--mode", "coaching", "--rung", "4", "--by", "Dana"]
          + ["--why", "the outage"])
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output.split(separator: "\n").count == 3)
      #expect(try command.run(["export", "--out", "out"]).status == 0)
      #expect(
        try command.read("out/turns.ndjson").contains(#""corrected":{"mode":"coaching","rung":4}"#))
      let sessions = try command.read("out/sessions.ndjson")
      #expect(sessions.contains(#""value":true,"#))
      let list = try command.run(["correct", "--list"]).output
      #expect(list.contains("by Dana") && list.contains("because the outage"))
      #expect(
        try command.run(["correct", "--undo", "last"]).output.hasPrefix("taken back: turn 2"))
      #expect(try command.run(["correct", "--list"]).output.contains("does not hold any more"))
      #expect(try command.run(["correct", "--export-labels", "labels.tsv"]).status == 0)
      #expect(try command.read("labels.tsv").contains("\tcoach\tcoaching\t\n"))
    }
  }

  @Test func `a list of corrections names people as it was told to`() throws {
    try withPair { command in
      let made = try command.run([
        "correct", "--session", "2026-03-02.vtt", "--speaker", "Dana Ruiz", "--rename",
        "Omar Haddad", "--by", "Dana Ruiz", "--why", "Omar Haddad held the laptop",
      ])
      #expect(made.status == 0, "\(made.messages)")
      #expect(try command.run(["correct", "--list"]).output.contains("by Dana Ruiz"))
      let hidden = try command.run(["correct", "--list", "--names", "codes"])
      #expect(hidden.status == 0, "\(hidden.messages)")
      #expect(hidden.output.contains("is called"))
      for name in ["Dana", "Ruiz", "Omar", "Haddad"] { #expect(!hidden.output.contains(name)) }
    }
  }

  @Test func `speakers are renamed, joined and given roles when the file is read again`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(
        Talk.labelled.replacing("Dana Ruiz:", with: "Speaker 1:")
          .replacing("Omar Haddad: Yes", with: "Speaker 3: Yes"), to: "in/a.txt")
      #expect(try command.run(["in"]).status == 0)
      let speaker = ["correct", "--session", "a.txt", "--speaker"]
      let role = try command.run(
        speaker + ["Speaker 1", "--rename", "Dana Ruiz", "--role", "coach"])
      #expect(role.status == 0, "\(role.messages)")
      #expect(role.messages.contains("next `analyze ingest`"))
      #expect(try command.run(speaker + ["Speaker 3", "--merge-into", "Omar Haddad"]).status == 0)
      #expect(try command.run(speaker + ["Speaker 9", "--role", "client"]).status == 66)
      #expect(try command.run(["in"]).output.hasPrefix("1 stored"))
      #expect(try command.run(["in"]).output.hasPrefix("0 stored, 1 unchanged"))
      #expect(try voices(command) == ["Dana Ruiz=coach", "Omar Haddad=client"])
      for _ in 0..<3 { #expect(try command.run(["correct", "--undo", "last"]).status == 0) }
      #expect(try command.run(["in"]).output.hasPrefix("1 stored"))
      #expect(try voices(command).count == 3)
    }
  }

  /// Who speaks in which role, by the export.
  private func voices(_ command: BuiltCommand) throws -> Set<String> {
    #expect(try command.run(["export", "--out", "out"]).status == 0)
    let lines = try command.read("out/turns.ndjson").split(separator: "\n")
    return Set(
      try lines.map { line in
        let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return "\(record?["speaker"] ?? "")=\(record?["role"] ?? "")"
      })
  }

  @Test func `corrections outlive a fresh reading of the files`() throws {
    try withPair { command in
      let mark = ["correct", "--session", "2026-03-02.vtt", "--burning"]
      #expect(try command.run(mark).status == 0)
      try command.write(
        """
        path,program,coach,client,date
        Spring/Dana Ruiz/Omar Haddad/2026-03-02.vtt,Spring,Dana Ruiz,Omar H.,2026-03-03

        """, to: "in/sessions.csv")
      #expect(try command.run(["in"]).output.hasPrefix("1 stored"))
      #expect(try command.run(["export", "--out", "after"]).status == 0)
      let sessions = try command.read("after/sessions.ndjson")
      #expect(sessions.contains(#""client":"Omar H.""#))
      #expect(sessions.contains(#""confirmed":true"#))
    }
  }

  @Test(arguments: [
    (["--confirm", "ffffffff"], "there is no item"), (["--confirm", "f"], "too short"),
    (["--session", "nobody.vtt", "--burning"], "there is no session"),
    (["--session", "2026-03-02.vtt", "--turn", "99", "--rung", "1"], "has no turn 99"),
    (["--session", "2026-03-02.vtt", "--turn", "1", "--mode", "coaching"], "has no mode"),
    (["--undo", "7"], "no correction 7"),
  ])
  func `what is not there is named`(options: [String], message: String) throws {
    try withPair { command in
      let run = try command.run(["correct"] + options)
      #expect(run.status == 66)
      #expect(run.messages.contains(message), "\(run.messages)")
      #expect(try command.run(["correct", "--list"]).output.isEmpty)
    }
  }

  @Test func `an item is not confirmed and rejected at once, however its digits are cut`() throws {
    try BuiltCommand.withFolder { command in
      let samples = Folders.project.appendingPathComponent("samples").path
      #expect(try command.run([samples]).status == 0)
      let ledger = ["ledger", "--pair", "Aino Brackenridge", "--format", "json"]
      let found = try command.run(ledger).output.firstMatch(of: #/"item": "([0-9a-f]{16})"/#)
      let item = try #require(found?.1)
      let run = try command.run([
        "correct", "--confirm", String(item.prefix(5)), "--reject", String(item.prefix(8)),
      ])
      #expect(run.status == 64)
      let digits = item.prefix(6)
      #expect(
        run.messages.contains("item \(digits) is confirmed, and item \(digits) is rejected: give"),
        "\(run.messages)")
      let links = try command.run([
        "correct", "--session", "4e10dac9", "--turn", "3", "--link", String(item.prefix(5)),
        "--unlink", String(item.prefix(8)),
      ])
      #expect(links.status == 64)
      #expect(links.messages.contains("give one of them"), "\(links.messages)")
      #expect(try command.run(["correct", "--list"]).output.isEmpty)
    }
  }

  @Test(arguments: [
    [], ["--undo", "soon"], ["--reword", "abcdef"], ["--rung", "7"], ["--burning"],
    ["--mode", "nice", "--session", "a", "--turn", "1"], ["--list", "--by", ""],
    ["--session", "2026-03-02.vtt", "--burning", "--turn", "3"],
  ])
  func `wrong options are a matter of usage`(options: [String]) throws {
    try withPair { command in
      let run = try command.run(["correct"] + options)
      #expect(run.status == 64, "\(run.messages)")
    }
  }
}

@Suite struct RuleFileTests {
  @Test func `the printed rules are the usual ones, and are taken`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(
        Talk.webVTT(turns: 12, seed: 1), to: "in/Spring/Dana Ruiz/Omar Haddad/2026-03-02.vtt")
      let printed = try command.run(["ingest", "--print-rules"])
      #expect(printed.status == 0)
      #expect(printed.output.contains("\nzoom_out_every_sessions: 3\n"))
      try command.write(printed.output, to: "rules.yaml")
      #expect(try command.run(["in", "--rules", "rules.yaml"]).status == 0)
      #expect(try rules(command)?.contains(" ") == false)
      let own = " zoom_out_every_sessions=5 burning_share=0.65"
      try command.write("zoom_out_every_sessions: 5\nburning_share: 0.65\n", to: "rules.yaml")
      #expect(
        try command.run(["in", "--rules", "rules.yaml"]).output.hasPrefix("0 stored, 1 unch"))
      #expect(try rules(command)?.hasSuffix(own) == true)
      #expect(try command.run(["in"]).status == 0)
      #expect(try rules(command)?.hasSuffix(own) == true)
    }
  }

  /// The version of the rules that the first session tells.
  private func rules(_ command: BuiltCommand) throws -> String? {
    #expect(try command.run(["export", "--out", "out"]).status == 0)
    let line = try #require(try command.read("out/sessions.ndjson").split(separator: "\n").first)
    let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return record?["continuity_rules"] as? String
  }

  @Test(arguments: [
    (
      "burning_shar: 0.7",
      ":1: error[bad-rules]: expected a rule, found 'burning_shar'; did you mean burning_share"
    ),
    (
      "# a\n\nzoom_out_every_sessions: often",
      ":3: error[bad-rules]: expected a whole number from 1"
    ),
    ("zoom_out_every_sessions: 2.5", ":1: error[bad-rules]: expected a whole number"),
    ("burning_share: 70", ":1: error[bad-rules]: expected a number from 0 to 1"),
    ("burning_share: [0.7]", ":1: error[bad-rules]"), ("- burning_share", ":1: error[bad-rules]"),
    ("burning_share: 0.7\nburning_share: 0.8", "error[bad-rules]: expected YAML"),
    ("a: b: c", "error[bad-rules]: expected YAML"),
    ("connect_back_late_minute: 10", "error[bad-rules]: expected connect_back_late"),
  ])
  func `rules that cannot be used are refused before anything is read`(
    file: String, message: String
  ) throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.subRip, to: "a.srt")
      try command.write(file, to: "rules.yaml")
      let run = try command.run(["a.srt", "--rules", "rules.yaml"])
      #expect(run.status == 64)
      #expect(
        run.messages.contains("rules.yaml" + message) || run.messages.contains(message),
        "\(run.messages)")
      let files = try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
      #expect(!files.contains("balance.sqlite"))
    }
  }
}
