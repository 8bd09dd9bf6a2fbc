import Foundation
import SystemPackage
import TranscriptIngest

/// The output of one `worker`, or of several one after the other, that can be read twice.
///
/// The first reading proves that the part is whole; only then does the second store anything.
struct PartFile {
  /// How long a record may be: that of the longest file that is read, with its labels.
  static let recordLimit = 1 << 30

  /// What messages call it.
  let name: String
  private let file: FileDescriptor
  private let start: Int64

  /// Opens the part at `path`.
  ///
  /// - Throws: `PartProblem` where it cannot be opened.
  init(path: String) throws(PartProblem) {
    name = FilePath(path).shown
    do {
      let opened = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
      if (try? opened.seek(offset: 0, from: .current)) != nil {
        file = opened
      } else {
        // A pipe cannot be read twice.
        defer { try? opened.close() }
        file = try Self.spooled(opened)
      }
    } catch {
      throw PartProblem(
        place: FilePath(path).shown, code: "unreadable",
        reason: "cannot be opened (\(error)); check the path and permissions")
    }
    start = 0
    guard (try? file.stat())?.type != .directory else {
      close()
      throw PartProblem(
        place: name, code: "not-a-file",
        reason:
          "expected the output of a worker, found a folder; name the folder itself, or move it")
    }
  }

  /// The files that an argument stands for: itself, or those of the folder that it is, in order.
  ///
  /// Names that begin with a dot or an underscore are no parts: engines mark their folders so.
  ///
  /// - Throws: `PartProblem` where the folder cannot be read or holds no part.
  static func paths(of argument: String) throws(PartProblem) -> [String] {
    guard (try? FilePath(argument).stat())?.type == .directory else { return [argument] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: argument)
    } catch {
      throw PartProblem(
        place: FilePath(argument).shown, code: "unreadable-folder",
        reason: "the folder cannot be read; check its permissions")
    }
    let parts = names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }.sorted()
    guard !parts.isEmpty else {
      throw PartProblem(
        place: FilePath(argument).shown, code: "no-parts",
        reason: "expected the outputs of workers in the folder, found none; check the path")
    }
    return parts.map { FilePath(argument).appending($0).string }
  }

  /// Takes standard input; what cannot be read twice is kept in a file without a name meanwhile.
  ///
  /// - Throws: `PartProblem` where there is no room for that.
  init(standardInput: Void) throws(PartProblem) {
    name = "standard input"
    do {
      if let place = try? FileDescriptor.standardInput.seek(offset: 0, from: .current) {
        (file, start) = (.standardInput, place)
      } else {
        (file, start) = (try Self.spooled(.standardInput), 0)
      }
    } catch {
      throw PartProblem(
        place: "standard input", code: "unreadable",
        reason: "cannot be kept in \(NSTemporaryDirectory()) (\(error)); "
          + "make room, set TMPDIR, or give the parts as files")
    }
  }

  /// Copies a stream to a file that only its owner may read and that has no name any more.
  private static func spooled(_ stream: FileDescriptor) throws -> FileDescriptor {
    let path = FilePath(NSTemporaryDirectory()).appending("analyze-merge-\(UUID().uuidString)")
    let file = try FileDescriptor.open(
      path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: .ownerReadWrite)
    try FileManager.default.removeItem(atPath: path.string)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try buffer.withUnsafeMutableBytes {
        try stream.read(into: $0)
      }
      if count == 0 { return file }
      try file.writeAll(buffer[..<count])
    }
  }

  /// Closes the file.
  func close() {
    try? file.close()
  }

  /// Reads every record from the beginning.
  ///
  /// - Parameter body: Told of each record with the number of its line.
  /// - Throws: `PartProblem` where a line is no record of this version, and what `body` throws.
  func forEachRecord(_ body: (JSONNode, Int) throws -> Void) throws {
    var limits = IngestLimits()
    limits.jsonValues = 64_000_000
    _ = try file.seek(offset: start, from: .start)
    var lines = LineReader(file, limit: Self.recordLimit)
    var number = 0
    while let line = try lines.next() {
      number += 1
      guard case .whole(let bytes) = line else {
        throw problem("truncated", number, "a whole record", "a part of one")
      }
      if bytes.isEmpty { continue }
      guard let node = try? JSONDocument(Array(bytes), limits: limits).root, node.kind == .object
      else { throw problem("not-an-object", number, "a JSON object", "something else") }
      try body(node, number)
    }
  }

  /// A problem of this part.
  func problem(
    _ code: String, _ line: Int?, _ expectation: String, _ finding: String
  ) -> PartProblem {
    PartProblem(
      place: name, code: code, line: line,
      reason: "expected \(expectation), found \(finding); "
        + "nothing of the part was merged: run its worker again")
  }
}

/// Why a part cannot be merged: place, finding, expectation and remedy.
struct PartProblem: Error, Sendable, Hashable {
  /// The part.
  var place: String
  /// A stable, documented code.
  var code: String
  /// The 1-based line; nil where the whole part is meant.
  var line: Int?
  /// Expectation, finding and remedy.
  var reason: String

  /// The problem as one line.
  var message: String {
    "\(place)\(line.map { ":\($0)" } ?? ""): error[\(code)]: \(reason)"
  }
}
