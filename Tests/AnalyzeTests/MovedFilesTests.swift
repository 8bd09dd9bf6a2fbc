import Foundation
import Testing

@Suite struct MovedFilesTests {
  @Test func `a renamed file is known by its content, and its session follows`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: "in/a.vtt")
      #expect(try command.run(["in"]).status == 0)
      for name in ["z.vtt", "0.vtt"] {
        try move(command, "in/a.vtt", "in/\(name)")
        let run = try command.run(["in"])
        #expect(run.output.hasPrefix("0 stored, 1 unchanged, 0 refused"), "\(run.output)")
        #expect(run.messages.contains("1 file moved, renamed or copied"))
        #expect(try sessions(command) == sessions(command, fresh: true))
        #expect(try sessions(command).contains("\"file\":\"in/\(name)\""))
        #expect(!(try command.run(["in"]).messages.contains("moved")), "once is enough")
        try move(command, "in/\(name)", "in/a.vtt")
        #expect(try command.run(["in"]).status == 0)
      }
    }
  }

  @Test func `a file that moves to another person's folder becomes that person's session`() throws {
    try BuiltCommand.withFolder { command in
      let old = "in/Spring/Dana Ruiz/Omar Haddad/2026-03-02.vtt"
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: old)
      #expect(try command.run(["in"]).status == 0)
      try move(command, old, "in/Spring/Zoe Lind/Omar Haddad/2026-03-02.vtt")
      #expect(try command.run(["in"]).output.hasPrefix("1 stored, 0 unchanged, 0 refused"))
      #expect(try sessions(command).contains("\"coach\":\"Zoe Lind\""))
      #expect(try sessions(command) == sessions(command, fresh: true))
    }
  }

  @Test func `a copy is one session with its original, whichever of them goes`() throws {
    try BuiltCommand.withFolder { command in
      for gone in ["in/a.vtt", "in/b.vtt"] {
        let text = Talk.webVTT(turns: 12, seed: 1)
        try command.write(text, to: "in/a.vtt")
        #expect(try command.run(["in"]).status == 0)
        try command.write(text, to: "in/b.vtt")
        #expect(try command.run(["in"]).output.hasPrefix("0 stored, 2 unchanged"))
        #expect(try sessions(command) == sessions(command, fresh: true))
        let file = command.folder.appendingPathComponent(gone)
        try FileManager.default.removeItem(at: file)
        #expect(try command.run(["in"]).output.hasPrefix("0 stored, 1 unchanged"))
        #expect(try sessions(command) == sessions(command, fresh: true), "without \(gone)")
      }
    }
  }

  @Test func `files that change names with each other keep their sessions`() throws {
    try BuiltCommand.withFolder { command in
      // With folders of people, and without; there the sessions are not analysed anew.
      for folder in ["in", "in/Spring/Dana Ruiz/Omar Haddad"] {
        let names = ["\(folder)/2026-03-02.vtt", "\(folder)/2026-03-09.vtt"]
        for (seed, name) in names.enumerated() {
          try command.write(Talk.webVTT(turns: 12, seed: seed + 1), to: name)
        }
        #expect(try command.run(["in"]).status == 0)
        try move(command, names[0], "held")
        try move(command, names[1], names[0])
        try move(command, "held", names[1])
        let run = try command.run(["in"])
        #expect(run.status == 0)
        #expect(try sessions(command) == sessions(command, fresh: true), "\(run.output)")
      }
    }
  }

  @Test func `a session stays when another file takes the name that it had`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.webVTT(turns: 12, seed: 1), to: "in/1.vtt")
      try command.write(Talk.webVTT(turns: 12, seed: 2), to: "in/2.vtt")
      #expect(try command.run(["in"]).status == 0)
      try move(command, "in/2.vtt", "in/3.vtt")
      try command.write(Talk.webVTT(turns: 12, seed: 3), to: "in/2.vtt")
      let run = try command.run(["in"])
      #expect(run.output.hasPrefix("1 stored, 2 unchanged, 0 refused"), "\(run.output)")
      #expect(try sessions(command) == sessions(command, fresh: true))
      #expect(try command.run(["in"]).output.hasPrefix("0 stored, 3 unchanged, 0 refused"))
    }
  }

  @Test func `a session belongs to the people of the copy that is left`() throws {
    try BuiltCommand.withFolder { command in
      let text = Talk.webVTT(turns: 12, seed: 1)
      let paths = [
        "in/Spring/Ann Lee/Omar Haddad/2026-03-02.vtt",
        "in/Spring/Bob Day/Omar Haddad/2026-03-02.vtt",
      ]
      for path in paths { try command.write(text, to: path) }
      #expect(try command.run(["in"]).status == 0)
      try command.write(Talk.webVTT(turns: 12, seed: 2), to: paths[0])
      #expect(try command.run(["in"]).status == 0)
      #expect(try sessions(command) == sessions(command, fresh: true))
      #expect(try sessions(command).contains("\"coach\":\"Bob Day\""))
    }
  }

  private func move(_ command: BuiltCommand, _ from: String, _ to: String) throws {
    let target = command.folder.appendingPathComponent(to)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: command.folder.appendingPathComponent(from), to: target)
  }

  /// The export of the sessions, of the database or of one that a first run makes.
  private func sessions(_ command: BuiltCommand, fresh: Bool = false) throws -> String {
    let name = fresh ? "fresh-\(UUID().uuidString).sqlite" : "balance.sqlite"
    if fresh { #expect(try command.run(["in", "--db", name]).status == 0) }
    #expect(try command.run(["export", "--db", name, "--out", "out-\(name)"]).status == 0)
    return try command.read("out-\(name)/sessions.ndjson")
  }
}
