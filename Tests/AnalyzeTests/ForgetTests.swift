import Foundation
import Testing
import TranscriptTestSupport

@Suite struct ForgetTests {
  /// Runs `body` over two sessions of each of two pairs.
  private func withPairs(_ body: (BuiltCommand) throws -> Void) throws {
    try BuiltCommand.withFolder { command in
      for (number, client) in ["Omar Haddad", "Lea Brandt"].enumerated() {
        for date in ["2026-03-02", "2026-03-16"] {
          let talk = Talk.webVTT(turns: 12, seed: number * 2 + (date.hasSuffix("16") ? 1 : 0))
            .replacing("Omar Haddad", with: client)
            .replacing("I want to be a staff", with: "I want, says \(client), to be a staff")
          try command.write(talk, to: "in/Spring/Dana Ruiz/\(client)/\(date).vtt")
        }
      }
      #expect(try command.run(["in"]).status == 0)
      try body(command)
    }
  }

  private func bytes(_ command: BuiltCommand) throws -> String {
    var bytes: [UInt8] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
    where name.hasPrefix("balance.sqlite") {
      bytes += try Data(contentsOf: command.folder.appendingPathComponent(name))
    }
    return String(decoding: bytes.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
  }

  @Test func `a person is forgotten, and does not come back with the files`() throws {
    try withPairs { command in
      let dry = try command.run(["forget", "--person", "omar haddad", "--dry-run"])
      #expect(dry.status == 0)
      #expect(dry.output.contains("would go: 2 sessions, 24 turns"))
      #expect(try bytes(command).contains("Omar Haddad"))
      let run = try command.run(["forget", "--person", "omar haddad"])
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output.hasSuffix("2 sessions forgotten\n"))
      #expect(run.output.contains("stays on the disk, erase it yourself: "))
      #expect(try !bytes(command).contains("Omar") && !bytes(command).contains("Haddad"))
      let again = try command.run(["in"])
      #expect(again.status == 1)
      #expect(again.output.hasPrefix("0 stored, 2 unchanged, 2 refused"))
      #expect(again.messages.contains("error[forgotten]") && again.messages.contains("--readmit"))
      #expect(try !bytes(command).contains("Haddad"), "nor through the refusal")
      #expect(try command.run(["check"]).output.contains("sound"))
      let overview = try command.run(["report"]).output
      #expect(overview.contains("2 sessions of people who were forgotten"))
      #expect(try command.run(["forget", "--person", "omar haddad"]).status == 66)
    }
  }

  @Test func `who refused consent and is forgotten stays unread without the manifest`() throws {
    try withPairs { command in
      let refused = "Spring/Dana Ruiz/Omar Haddad/2026-03-02.vtt"
      try command.write("path,consent\n\(refused),no\n", to: "in/sessions.csv")
      #expect(try command.run(["in"]).status == 1)
      #expect(try command.run(["forget", "--person", "Omar Haddad"]).status == 0)
      #expect(try !bytes(command).contains("Haddad"))
      try FileManager.default.removeItem(
        at: command.folder.appendingPathComponent("in/sessions.csv"))
      let again = try command.run(["in"])
      let refusal = "2026-03-02.vtt: error[consent-refused]"
      #expect(again.messages.contains(refusal), "\(again.messages)")
      #expect(again.output.hasPrefix("0 stored, 2 unchanged, 2 refused"), "\(again.output)")
      #expect(try !bytes(command).contains("Haddad"), "nor through the refusal")
      let list = try command.run(["quarantine", "--json"]).output
      #expect(list.contains(#""now": "erased""#) && list.contains(#""count": 2,"#), "\(list)")
      let path = command.folder.appendingPathComponent("in/\(refused)").path
      let line = #"{"id":"\#(path)","base64":"AAECAwQ="}"#
      try command.write(try command.run(["worker"], input: line + "\n").output, to: "part")
      #expect(try command.run(["merge", "part"]).status == 1)
      #expect(try !bytes(command).contains("Haddad"), "nor as an input that no worker could read")
      #expect(try command.run(["ingest", "in", "--readmit"]).output.hasPrefix("1 stored, 2 unch"))
      try command.write("path,consent\n\(refused),yes\n", to: "in/sessions.csv")
      #expect(try command.run(["in"]).output.hasPrefix("1 stored, 3 unchanged, 0 refused"))
      #expect(try command.run(["quarantine"]).output == "nothing is refused\n")
    }
  }

  @Test func `the rest is what a fresh run gives, and forgotten files can be taken in again`()
    throws
  {
    try withPairs { command in
      let whole = try command.run(["export", "--out", "whole"])
      #expect(whole.status == 0)
      #expect(try command.run(["forget", "--person", "Omar Haddad", "--yes"]).status == 0)
      #expect(try command.run(["export", "--out", "left"]).status == 0)
      let fresh = ["--db", "fresh.sqlite"]
      #expect(
        try command.run(
          ["in/Spring/Dana Ruiz/Lea Brandt", "--program", "Spring", "--coach", "Dana Ruiz"]
            + ["--client", "Lea Brandt"] + fresh
        ).status == 0)
      #expect(try command.run(["export", "--out", "fresh"] + fresh).status == 0)
      for kind in ["turns", "items", "links", "bridges", "progress", "flags"] {
        #expect(
          try command.read("left/\(kind).ndjson") == command.read("fresh/\(kind).ndjson"), "\(kind)"
        )
      }
      #expect(
        try command.run(["in", "--readmit"]).output.hasPrefix("2 stored, 2 unchanged, 0 ref"))
      #expect(try command.run(["export", "--out", "back"]).status == 0)
      for kind in ["sessions", "turns", "items"] {
        #expect(try command.read("back/\(kind).ndjson") == command.read("whole/\(kind).ndjson"))
      }
      #expect(try !command.run(["report"]).output.contains("forgotten"))
    }
  }

  @Test func `somebody who is not there is told with names that come close`() throws {
    try withPairs { command in
      let run = try command.run(["forget", "--person", "Omar Hadad"])
      #expect(run.status == 66)
      #expect(run.messages.contains("did you mean Omar Haddad?"))
      #expect(try command.run(["forget", "--person", " "]).status == 64)
      #expect(try command.run(["forget", "--person", "a", "--db", "no.sqlite"]).status == 74)
    }
  }

  @Test func `a person's own export holds their words`() throws {
    try withPairs { command in
      let export = ["export", "--person", "lea brandt", "--out"]
      let run = try command.run(export + ["lea"])
      #expect(run.status == 0)
      #expect(try command.read("lea/words.ndjson").contains("Lea Brandt"))
      #expect(try command.read("lea/sessions.ndjson").split(separator: "\n").count == 2)
      #expect(try command.run(export + ["csv", "--format", "csv"]).status == 0)
      #expect(try command.read("csv/words.csv").hasPrefix("session,turn,start_ms"))
      #expect(try command.run(["export", "--person", "x", "--out", "x"]).status == 66)
      #expect(try command.run(["export", "--alias", "x", "--out", "x"]).status == 64)
    }
  }
}
