import Foundation
import Testing
import TranscriptTestSupport

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

  @Test(.enabled(if: BuiltCommand.hasStranger, "setpriv is not there to give root's rights up"))
  func `what a closed folder hides is named, listed, and tried again`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "in/a.txt")
      // It can be listed, but nothing in it can be looked at.
      try command.write(Talk.subRip, to: "in/listed/b.srt")
      try command.write(Talk.webVTT(turns: 8, seed: 5), to: "beyond/c.vtt")
      try command.write(Talk.webVTT(turns: 8, seed: 6), to: "closed/d.vtt")
      try FileManager.default.createSymbolicLink(
        at: command.folder.appendingPathComponent("in/link.vtt"),
        withDestinationURL: command.folder.appendingPathComponent("beyond/c.vtt"))
      try setMode(0o777, of: ".", in: command)
      try setMode(0o444, of: "in/listed", in: command)
      for folder in ["beyond", "closed"] { try setMode(0, of: folder, in: command) }
      let paths = ["in", "closed", "beyond/c.vtt", "--db", "db.sqlite"]
      let first = try command.run(paths, as: .stranger)
      #expect(first.status == 1)
      #expect(first.output.hasPrefix("1 stored, 0 unchanged, 4 refused"), "\(first.messages)")
      for path in ["in/listed/b.srt", "in/link.vtt", "beyond/c.vtt"] {
        #expect(first.messages.contains("\(path): error[unreachable]"), "\(first.messages)")
      }
      let retry = ["quarantine", "--retry", "--db", "db.sqlite"]
      let closed = try command.run(retry, as: .stranger)
      #expect(closed.status == 1)
      #expect(closed.output == "0 stored, 0 gone, 4 still refused\n", "\(closed.messages)")
      for folder in ["in/listed", "beyond", "closed"] {
        try setMode(0o755, of: folder, in: command)
      }
      let open = try command.run(retry, as: .stranger)
      #expect(open.output == "3 stored, 0 gone, 0 still refused\n", "\(open.messages)")
      #expect(open.status == 0)
      let list = try command.run(["quarantine", "--db", "db.sqlite"], as: .stranger)
      #expect(list.output == "nothing is refused\n")
      let again = try command.run(paths, as: .stranger)
      #expect(again.output.hasPrefix("0 stored, 4 unchanged, 0 refused"), "\(again.output)")
    }
  }

  @Test(.enabled(if: BuiltCommand.hasStrace, "strace is not there to let the disk fail"))
  func `a folder that fails halfway is named, and what was read of it is stored`() throws {
    try BuiltCommand.withFolder { command in
      for number in 0..<900 {
        try command.write(
          "Ana: Number \(number).\nBob: Yes.\n",
          to: "in/\(number) \(String(repeating: "x", count: 60)).txt")
      }
      let injecting = [
        "-f", "-qq", "-o", "/dev/null", "-P", command.folder.appendingPathComponent("in").path,
        "-e", "trace=getdents64", "-e", "inject=getdents64:error=EIO:when=2",
      ]
      let run = try command.run(
        injecting + [BuiltProgram.analyze.path, "in", "--db", "db.sqlite"],
        program: BuiltCommand.strace)
      #expect(run.status == 1)
      #expect(run.messages.contains("in: error[unreadable-folder]"), "\(run.messages)")
      #expect(!run.output.hasPrefix("0 stored"))
      let list = try command.run(["quarantine", "--db", "db.sqlite"])
      #expect(list.output.contains("unreadable-folder"))
      #expect(try command.run(["quarantine", "--retry", "--db", "db.sqlite"]).status == 0)
      let check = try command.run(["check", "--db", "db.sqlite"])
      #expect(check.output.hasPrefix("900 sessions, 0 refused inputs"))
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
