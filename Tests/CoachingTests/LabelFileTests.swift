import Coaching
import Testing
import TranscriptModel

@Suite struct LabelFileTests {
  private let header = "id\tsource\tdoc\tprev\ttext\trole\tmode\trung\n"

  @Test func `turns are read with the turn before`() throws {
    let file = header + "1\town\td\tIt broke.\tWhat \"now\"?\tcoach\tcoaching\t2\r\n"
    let turns = try LabelFile.read(Array(file.utf8), name: "x")
    #expect(turns.count == 1)
    #expect(turns[0].input.text == "What \"now\"?")
    #expect(turns[0].input.previous == [TurnInput.Neighbour(role: .client, text: "It broke.")])
    #expect(turns[0].mode == .coaching)
    #expect(turns[0].rung == 2)
  }

  @Test func `a client's mode and a disputed one are not counted`() throws {
    let file =
      header + "1\town\td\t\tIt broke.\tclient\t-\t1\n\n2\town\td\t\tHm.\tcoach\tdisputed\t\n"
    let turns = try LabelFile.read(Array(file.utf8), name: "x")
    #expect(turns.map(\.mode) == [nil, nil])
    #expect(turns.map(\.rung) == [1, nil])
    #expect(turns[0].input.previous.isEmpty)
  }

  @Test func `a session's turns see three neighbours of their session`() throws {
    let lines = (0..<6).map { "\($0 < 5 ? "s1" : "s2")\t\($0)\tcoach\tneither\t0\tturn \($0)\n" }
    let file = "session\tturn\tspeaker\tmode\trung\ttext\n" + lines.joined()
    let turns = try LabelFile.read(Array(file.utf8), name: "own")
    #expect(turns[4].input.previous.map(\.text) == ["turn 1", "turn 2", "turn 3"])
    #expect(turns[4].input.next.isEmpty)
    #expect(turns[0].input.next.map(\.text) == ["turn 1", "turn 2", "turn 3"])
    #expect(turns[5].input.previous.isEmpty)
    #expect(turns[5].doc == "own/s2")
  }

  @Test(arguments: [
    (
      "id\ttext\n",
      LabelFile.Failure.header(missing: ["source", "doc", "prev", "role", "mode", "rung"])
    ),
    ("H1\t2\n", .fields(line: 2, expected: 8, found: 2)),
    (
      "H1\to\td\t\tt\tboss\tcoaching\t2\n",
      .value(line: 2, column: "role", expected: "coach, client, other or unknown")
    ),
    (
      "H1\to\td\t\tt\tcoach\tgood\t2\n",
      .value(line: 2, column: "mode", expected: "coaching, mentorship, neither, disputed or -")
    ),
    (
      "H1\to\td\t\tt\tcoach\tcoaching\t7\n",
      .value(line: 2, column: "rung", expected: "a number from 0 to 5")
    ),
    ("H1\to\td\t\tt\tcoach\tcoaching\t2\n1\to\td\t\tt\tcoach\tcoaching\t2\n", .repeatedID(line: 3)),
  ])
  func `a wrong line is named`(file: String, failure: LabelFile.Failure) {
    let file = file.hasPrefix("H") ? header + file.dropFirst() : file
    #expect(throws: failure) { try LabelFile.read(Array(file.utf8), name: "x") }
  }

  @Test func `bytes that are no text are refused`() {
    #expect(throws: LabelFile.Failure.notUTF8) { try LabelFile.read([0xFF, 0xFE], name: "x") }
  }
}
