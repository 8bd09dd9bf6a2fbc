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
      .value(
        line: 2, column: "role", expected: "coach, client, other or unknown",
        found: "something else")
    ),
    (
      "H1\to\td\t\tt\tcoach\tgood\t2\n",
      .value(
        line: 2, column: "mode", expected: "coaching, mentorship, neither, disputed or -",
        found: "something else")
    ),
    (
      "H1\to\td\t\tt\tcoach\tcoaching\t7\n",
      .value(line: 2, column: "rung", expected: "a number from 0 to 5", found: "'7'")
    ),
    (
      "H1\to\td\t\tt\tcoach\tcoaching\t2\n1\to\td\t\tt\tcoach\tcoaching\t2\n",
      .repeatedID(line: 3, first: 2)
    ),
    ("", .empty), ("\u{FEFF}\r\n \n", .empty),
  ])
  func `a wrong line is named`(file: String, failure: LabelFile.Failure) {
    let file = file.hasPrefix("H") ? header + file.dropFirst() : file
    #expect(throws: failure) { try LabelFile.read(Array(file.utf8), name: "x") }
  }

  private let sessionHeader = "session\tturn\tspeaker\tmode\trung\ttext\n"

  @Test(arguments: [
    (
      "s1\tx\tcoach\tneither\t0\tHm.\n",
      LabelFile.Failure.value(
        line: 2, column: "turn", expected: "a whole number from 0", found: "something else")
    ),
    (
      "s1\t\tcoach\tneither\t0\tHm.\n",
      .value(line: 2, column: "turn", expected: "a whole number from 0", found: "nothing")
    ),
    (
      "s1\t0\tcoach\tneither\t0\tHm.\ns1\t0\tclient\t-\t0\tHm.\n",
      .repeatedID(line: 3, first: 2)
    ),
    (
      "s1\t0\tcoach\tneither\t0\tHm.\ns2\t0\tcoach\t-\t0\tHm.\ns1\t1\tclient\t-\t0\tHm.\n",
      .scattered(line: 4, last: 2)
    ),
  ])
  func `a session's turns are numbered and stand together`(
    rows: String, failure: LabelFile.Failure
  ) {
    let file = sessionHeader + rows
    #expect(throws: failure) { try LabelFile.read(Array(file.utf8), name: "x") }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `bytes that are no text are refused with their line`(end: String) {
    let lines = [String(header.dropLast()), "1\to\td\t\tna"]
    let file = Array(lines.joined(separator: end).utf8) + [0xEF] + Array("ve\(end)".utf8)
    #expect(throws: LabelFile.Failure.notUTF8(line: 2)) { try LabelFile.read(file, name: "x") }
    #expect(throws: LabelFile.Failure.notUTF8(line: 1)) {
      try LabelFile.read([0xFF, 0xFE], name: "x")
    }
  }

  @Test func `carriage returns alone end lines where there are no line feeds`() throws {
    let rows = "s1\t0\tcoach\tneither\t0\tHm.\ns1\t1\tclient\t-\t0\tYes.\n"
    let file = (sessionHeader + rows).replacing("\n", with: "\r")
    let turns = try LabelFile.read(Array(file.utf8), name: "x")
    #expect(turns.map(\.input.text) == ["Hm.", "Yes."])
    #expect(throws: LabelFile.Failure.repeatedID(line: 4, first: 2)) {
      try LabelFile.read(Array((file + "s1\t0\tcoach\t-\t0\tHm.").utf8), name: "x")
    }
  }

  @Test(arguments: ["a word that was said", "Said.", "a-word-that-is-too-long", "gesagt\u{E4}"])
  func `what looks like no label is never told`(mode: String) throws {
    let file = header + "1\to\td\t\tt\tcoach\t\(mode)\t2\n"
    let failure = try #require(throws: LabelFile.Failure.self) {
      try LabelFile.read(Array(file.utf8), name: "x")
    }
    #expect(
      failure.description
        == "2: error[label-value]: expected coaching, mentorship, neither, disputed or - in the "
        + "column mode, found something else; correct it")
  }

  @Test(arguments: [
    LabelFile.Failure.empty, .header(missing: ["rung"]), .fields(line: 2, expected: 8, found: 2),
    .value(line: 2, column: "rung", expected: "a number", found: "'7'"),
    .repeatedID(line: 3, first: 2), .scattered(line: 4, last: 2), .notUTF8(line: 2),
  ])
  func `a failure tells place, code, expectation, finding and remedy`(failure: LabelFile.Failure) {
    let text = failure.description
    #expect(text.prefixMatch(of: #/[1-4]: error\[label-[a-z]+\]: expected /#) != nil, "\(text)")
    #expect(text.contains("found ") || text.contains("missing: "), "\(text)")
    #expect(text.contains("; "), "\(text)")
  }
}
