import Foundation
import SystemPackage
import Testing

@Suite struct QuarantineCommandTests {
  @Test func `what was refused is listed, explained, and tried again`() throws {
    try BuiltCommand.withFolder { command in
      let path = "in/Spring/Dana Ruiz/Omar Haddad/2026-03-02.txt"
      try command.write("Dear all, nothing to see here.\n", to: path)
      try command.write("Dear all, this neither.\n", to: "in/gone.txt")
      try command.write(Talk.subRip, to: "in/good.srt")
      #expect(try command.run(["in"]).status == 1)
      let list = try command.run(["quarantine"])
      #expect(list.status == 0)
      #expect(list.output.contains("not-recognized  \(path)"))
      #expect(
        list.output.hasSuffix("2 inputs refused; --explain ID tells why, --retry tries again\n"))
      let id = try #require(list.output.split(separator: "\n").first?.split(separator: " ").first)
      let told = try command.run(["quarantine", "--explain", String(id)])
      #expect(told.output.contains("why      expected one of the formats"))
      #expect(told.output.contains("now      the file is the same as then"))

      try command.write(Talk.labelled, to: path)
      try FileManager.default.removeItem(at: command.folder.appendingPathComponent("in/gone.txt"))
      let changed = try command.run(["quarantine", "--explain", path])
      #expect(changed.output.contains("now      the file has changed since then"))
      let again = try command.run(["quarantine", "--retry"])
      #expect(again.status == 0, "\(again.messages)")
      #expect(again.output == "1 stored, 1 gone, 0 still refused\n")
      #expect(try command.run(["quarantine"]).output == "nothing is refused\n")
      // The place below the folder tells who met whom, as in the run that refused the file.
      #expect(try command.run(["in"]).output.hasPrefix("0 stored, 2 unchanged, 0 refused"))
      #expect(try command.run(["report", "--pair", "Omar Haddad"]).status == 0)
    }
  }

  @Test func `a file whose name is no text is found again`() throws {
    try BuiltCommand.withFolder { command in
      let name: [CChar] = "in/b".utf8CString.dropLast() + [CChar(bitPattern: 0xFF), 0]
      try command.write(Talk.labelled, to: "in/a.txt")
      let folder = FilePath(command.folder.path)
      let file = try FileDescriptor.open(
        folder.pushing(FilePath(platformString: name)), .writeOnly, options: .create,
        permissions: .ownerReadWrite)
      try file.writeAll("Dear all, nothing to see here.\n".utf8)
      #expect(try command.run(["in"]).status == 1)
      let refused = try command.run(["quarantine", "--retry"])
      #expect(refused.status == 1)
      #expect(refused.output == "0 stored, 0 gone, 1 still refused\n", "\(refused.messages)")
      try file.writeAll(Talk.labelled.utf8)
      try file.close()
      let run = try command.run(["quarantine", "--retry"])
      #expect(run.output == "1 stored, 0 gone, 0 still refused\n", "\(run.messages)")
    }
  }

  @Test func `a format that does not fit takes no stored session away`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/a.txt")
      #expect(try command.run(["in"]).status == 0)
      #expect(try command.run(["in", "--format", "webvtt"]).status == 1)
      let check = try command.run(["check"])
      #expect(check.output.hasPrefix("1 session, 1 refused input"), "\(check.output)")
      #expect(try command.run(["in"]).status == 0)
      #expect(try command.run(["quarantine"]).output == "nothing is refused\n")
    }
  }

  @Test func `what nobody consented to is not read again`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/a.txt")
      try command.write("path,consent\nin/a.txt,refused\n", to: "who.csv")
      #expect(try command.run(["in", "--manifest", "who.csv"]).status == 1)
      let again = try command.run(["quarantine", "--retry"])
      #expect(again.status == 1)
      #expect(again.output == "0 stored, 0 gone, 1 still refused\n")
      #expect(again.messages.contains("consent was refused"))
    }
  }

  @Test func `the list is there for programs, and can be narrowed to a code`() throws {
    try BuiltCommand.withFolder { command in
      try command.write("Dear all, nothing to see here.\n", to: "in/a.txt")
      #expect(try command.run(["in"]).status == 1)
      let listed = try command.run(["quarantine", "--json", "--code", "not-recognized"])
      let list = try JSONDecoder().decode(Listed.self, from: Data(listed.output.utf8))
      #expect(list.quarantine.map(\.file) == ["in/a.txt"])
      #expect(list.quarantine.map(\.now) == ["same"])
      let none = try command.run(["quarantine", "--json", "--code", "no-speech"])
      #expect(try JSONDecoder().decode(Listed.self, from: Data(none.output.utf8)).count == 0)
      #expect(try command.run(["quarantine", "--explain", "zzz"]).status == 66)
      #expect(try command.run(["quarantine", "--retry", "--json"]).status == 64)
    }
  }

  private struct Listed: Decodable {
    struct Input: Decodable {
      var file: String?
      var now: String
    }
    var count: Int
    var quarantine: [Input]
  }
}
