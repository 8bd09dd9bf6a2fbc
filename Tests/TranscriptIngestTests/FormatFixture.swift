import Foundation
import Testing
import TranscriptTestSupport

/// A file of `Fixtures/<reader>/`: real in shape, and written for these tests.
struct FormatFixture: CustomTestStringConvertible, Sendable {
  /// The name of the reader that should read it.
  let reader: String
  let file: String
  let bytes: [UInt8]

  var testDescription: String { "\(reader)/\(file)" }

  /// The golden file that keeps how it is read.
  var golden: String { "\(reader)/\(file).txt" }

  /// All fixtures, sorted.
  static let all: [FormatFixture] = {
    let folder = Folders.project.appendingPathComponent("Tests/TranscriptIngestTests/Fixtures")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.sorted().compactMap { path in
      let parts = path.split(separator: "/")
      guard parts.count == 2, !parts[1].hasPrefix("."),
        let data = try? Data(contentsOf: folder.appendingPathComponent(path))
      else { return nil }
      return FormatFixture(
        reader: String(parts[0]), file: String(parts[1]), bytes: Array(data))
    }
  }()
}
