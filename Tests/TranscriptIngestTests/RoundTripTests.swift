import Foundation
import Testing
import TranscriptIngest
import TranscriptModel
import TranscriptTestSupport

/// The same words, speakers and times come out of a session however it is exported.
///
/// Takes the project's samples, which are of ten formats, writes each of them in every format of
/// `Export` and reads it back; in encodings other than UTF-8 a third of them, another third for each
/// next encoding, so that the test takes seconds.
@Suite struct RoundTripTests {
  /// A sample as its own reader understands it.
  private struct Sample {
    let name: String
    let talk: Talk
  }

  private static let samples: Result<[Sample], any Error> = Result {
    let folder = Folders.project.appendingPathComponent("samples")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.contains("/") }.sorted()
    return try names.map { name in
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      return Sample(name: name, talk: Talk(try Ingestor().read(Array(bytes)).transcript.withTimes))
    }
  }

  @Test func `the samples are ten, of two voices and many turns each`() throws {
    let samples = try Self.samples.get()
    #expect(samples.count == 10)
    for sample in samples {
      #expect(sample.talk.speakers.count == 2, "\(sample.name)")
      #expect(sample.talk.turns.count > 40, "\(sample.name)")
      #expect(!sample.talk.speakers.contains(""), "\(sample.name)")
    }
  }

  @Test(arguments: Export.all, Spelling.all)
  func `a session is the same in every format and encoding`(
    export: Export, spelling: Spelling
  ) throws {
    var written = 0
    for (place, sample) in try Self.samples.get().enumerated()
    where spelling.rank == 0 || place % 3 == spelling.rank % 3 {
      let text = export.write(sample.talk, spelling.encoding)
      guard let bytes = spelling.bytes(of: text) else { continue }
      written += 1
      let result = try Ingestor().read(bytes)
      let source = result.transcript.source
      let format = source.format == "text" ? source.variant : source.format
      #expect(format == export.format, "\(sample.name)")
      let found = export.pieces(of: Talk(result.transcript))
      let expected = export.expected(of: sample.talk)
      let place = firstDifference(found, expected)
      #expect(place == nil, "\(sample.name): \(found.count) of \(expected.count) pieces")
    }
    #expect(written > 1, "one sample may hold characters that the encoding lacks")
  }

  /// The first piece that is not as it should be, with what it should be.
  private func firstDifference(_ found: [Talk.Piece], _ expected: [Talk.Piece]) -> String? {
    if let (found, expected) = zip(found, expected).first(where: { $0 != $1 }) {
      return "found \(found), expected \(expected)"
    }
    return found.count == expected.count ? nil : "\(found.count), expected \(expected.count)"
  }
}
