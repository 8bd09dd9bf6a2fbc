import Testing
import TranscriptTestSupport

@testable import TranscriptIngest

@Suite struct JSONDocumentTests {
  private func root(_ text: String) throws -> JSONNode {
    try JSONDocument(Array(text.utf8)).root
  }

  @Test func `members and elements are found in order`() throws {
    let root = try root(#"{"a": [1, {"b": "x"}, []], "c": {"d": null}, "e": true}"#)
    #expect(root["a"]?.elements.map(\.kind) == [.number, .object, .array])
    #expect(root["a"]?.elements.first?.integer == 1)
    #expect(Array(root.list("a"))[1]["b"]?.string == "x")
    #expect(root["c"]?["d"] == nil)
    #expect(root["e"]?.kind == .yes)
    #expect(root["b"] == nil)
    #expect(root.members.map { $0.key.string } == ["a", "c", "e"])
  }

  @Test(arguments: [
    (#""a\"b\\c\/\n\t\r\b\f""#, "a\"b\\c/\n\t\r\u{8}\u{C}"), (#""\u00e9\u20AC""#, "é€"),
    (#""\ud83d\udc4d""#, "👍"), (#""\ud83d and""#, "\u{FFFD} and"), (#""\udc4d""#, "\u{FFFD}"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\u12""#, "\u{FFFD}"), (#""\x""#, "\u{FFFD}"),
    (#""é 👍""#, "é 👍"),
  ])
  func `escapes of strings are decoded`(json: String, text: String) throws {
    #expect(try root(json).string == text)
  }

  @Test(arguments: ["", "{", "[1,", #"{"a""#, #"{"a":"#, #""abc"#, #""abc\"#, "[tru", "[[]"])
  func `JSON that is cut off is said to be`(text: String) {
    let error = #expect(throws: IngestError.self) { try JSONDocument(Array(text.utf8)) }
    #expect(error?.code == "truncated")
    #expect(error?.kind == .damaged)
  }

  @Test(arguments: [
    ("[1 2]", 1, 4), ("{\n  \"a\" 1}", 2, 7), ("[1]\r\n\r\n]", 3, 1), ("{a: 1}", 1, 2),
    ("[1,]", 1, 4), ("{\"a\":1]", 1, 7), ("nil", 1, 1), ("[01x-, +]", 1, 8),
  ])
  func `what is no JSON is named by its place`(text: String, line: Int, column: Int) {
    let error = #expect(throws: IngestError.self) { try JSONDocument(Array(text.utf8)) }
    #expect(error?.code == "bad-json")
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test func `Python's numbers that are none read as null`() throws {
    let root = try root(#"{"a": NaN, "b": -1.5e3, "c": Infinity}"#)
    #expect(root["a"] == nil)
    #expect(root["b"]?.text == "-1.5e3")
    #expect(root["c"] == nil)
  }

  @Test func `nesting is allowed up to the limit`() throws {
    let depth = IngestLimits().jsonDepth
    let allowed = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    _ = try root(allowed)
    let error = #expect(throws: IngestError.self) { try root("[" + allowed + "]") }
    #expect(error?.code == "too-deep")
    #expect(error?.kind == .refused)
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":["])
  func `a million open brackets are refused at once`(opening: String) {
    let bomb = String(repeating: opening, count: 1_000_000)
    let clock = ContinuousClock()
    let duration = clock.measure {
      let error = #expect(throws: IngestError.self) { try JSONDocument(Array(bomb.utf8)) }
      #expect(error?.code == "too-deep")
    }
    #expect(duration < .seconds(2))
  }

  @Test func `many values on one line take time in proportion`() throws {
    let numbers = Array("[".utf8) + Array(repeating: Array("1,".utf8), count: 200_000).joined()
    let duration = try ContinuousClock().measure {
      let document = try JSONDocument(numbers + Array("1]".utf8))
      #expect(document.entries.count == 200_002)
    }
    #expect(duration < .seconds(5))
  }

  @Test func `values are counted against the limit`() throws {
    var limits = IngestLimits()
    limits.jsonValues = 4
    _ = try JSONDocument(Array("[1,2,3]".utf8), limits: limits)
    let error = #expect(throws: IngestError.self) {
      try JSONDocument(Array("[1,2,3,4]".utf8), limits: limits)
    }
    #expect(error?.code == "too-many-values")
  }

  @Test(arguments: 0..<100)
  func `no changed byte and no prefix ever traps`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text =
      #"{"segments": [{"start": 0.5, "text": "a\u00e9\"", "words": [1, [], {}]}], "b": null}"#
    var bytes = Array(text.utf8)
    for _ in 0..<3 {
      bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
        in: 0...255, using: &generator)
    }
    for end in 0...bytes.count {
      guard let root = try? JSONDocument(Array(bytes[..<end])).root else { continue }
      _ = root.members.map { ($0.key.string, $0.value.text, $0.value.elements.map(\.time)) }
    }
  }
}
