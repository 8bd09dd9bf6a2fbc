import Foundation
public import Testing

/// Compares `text` with the golden file `name` in the folder `Goldens` beside the calling test.
///
/// `RECORD_GOLDENS=1 swift test` writes the file and fails, so that a recording is never taken
/// for a pass.
public func expectGolden(
  _ text: String, _ name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Goldens").appendingPathComponent(name)
    .standardizedFileURL
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record(
      "recorded \(name); run again without RECORD_GOLDENS", sourceLocation: sourceLocation)
    return
  }
  guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record(
      "no golden \(name); record it with RECORD_GOLDENS=1", sourceLocation: sourceLocation)
    return
  }
  if golden != text { Attachment.record(Array(text.utf8), named: name) }
  #expect(text == golden, "differs from Goldens/\(name)", sourceLocation: sourceLocation)
}
