import Foundation
import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import TranscriptIngest

/// The readers of XML on files of our own, as a whole.
@Suite struct XMLFixturesTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

  /// Every fixture of a reader of XML, as `ttml/name.ttml`.
  static let fixtures: [String] = [
    "ttml", "tei", "iso24624", "trs", "eaf", "exb", "fln", "srv1", "srv3", "nxt",
  ].flatMap { reader in
    let path = folder.appendingPathComponent(reader).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.sorted().map { "\(reader)/\($0)" }
  }

  static func bytes(_ fixture: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(fixture)))
  }

  @Test(arguments: fixtures)
  func `a fixture is read as its golden says, by the reader of its folder`(fixture: String) throws {
    let bytes = try Self.bytes(fixture)
    let reader = try Ingestor().reader(for: DecodedText(bytes).bytes, format: nil)
    #expect(fixture.hasPrefix(reader.name + "/"))
    try expectGolden(try Ingestor().read(bytes).dump, "\(fixture).txt", testFile: Self.folder.path)
  }

  @Test(arguments: fixtures)
  func `no beginning of a fixture and no changed byte traps`(fixture: String) throws {
    var random = SeededGenerator(seed: 7)
    let bytes = try Self.bytes(fixture)
    for end in stride(from: 0, to: bytes.count, by: 61) {
      _ = try? Ingestor().read(Array(bytes[..<end]))
    }
    for _ in 0..<40 {
      var changed = bytes
      changed[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      _ = try? Ingestor().read(changed)
    }
  }
}

extension IngestResult {
  /// Each utterance as `start-end name: text` in milliseconds, `?` where something is not told.
  var lines: [String] {
    transcript.utterances.map { utterance in
      let start = utterance.time.map { "\($0.start.milliseconds)" } ?? "?"
      let end = utterance.time?.end.map { "\($0.milliseconds)" } ?? "?"
      let name = utterance.speaker.map { transcript.speakers[$0].name } ?? "?"
      let mark = utterance.kind == .event ? "(event) " : ""
      return "\(start)-\(end) \(mark)\(name): \(utterance.text)"
    }
  }
}
