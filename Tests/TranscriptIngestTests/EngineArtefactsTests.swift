import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import TranscriptIngest

@Suite struct EngineArtefactsTests {
  /// Lines of two seconds each, one after the other, all of one speaker.
  private func marked(_ lines: [String], pause: Int = 0, speakers: Int = 1) -> IngestResult {
    let utterances = lines.enumerated().map { index, text in
      let start = index * (2000 + pause)
      let time = SpokenTime(
        start: Timestamp(milliseconds: start), end: Timestamp(milliseconds: start + 2000))
      return Utterance(time: time, speaker: index % speakers, text: text, line: index + 1)
    }
    let people = (0..<speakers).map { Speaker(name: "S\($0)", labels: ["S\($0)"]) }
    var result = IngestResult(
      transcript: Transcript(
        source: Transcript.Source(format: "webvtt"), speakers: people, utterances: utterances))
    EngineArtefacts.mark(&result)
    return result
  }

  private func artefacts(_ result: IngestResult) -> [Int] {
    result.transcript.utterances.indices.filter { result.transcript.utterances[$0].isArtefact }
  }

  @Test func `a loop keeps its first line and marks the others`() {
    let lines = ["So that is the plan."] + Array(repeating: "Thank you.", count: 12) + ["Good."]
    let result = marked(lines)
    #expect(artefacts(result) == Array(2...12))
    #expect(result.notes == [IngestNote(code: "repeated-text", line: 3)])
  }

  @Test func `a loop whose lines differ in marks and capitals is one`() {
    let lines = (0..<8).map { ["Thank you.", "thank you", "Thank you!"][$0 % 3] }
    #expect(artefacts(marked(lines)) == Array(1...7))
  }

  @Test func `a group of lines over and over is a loop`() {
    let group = ["I do not know.", "What is it?", "It is fine."]
    let lines = ["So."] + Array(repeating: group, count: 5).flatMap(\.self)
    #expect(artefacts(marked(lines)) == Array(4...15))
  }

  @Test func `words over and over in one line are a loop`() {
    let loop = Array(repeating: "and then", count: 20).joined(separator: " ")
    let talk = "and then we moved the release and then we told the team and then it was Friday "
    #expect(artefacts(marked(["So. \(loop)", talk, "Good."])) == [0])
  }

  /// What a loop inside of a line is, word by word for each size of a group.
  private func loops(_ words: [String]) -> Bool {
    guard words.count >= 16 else { return false }
    return (1...8).contains { group in
      var run = 0
      return words.indices.dropFirst(group).contains { place in
        run = words[place] == words[place - group] ? run + 1 : 0
        let covered = run + group
        return covered >= max(16, group * 8) && covered * 5 >= words.count * 4
      }
    }
  }

  @Test(arguments: 0..<300)
  func `a line of many repeats is a loop from four fifths of its words on`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let group = (0..<Int.random(in: 1...9, using: &random)).map { "going-round-\($0 % 5)" }
    let repeated = (0..<Int.random(in: 12...90, using: &random)).map { group[$0 % group.count] }
    let others = { (count: Int) in (0..<count).map { "elsewhere-\($0)" } }
    let before = others(Int.random(in: 0...12, using: &random))
    let after = others(Int.random(in: 0...12, using: &random))
    var words = before + repeated + after
    // Now and then a word breaks the row.
    if seed % 3 == 0 { words[Int.random(in: 0..<words.count, using: &random)] = "but" }
    let line = words.joined(separator: seed % 2 == 0 ? " " : " \n")
    #expect(artefacts(marked(["So.", line, "Good."])).contains(1) == loops(words))
  }

  @Test(arguments: [
    ["No.", "No.", "No."], ["Yes.", "Yes.", "Yes.", "Yes.", "Yes."],
    ["I said so.", "What?", "I said so.", "What?"], ["Thank you.", "Thank you."],
    ["Thanks for watching.", "So?", "One.", "Two.", "Three."],
    ["We had it transcribed by a person.", "Good.", "Fine.", "Yes."],
  ])
  func `what is said a few times stays`(lines: [String]) {
    let result = marked(lines)
    #expect(artefacts(result).isEmpty && result.notes.isEmpty)
    #expect(result.transcript.utterances.allSatisfy { $0.kind == .speech })
  }

  @Test func `back-channels with pauses between them are listening, not a loop`() {
    #expect(artefacts(marked(Array(repeating: "Mm-hm.", count: 9), pause: 30_000)).isEmpty)
  }

  @Test func `two people who take turns are no loop`() {
    let lines = (0..<16).map { $0 % 2 == 0 ? "Your turn." : "No, yours." }
    #expect(artefacts(marked(lines, speakers: 2)).isEmpty)
  }

  @Test func `invented last words are marked`() {
    let result = marked(["So that is it.", "See you on Friday.", "Thanks for watching!"])
    #expect(artefacts(result) == [2])
    #expect(result.notes == [IngestNote(code: "invented-text", line: 3)])
  }

  @Test(arguments: [
    "Transcribed by https://otter.ai", "Subtitles: @somebody",
    "Untertitel der Amara.org-Community",
  ])
  func `a line of credits is an event`(credit: String) {
    let result = marked([credit, "So what now?", "Tests."])
    #expect(result.transcript.utterances.map(\.kind) == [.event, .speech, .speech])
  }

  @Test(arguments: 0..<20)
  func `words are never lost`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let words = ["Yes.", "No.", "Thank you.", "Subtitles by Ana", "and then and then"]
    let lines = (0..<60).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
    #expect(marked(lines).transcript.utterances.map(\.text) == lines)
  }
}
