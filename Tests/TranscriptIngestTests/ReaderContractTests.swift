import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import TranscriptIngest

/// What every reader owes, tested with every fixture in `Fixtures/<reader>/`.
@Suite struct ReaderContractTests {
  private static let readers = ReaderRegistry.standard.readers

  @Test func `readers have names of their own and say what they read`() {
    let names = Self.readers.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Self.readers.allSatisfy { !$0.summary.isEmpty })
  }

  @Test(arguments: FormatFixture.all)
  func `exactly one reader is certain of a fixture`(fixture: FormatFixture) throws {
    let containers = Self.readers.compactMap { $0 as? any ContainerReader }
      .filter { $0.opens(fixture.bytes) }.map(\.name)
    let head = containers.isEmpty ? try DecodedText(fixture.bytes).bytes.prefix(4096) : []
    let certain = Self.readers.filter { $0.recognizes(head) == .certain }.map(\.name) + containers
    #expect(certain == [fixture.reader])
  }

  @Test(arguments: FormatFixture.all)
  func `a fixture is read as its golden file says`(fixture: FormatFixture) throws {
    try expectGolden(try Ingestor().read(fixture.bytes).dump, fixture.golden)
  }

  @Test(arguments: FormatFixture.all)
  func `speakers and times of a fixture are sound`(fixture: FormatFixture) throws {
    let transcript = try Ingestor().read(fixture.bytes).transcript
    for utterance in transcript.utterances {
      let isBlank = utterance.text.allSatisfy(\.isWhitespace)
      let isKnown = utterance.speaker.map { transcript.speakers.indices.contains($0) } ?? true
      #expect(!isBlank && isKnown)
    }
    #expect(Set(transcript.speakers.map(\.name)).count == transcript.speakers.count)
    // A chat is written, not spoken.
    #expect(transcript.utterances.contains { $0.kind != .event })
  }

  @Test(arguments: ["", " ", "\r\n\t\n", "\0\0"])
  func `a file with nothing in it is told apart from one of an unknown format`(text: String) {
    let error = #expect(throws: IngestError.self) { try Ingestor().read(Array(text.utf8)) }
    #expect(error?.kind == .notRecognized)
    #expect(error?.code == "empty-file")
  }

  @Test(arguments: FormatFixture.all)
  func `no beginning of a fixture traps`(fixture: FormatFixture) {
    // Long files are cut at a sample of places, so that the suite stays quick.
    let step = max(1, fixture.bytes.count / 150)
    for count in stride(from: 0, through: fixture.bytes.count, by: step) {
      readAnyway(Array(fixture.bytes.prefix(count)), fixture.reader)
    }
  }

  @Test(arguments: FormatFixture.all)
  func `no changed byte of a fixture traps`(fixture: FormatFixture) {
    var random = SeededGenerator(seed: fixture.bytes.count)
    let telling: [UInt8] = Array("<>&:-\n\r\t \"'{}[]()0123456789.,/\\\0\u{FF}".utf8)
    for _ in 0..<60 {
      var bytes = fixture.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = telling[Int.random(in: telling.indices, using: &random)]
        case 2: bytes.insert(telling[Int.random(in: telling.indices, using: &random)], at: place)
        default: bytes.remove(at: place)
        }
      }
      readAnyway(bytes, fixture.reader)
    }
  }

  /// Reads damaged bytes, as their content says and as the reader's own: an error is fine.
  private func readAnyway(_ bytes: [UInt8], _ reader: String) {
    _ = try? Ingestor().read(bytes)
    _ = try? Ingestor().read(bytes, format: reader).neutralJSON()
  }
}
