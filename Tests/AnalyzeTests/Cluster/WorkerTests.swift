import Foundation
import Testing

@Suite struct WorkerTests {
  @Test func `every line is answered in order, and the last record counts the answers`() throws {
    try BuiltCommand.withFolder { command in
      let run = try command.run(["worker"], input: Self.lines(3).joined(separator: "\n") + "\n")
      #expect(run.status == 0, "\(run.messages)")
      let records = try WorkerRecord.read(run.output)
      #expect(records.map(\.type) == ["session", "session", "session", "end"])
      #expect(records.prefix(3).map(\.id) == ["s0", "s1", "s2"])
      #expect(records[0].analyzer == records[3].analyzer)
      #expect(run.output.hasSuffix(#""in":3,"ok":3,"err":0,"analyzer":"0.1.0"}"# + "\n"))
    }
  }

  @Test func `bad lines are answered with error records, and the others go on`() throws {
    let bad = [
      "{", "null", "[]", #"{"id":7}"#, #"{"id":"a"}"#, #"{"id":"b","text":""}"#,
      #"{"id":"c","source":"/nowhere/x.vtt"}"#, #"{"id":"d","source":"s3://archive/x.vtt"}"#,
      #"{"id":"e","text":"Ana: Hi.","format":"runes"}"#,
      #"{"id":"f","text":"Ana: Hi.","meta":{"date":"soon"}}"#,
      #"{"id":"g","text":"Ana: Hi.","meta":{"consent":"refused"}}"#,
      #"{"id":"h","base64":"?"}"#, String(repeating: "[", count: 100_000),
    ]
    try BuiltCommand.withFolder { command in
      let input = ([Self.line(0)] + bad + ["", Self.line(1)]).joined(separator: "\n") + "\n"
      let run = try command.run(["worker"], input: input)
      #expect(run.status == 0, "\(run.messages)")
      let records = try WorkerRecord.read(run.output)
      #expect(records.count == bad.count + 3)
      #expect(records.first?.type == "session")
      #expect(records.dropLast().last?.id == "s1")
      let codes = records.dropFirst().prefix(bad.count).compactMap(\.code)
      #expect(
        codes == [
          "E_NOT_AN_OBJECT", "E_NOT_AN_OBJECT", "E_NOT_AN_OBJECT", "E_MISSING_FIELD",
          "E_MISSING_FIELD", "E_EMPTY_FILE", "E_NOT_FOUND", "E_NOT_A_FILE", "E_UNKNOWN_FORMAT",
          "E_INVALID_FIELD", "E_CONSENT_REFUSED", "E_INVALID_FIELD", "E_NOT_AN_OBJECT",
        ])
      #expect(records[1].line == 2, "the line that has no id is named by its number")
      #expect(!run.output.contains("Hi."), "speech is private")
    }
  }

  @Test func `order, split, time zone and locale change no byte of a record`() throws {
    try BuiltCommand.withFolder { command in
      let lines = Self.lines(8)
      let whole = try sessions(command, lines)
      #expect(whole.count == 8)
      #expect(try sessions(command, lines.reversed()) == whole)
      let parts = try [lines[..<3], lines[3...]].flatMap { part in
        try sessions(
          command, Array(part), environment: ["TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8"])
      }
      #expect(parts.sorted() == whole)
    }
  }

  @Test func `an input that ends within a line gets no end record`() throws {
    try BuiltCommand.withFolder { command in
      let input = Self.lines(2).joined(separator: "\n")
      let whole = try command.run(["worker"], input: input)
      #expect(whole.status == 0, "a last line may lack its line feed")
      let cut = try command.run(["worker"], input: String(input.dropLast(30)))
      #expect(cut.status == 65)
      #expect(cut.messages.contains("error[truncated]"))
      #expect(try WorkerRecord.read(cut.output).map(\.type) == ["session"])
    }
  }

  @Test func `words come from text, from base64 or from a file, with the same result`() throws {
    try BuiltCommand.withFolder { command in
      let text = Talk.webVTT(turns: 6, seed: 1)
      try command.write(text, to: "a.vtt")
      let coded = Data(text.utf8).base64EncodedString()
      let lines = [
        #"{"id":"x","name":"a.vtt","text":\#(Self.quoted(text))}"#,
        #"{"id":"x","name":"a.vtt","base64":"\#(coded)"}"#, #"{"id":"x","source":"a.vtt"}"#,
      ]
      let records = try lines.map { try sessions(command, [$0]) }
      #expect(records[0].count == 1)
      #expect(Set(records).count == 1)
    }
  }

  @Test func `a part of the options is not lost: they stand behind what a line states`() throws {
    try BuiltCommand.withFolder { command in
      let lines = [
        Self.line(0, fields: #","meta":{"coach":"Omar Haddad"}"#), Self.line(1),
      ]
      let run = try command.run(
        ["worker", "--coach", "Dana Ruiz", "--program", "Spring"],
        input: lines.joined(separator: "\n"))
      let records = try WorkerRecord.read(run.output)
      #expect(records[0].session?.coach == "Omar Haddad")
      #expect(records[1].session?.coach == "Dana Ruiz")
      #expect(records[1].session?.program == "Spring")
    }
  }

  private func sessions(
    _ command: BuiltCommand, _ lines: [String], environment: [String: String] = [:]
  ) throws -> [String] {
    let input = lines.joined(separator: "\n") + "\n"
    let run = try command.run(["worker"], input: input, environment: environment)
    #expect(run.status == 0, "\(run.messages)")
    return run.output.split(separator: "\n").dropLast().map(String.init).sorted()
  }

  /// Lines for so many sessions, `s0`, `s1`, ….
  static func lines(_ count: Int) -> [String] { (0..<count).map { line($0) } }

  /// The line of one session, with further fields.
  static func line(_ number: Int, fields: String = "") -> String {
    let text = quoted(Talk.webVTT(turns: 10, seed: number))
    return #"{"id":"s\#(number)","source":"mem://s\#(number).vtt","text":\#(text)\#(fields)}"#
  }

  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\n", with: "\\n"))\""
  }
}

/// What tests look at in a record.
struct WorkerRecord: Decodable {
  struct Session: Decodable {
    var program: String?
    var coach: String?
  }
  var type: String
  var id: String?
  var analyzer: String?
  var line: Int?
  var code: String?
  var session: Session?

  /// The records of an output.
  static func read(_ output: String) throws -> [WorkerRecord] {
    try output.split(separator: "\n").map {
      try JSONDecoder().decode(WorkerRecord.self, from: Data($0.utf8))
    }
  }
}
