import Foundation
import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import TranscriptIngest

/// Reads again what once made a reader fail: files of `Fixtures/regressions/`, which
/// `scripts/fuzz.sh` keeps there.
@Suite struct RegressionTests {
  private static let folder = Folders.project
    .appendingPathComponent("Tests/TranscriptIngestTests/Fixtures/regressions")

  private static let files: [String] =
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).filter { path in
      var isFolder: ObjCBool = false
      let full = folder.appendingPathComponent(path).path
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()

  @Test(arguments: files)
  func `what once made a reader fail is read or refused in time`(file: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(file)))
    for reader in ReaderRegistry.standard.readers {
      let duration = ContinuousClock().measure {
        guard let result = try? Ingestor().read(bytes, format: reader.name) else { return }
        for utterance in result.transcript.utterances { #expect(!utterance.text.isEmpty) }
      }
      #expect(duration < .seconds(10), "\(reader.name) took \(duration)")
    }
  }
}
