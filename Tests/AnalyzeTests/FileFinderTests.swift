import Foundation
import SystemPackage
import Testing
import TranscriptTestSupport

@testable import TranscriptIngest
@testable import analyze

@Suite struct FileFinderTests {
  private func names(_ found: FileFinder.Findings) -> [String] {
    found.files.map { $0.components.joined(separator: "/") }
  }

  @Test func `files are found to the bottom, in order of their paths`() throws {
    try BuiltCommand.withFolder { command in
      for path in ["b.vtt", "a/z.vtt", "a/b/c/d.vtt", "a.vtt"] { try command.write("x", to: path) }
      let found = FileFinder.find([FilePath(command.folder.path)])
      #expect(names(found) == ["a.vtt", "b.vtt", "a/z.vtt", "a/b/c/d.vtt"])
      #expect(found.problems.isEmpty)
    }
  }

  @Test(arguments: ["", "./", "././", "P/../", "../"])
  func `however a path is spelt, the folders above a file tell the same`(start: String) throws {
    try BuiltCommand.withFolder { command in
      try command.write("x", to: "in/Q/y.vtt")
      let folder = command.folder.appendingPathComponent(start == "../" ? "in/Q" : "in")
      try command.write(Talk.labelled, to: "in/P/C/K/2026-03-02.txt")
      let listed = try BuiltCommand(folder: folder).run(["inputs", "\(start)P/C/K/2026-03-02.txt"])
      #expect(listed.output.contains(#""program":"P","coach":"C","client":"K""#), "\(listed)")
    }
  }

  @Test func `a file may be named by bytes that are no UTF-8`() throws {
    try BuiltCommand.withFolder { command in
      try command.write(Talk.labelled, to: "plain.txt")
      let script = #"cp plain.txt "$(printf 'bad\377.txt')" && "$0" ingest bad*"#
      let run = try command.run(
        ["-c", script, BuiltProgram.analyze.path], program: URL(fileURLWithPath: "/bin/sh"))
      #expect(run.status == 0, "\(run.messages)")
      #expect(run.output.hasPrefix("1 stored, 0 unchanged, 0 refused"))
    }
  }

  @Test func `links give each real file once and end nothing`() throws {
    try BuiltCommand.withFolder { command in
      try command.write("x", to: "in/a.vtt")
      let links = [
        ("loop", "."), ("up", ".."), ("again.vtt", "a.vtt"), ("nowhere.vtt", "/nonexistent"),
        ("device.vtt", "/dev/zero"),
      ]
      for (name, target) in links {
        try FileManager.default.createSymbolicLink(
          atPath: command.folder.appendingPathComponent("in/\(name)").path,
          withDestinationPath: target)
      }
      let folder = FilePath(command.folder.appendingPathComponent("in").path)
      let found = FileFinder.find([folder, folder])
      #expect(names(found) == ["a.vtt"])
      #expect(Set(found.skipped.map(\.reason)).contains("not a regular file"))
    }
  }

  @Test func `manifests, READMEs and hidden files are no transcripts`() throws {
    try BuiltCommand.withFolder { command in
      for path in ["sessions.csv", "README.md", ".hidden.vtt", "a.vtt"] {
        try command.write("x", to: path)
      }
      let found = FileFinder.find([FilePath(command.folder.path)])
      #expect(names(found) == ["a.vtt"])
      #expect(found.manifests.count == 1)
    }
  }

  @Test func `a path that does not exist is named`() {
    let found = FileFinder.find(["/nonexistent/a.vtt"])
    #expect(found.problems.map(\.problem.code) == ["not-found"])
  }

  @Test func `a name that is no UTF-8 is shown with its bytes`() {
    let bytes: [CChar] = [0x61, CChar(bitPattern: 0xFF), 0x62, 0]
    let path = bytes.withUnsafeBufferPointer { FilePath(platformString: Array($0)) }
    #expect(path.shown == "a\\xFFb")
  }
}

@Suite struct MeetingsTests {
  @Test func `the files of one meeting are one input`() throws {
    try BuiltCommand.withFolder { command in
      let names = ["words/M.A.words.xml", "words/M.B.words.xml", "segments/M.A.segments.xml"]
      for path in names + ["words/N.A.words.xml", "other.vtt"] { try command.write("x", to: path) }
      let found = FileFinder.find([FilePath(command.folder.path)]).joiningMeetings()
      #expect(
        found.files.map { $0.components.joined(separator: "/") } == [
          "other.vtt", "words/M.A.words.xml", "words/N.A.words.xml",
        ])
      #expect(
        found.files[1].parts.map { $0.lastComponent?.string } == [
          "M.A.segments.xml", "M.B.words.xml",
        ])
      #expect(found.skipped.count == 2)
    }
  }

  @Test func `segments count where only the folder of words is given`() throws {
    try BuiltCommand.withFolder { command in
      let names = ["words/M.A.words.xml", "words/M.B.words.xml", "segments/M.A.segments.xml"]
      for path in names { try command.write("x", to: "in/\(path)") }
      let whole = FileFinder.find([FilePath("\(command.folder.path)/in")]).joiningMeetings()
      let found = FileFinder.find([FilePath("\(command.folder.path)/in/words")]).joiningMeetings()
      #expect(found.files.count == 1)
      let parts = found.files[0].parts.map { $0.canonical?.shown }
      #expect(parts.count == 2 && parts == whole.files[0].parts.map { $0.canonical?.shown })
      let read = found.files[0].companions(read: [[1], [2]])
      #expect(try read.text(of: "../segments/M.A.segments.xml", atMost: 9) == [1])
      #expect(try read.text(of: "../segments/M.B.segments.xml", atMost: 9) == nil)
    }
  }

  @Test(arguments: ["in/words/M.B.words.xml", "in/words/../words/M.A.words.xml"])
  func `a file of a meeting that is named itself is the whole meeting`(named: String) throws {
    try BuiltCommand.withFolder { command in
      let names = ["words/M.A.words.xml", "words/M.B.words.xml", "segments/M.A.segments.xml"]
      for path in names + ["words/N.A.words.xml"] { try command.write("x", to: "in/\(path)") }
      let whole = FileFinder.find([FilePath("\(command.folder.path)/in")]).joiningMeetings()
      let found = FileFinder.find([FilePath("\(command.folder.path)/\(named)")]).joiningMeetings()
      #expect(found.files.map(\.canonicalName) == [whole.files[0].canonicalName])
      let parts = found.files[0].parts.map { $0.canonical?.shown }
      #expect(parts == whole.files[0].parts.map { $0.canonical?.shown })
    }
  }
}
