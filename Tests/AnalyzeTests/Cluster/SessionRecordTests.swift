import Coaching
import Reports
import TalkRatio
import Testing
import TranscriptIngest
import TranscriptModel
import TranscriptTestSupport

@testable import analyze

@Suite struct SessionRecordTests {
  @Test(arguments: [Talk.webVTT(turns: 40, seed: 3), Talk.labelled, Talk.subRip])
  func `a session comes back as it was`(text: String) throws {
    let file = try analyzed(text)
    let record = SessionRecord.json(file, config: "c0ffee")
    let back = try SessionRecord.session(JSONDocument(Array(record.utf8)).root)
    #expect(back == file.withoutUtterances)
    #expect(SessionRecord.json(back, config: "c0ffee") == record)
  }

  @Test(arguments: 0..<60)
  func `a record that was changed anywhere is read or refused, and never traps`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(SessionRecord.json(try analyzed(Talk.subRip), config: "c").utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
      case 1: bytes[place] = UInt8(ascii: "9")
      default: bytes.remove(at: place)
      }
    }
    guard let root = try? JSONDocument(bytes).root,
      let file = try? SessionRecord.session(root)
    else { return }
    // What is read can be stored.
    let store = try Store()
    #expect(throws: Never.self) { try store.save([file], at: "2026-03-02T10:00:00Z") }
  }

  private func analyzed(_ text: String) throws -> AnalyzedFile {
    let worker = SessionWorker(
      ingestor: Ingestor(), analyzer: SessionAnalyzer(model: try BalanceModel.shipped()),
      model: "m", options: SessionIdentity(coach: "Dana Ruiz"), format: nil)
    let line = JSON.object([("id", .string("a")), ("text", .string(text))]).text
    let answer = worker.answer(to: Array(line.utf8)[...], number: 1)
    guard case .analyzed(let file) = answer else { throw Refused() }
    return file
  }
}

private struct Refused: Error {}

extension AnalyzedFile {
  /// The file without what a record leaves out, since the database does not keep it.
  fileprivate var withoutUtterances: AnalyzedFile {
    var file = self
    file.analysis.transcript.utterances = []
    file.analysis.transcript.source.date = nil
    file.analysis.transcript.source.hasByteOrderMark = false
    for index in file.analysis.turns.indices { file.analysis.turns[index].utterances = [] }
    let origin = file.analysis.metrics.timeSupport.origin
    file.analysis.metrics.timeSupport = .init()
    file.analysis.metrics.timeSupport.origin = origin
    return file
  }
}
