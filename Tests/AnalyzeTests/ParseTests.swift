import Testing

@Suite struct ParseTests {
  @Test func `a transcript is shown turn by turn`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.subRip, to: "a.srt")
      let run = try command.run(["parse", "a.srt"])
      #expect(run.status == 0)
      #expect(
        run.output == """
          srt, utf-8: 2 utterances, 2 turns, 2 speakers
            Dana Ruiz (person)
            Omar Haddad (person)

          0 [0:00:01.000] Dana Ruiz: What would you like to leave with today?
          1 [0:00:05.000] Omar Haddad: A decision about the release, I think.

          """)
    }
  }

  @Test func `formats are listed within 80 columns`() throws {
    try BuiltCommand.withFolder { command in
      let lines = try command.run(["formats"]).output.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 })
      #expect(lines.contains { $0.hasPrefix("webvtt ") })
    }
  }

  @Test func `a folder is refused with the command that reads folders`() throws {
    try BuiltCommand.withFolder { command in
      let run = try command.run(["parse", "."])
      #expect(run.status == 66)
      #expect(run.messages.contains("error[not-a-file]: expected a file, found a folder"))
      #expect(run.messages.contains("`analyze ingest`"))
    }
  }

  @Test func `standard input is a file like any other`() throws {
    try BuiltCommand.withFolder { command in
      let run = try command.run(["parse", "--json", "-"], input: Talk.subRip)
      #expect(run.status == 0)
      #expect(run.output.hasPrefix(#"{"v":1,"format":"srt","#))
    }
  }

  @Test(arguments: [
    ("WEBVTT\n", Int32(2)), ("Dear all, nothing to see here.\n", 3), ("{\"volume\": 3}\n", 3),
    (
      "<!DOCTYPE tt [<!ENTITY a SYSTEM \"b\">]><tt xmlns=\"http://www.w3.org/ns/ttml\">&a;</tt>", 4
    ),
  ])
  func `the exit code tells what became of a file`(content: String, status: Int32) throws {
    try BuiltCommand.withFolder { command in
      try command.write(content, to: "a.txt")
      let run = try command.run(["parse", "--json", "a.txt"])
      #expect(run.status == status, "\(run.messages)")
      #expect(run.messages.split(separator: "\n").count == 1)
    }
  }

  @Test func `a file that is not there is named`() throws {
    try BuiltCommand.withFolder { command in
      let run = try command.run(["parse", "nowhere.vtt"])
      #expect(run.status == 66)
      #expect(run.messages.hasPrefix("nowhere.vtt: error[not-found]"))
    }
  }
}
