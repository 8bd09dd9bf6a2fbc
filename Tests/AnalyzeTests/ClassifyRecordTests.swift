import Coaching
import Testing
import TranscriptModel

@testable import analyze

@Suite struct ClassifyRecordTests {
  private static let model = Result { try BalanceModel.shipped() }

  private func answer(
    to line: String, withClauses: Bool = false
  ) throws -> (json: String, isGood: Bool) {
    var labeller = TurnLabeller(try Self.model.get())
    return ClassifyRecord.answer(
      to: Array(line.utf8)[...], 7, by: &labeller, withClauses: withClauses)
  }

  @Test func `a full record is read with its neighbours`() throws {
    let line = """
      {"id":"7","text":"What now?","role":"coach","previous":[{"role":"coach","text":"Hm."},\
      {"role":"client","text":"It broke."}],"next":{"role":"client","text":"I'll ask."}}
      """
    let input = try ClassifyRecord.decode(Array(line.utf8)[...])
    #expect(
      input
        == TurnInput(
          id: "7", text: "What now?", role: .coach,
          previous: [
            TurnInput.Neighbour(role: .coach, text: "Hm."),
            TurnInput.Neighbour(role: .client, text: "It broke."),
          ],
          next: [TurnInput.Neighbour(role: .client, text: "I'll ask.")]))
  }

  @Test(arguments: [
    #"{"id":"1","text":"Hi."}"#, #"{"id":"1","text":"Hi.","role":"unknown","previous":[]}"#,
    #"{"id":"1","text":"Hi.","role":null,"previous":null,"next":null,"more":1}"#,
  ])
  func `what is not told is unknown`(line: String) throws {
    let input = try ClassifyRecord.decode(Array(line.utf8)[...])
    #expect(input == TurnInput(id: "1", text: "Hi.", role: .unsure))
  }

  @Test(arguments: [
    #"What \ufffd now?"#, #"What \uFFFD\n now?"#, "What \u{FFFD} now?", #"\ud83d\ude00\ufffd"#,
  ])
  func `a sign that stands for what could not be read is a sign`(text: String) throws {
    let input = try ClassifyRecord.decode(Array(#"{"id":"1","text":"\#(text)"}"#.utf8)[...])
    #expect(input.text.unicodeScalars.contains("\u{FFFD}"))
  }

  @Test(arguments: [
    ("", "null", "not-an-object"), ("[1]", "null", "not-an-object"),
    (#"{"text":"a"}"#, "null", "missing-field"), (#"{"id":{}}"#, "null", "invalid-field"),
    (#"{"id":"x\"1"}"#, #""x\"1""#, "missing-field"),
    (#"{"id":"1","text":5}"#, #""1""#, "invalid-field"),
    (#"{"id":"1","text":"\What now?"}"#, #""1""#, "invalid-field"),
    (#"{"id":"1","text":"What \ud800?"}"#, #""1""#, "invalid-field"),
    (#"{"id":"1","text":"a","role":"boss"}"#, #""1""#, "invalid-field"),
    (#"{"id":"1","text":"a","previous":{}}"#, #""1""#, "invalid-field"),
    (#"{"id":"1","text":"a","next":[]}"#, #""1""#, "invalid-field"),
    (#"{"id":"1","text":"a","next":{"role":"coach"}}"#, #""1""#, "missing-field"),
  ])
  func `a bad line is answered with an error record`(line: String, id: String, code: String) throws
  {
    let answer = try self.answer(to: line)
    #expect(!answer.isGood)
    #expect(
      answer.json.hasPrefix(
        "{\"id\":\(id),\"line\":7,\"error\":{\"code\":\"\(code)\",\"message\":\""))
  }

  @Test func `a line that is not UTF-8 is answered with an error record`() throws {
    let line = Array(#"{"id":"1","text":"na"#.utf8) + [0xEF, 0xFE] + Array(#"ve"}"#.utf8)
    #expect(throws: ClassifyRecord.Failure.notUTF8) { try ClassifyRecord.decode(line[...]) }
    #expect(ClassifyRecord.Failure.notUTF8.code == "not-an-object")
    #expect(ClassifyRecord.Failure.notUTF8.message.contains("no UTF-8"))
  }

  @Test(arguments: [
    ("[1]", "found a list; "), ("secret", "found something else from byte 1 on; "),
    (#"{"id":"1","#, "found one that is cut off"), (#"{"text":"a"}"#, "'id', found none; add it"),
    (#"{"id":"1","text":5}"#, "found a number; "),
    (#"{"id":"1","text":"secret \ud800"}"#, #"surrogates (such as \\ud800 alone)"#),
    (#"{"id":"1","text":"a","role":"secret"}"#, "found another string; "),
    (#"{"id":"1","text":"a","role":5}"#, "found a number; "),
    (#"{"id":"1","text":"a","previous":["secret"]}"#, "found a string in it; "),
    (#"{"id":"1","text":"a","next":true}"#, "found true or false; "),
  ])
  func `an error tells what was found and what to do`(line: String, finding: String) throws {
    let json = try answer(to: line).json
    #expect(json.contains(finding), "\(json)")
    #expect(json.contains("; "), "\(json)")
    #expect(!json.contains("secret"), "\(json)")
  }

  @Test func `an error names the field and never the words`() throws {
    let line = #"{"id":"1","text":"secret words","role":"secret role"}"#
    let answer = try self.answer(to: line)
    #expect(answer.json.contains("'role'"))
    #expect(!answer.json.contains("secret"))
  }

  @Test func `labels are written with keys in a fixed order`() {
    let annotation = Annotation(
      mode: .unclear, modeProbabilities: [0.41234, 0.4, 0.18766], bestMode: .coaching,
      rung: 3.416, zoom: .label(.out), zoomProbabilities: [0.1, 0.2, 0.7, 0], bestZoom: .out,
      moves: ["openQuestion"],
      evidence: [Evidence(label: "mode.coaching", range: 0..<18, weight: 1.25)])
    #expect(
      ClassifyRecord.encode(annotation, id: "a\n", model: "m.1") == """
        {"id":"a\\n","mode":"unclear","mode_probability":{"coaching":0.4123,"mentorship":0.4,\
        "neither":0.1877},"rung":3.42,"zoom":"out","zoom_probability":{"in":0.1,"between":0.2,\
        "out":0.7,"none":0},"best_mode":"coaching","best_zoom":"out","moves":["openQuestion"],\
        "evidence":[{"for":"mode.coaching","start":0,"end":18,"weight":1.25}],"model":"m.1"}
        """)
  }

  @Test func `a client's turn has the mode of a dash`() throws {
    let line = #"{"id":"1","text":"It broke.","role":"client"}"#
    let answer = try self.answer(to: line)
    #expect(answer.isGood)
    #expect(answer.json.hasPrefix(#"{"id":"1","mode":"-","mode_probability":{},"rung":"#))
    #expect(answer.json.contains(#""best_mode":"-""#))
  }

  @Test func `a coach's turn can be told clause by clause, a client's has none`() throws {
    func clauses(_ role: String) throws -> Substring? {
      let line =
        #"{"id":"1","text":"Start with the tests, then tell me how it went.","role":"\#(role)"}"#
      let answer = try self.answer(to: line, withClauses: true)
      #expect(answer.isGood)
      return answer.json.firstRange(of: #""clauses":"#).map { answer.json[$0.upperBound...] }
    }
    let coached = try #require(try clauses("coach"))
    #expect(coached.hasPrefix(#"[{"start":0,"end":21,"words":4,"move":"advice","probability":0."#))
    #expect(
      coached.contains(#"{"start":22,"end":47,"words":6,"move":"openQuestion","probability":"#))
    #expect(try clauses("client") == "[]}")
  }
}
