import Foundation
import Testing

/// Files and folders that permissions close.
@Suite struct UnwritableTests {
  private func setMode(_ mode: Int, of path: String, in command: BuiltCommand) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: command.folder.appendingPathComponent(path).path)
  }

  /// Runs `body` over a database of two sessions that a stranger may read, in a folder that a
  /// stranger may not write.
  private func withCopy(_ body: (BuiltCommand) throws -> Void) throws {
    try BuiltCommand.withFolder { command in
      for (number, date) in ["2026-03-02", "2026-03-16"].enumerated() {
        try command.write(
          Talk.webVTT(turns: 12, seed: number), to: "in/Spring/Dana Ruiz/Omar Haddad/\(date).vtt")
      }
      try command.write("", to: "copy/keep")
      #expect(try command.run(["in", "--db", "copy/a b%20?.sqlite"]).status == 0)
      try setMode(0o444, of: "copy/a b%20?.sqlite", in: command)
      try setMode(0o555, of: "copy", in: command)
      defer { try? setMode(0o755, of: "copy", in: command) }
      try body(command)
    }
  }

  @Test(.enabled(if: BuiltCommand.hasStranger, "setpriv is not there to give root's rights up"))
  func `a copy that may not be written is shown as it stands, and says so`() throws {
    try withCopy { command in
      let database = ["--db", "copy/a b%20?.sqlite"]
      for arguments in [
        ["report"], ["report", "--pair", "Omar Haddad"], ["prep", "--pair", "Omar Haddad"],
      ] {
        let own = try command.run(arguments + database)
        let other = try command.run(arguments + database, as: .stranger)
        #expect(other.status == 0, "\(other.messages)")
        #expect(other.output == own.output)
        #expect(other.messages.contains("may not be written and is shown as it stands"))
      }
      #expect(try command.run(["check"] + database, as: .stranger).status == 0)
      let ingest = try command.run(["in"] + database, as: .stranger)
      #expect(ingest.status == 74)
    }
  }

  @Test(.enabled(if: BuiltCommand.hasStranger, "setpriv is not there to give root's rights up"))
  func `a folder that could not be read loses its row once it can`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/a.txt")
      try command.write(Talk.subRip, to: "in/closed/b.srt")
      try setMode(0o777, of: ".", in: command)
      try setMode(0, of: "in/closed", in: command)
      let closed = try command.run(["in", "--db", "db.sqlite"], as: .stranger)
      try setMode(0o755, of: "in/closed", in: command)
      #expect(closed.status == 1)
      #expect(closed.messages.contains("unreadable-folder"))
      let open = try command.run(["in", "--db", "db.sqlite"], as: .stranger)
      #expect(open.status == 0, "\(open.messages)")
      let report = try command.run(["report", "--db", "db.sqlite"], as: .stranger)
      #expect(report.output.contains("No input was refused."))
    }
  }

  @Test func `an export into what is no folder names the folder`() throws {
    try withCopy { command in
      let run = try command.run(
        ["export", "--db", "copy/a b%20?.sqlite", "--out", "copy/keep/out"])
      #expect(run.status == 74)
      #expect(run.messages.contains("copy/keep/out: error[cannot-write]"), "\(run.messages)")
    }
  }
}
