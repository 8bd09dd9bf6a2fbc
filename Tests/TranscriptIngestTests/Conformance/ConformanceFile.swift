import Foundation
import Testing
import TranscriptIngest
import TranscriptModel
import TranscriptTestSupport

/// A file of the shared conformance data and what it should be read as.
struct ConformanceFile: CustomTestStringConvertible, Sendable {
  /// The path below the folder of conformance data.
  let path: String
  let url: URL

  var testDescription: String { path }

  /// All files with an expectation, sorted by path; only those whose path holds the text of the
  /// environment variable `CONFORMANCE_ONLY` where it is set.
  static let all: [ConformanceFile] = {
    guard let folder = Folders.shared("data/conformance", because: "conformance files"),
      let paths = FileManager.default.enumerator(atPath: folder.path)
    else { return [] }
    let suffix = ".expected.json"
    return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }
      .map { String($0.dropLast(suffix.count)) }
      .filter { only.map($0.contains) ?? true }
      .sorted()
      .map { ConformanceFile(path: $0, url: folder.appendingPathComponent($0)) }
  }()

  /// A part of the paths to look at alone, from the environment.
  static let only = ProcessInfo.processInfo.environment["CONFORMANCE_ONLY"]

  /// What the file should be read as.
  func expectation() throws -> JSONValue {
    let data = try Data(contentsOf: URL(fileURLWithPath: url.path + ".expected.json"))
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }

  /// What `analyze parse --json` would give for the file.
  func outcome() throws -> Outcome {
    let bytes = Array(try Data(contentsOf: url))
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let result = try Ingestor().read(bytes)
      let json = result.neutralJSON()
      let object = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
      let speaks = result.transcript.utterances.contains { $0.kind == .speech }
      return Outcome(
        exit: speaks ? 0 : 2, object: object, output: json, seconds: seconds(clock.now - start))
    } catch let error as IngestError {
      return Outcome(
        exit: error.kind == .refused ? 4 : 3, object: nil, output: error.description(of: path),
        seconds: seconds(clock.now - start))
    }
  }

  private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}

/// What came of reading a file.
struct Outcome {
  /// The exit code of the command.
  var exit: Int
  /// The object that the command prints; nil where it prints none.
  var object: JSONValue?
  /// Everything that the command prints.
  var output: String
  /// How long it took.
  var seconds: Double
}
