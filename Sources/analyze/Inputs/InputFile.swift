import Glibc
import SystemPackage
import TranscriptIngest

/// A file to read, and where it was found.
struct InputFile: Sendable, Hashable {
  /// Where the file is.
  var path: FilePath
  /// The folders and the name below the argument that led to the file.
  ///
  /// They may tell the session: `PROGRAM/COACH/CLIENT/2026-03-02.vtt`.
  var components: [String]

  /// The name to show and to export: the folder that was given and the path below it.
  var name: String
  /// Other files that make up the same meeting, in order of their paths.
  var parts: [FilePath] = []
  /// The absolute path without links, which names the file whatever way led to it.
  var canonicalName: String
  /// The path under which the database knows the file: the canonical name, or what stands for it.
  var storedPath: String

  /// The folder whose search led to the file; nil where the file itself was named.
  var root: FilePath?
  /// The name to record of a refused file; nil where the database holds no names of files.
  var storedName: String? { storedPath == canonicalName ? name : nil }
  /// The root to record of a refused file; nil also where the database holds no names of files.
  var storedRoot: String? { storedPath == canonicalName ? root?.shown : nil }
  /// The size when the file was found, in bytes.
  var size = 0

  /// Makes an input file.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - components: The folders and the name below the argument that led to it.
  ///   - root: That argument, where it is a folder, as an absolute path without links.
  ///   - canonical: The absolute path without links, where it is known already.
  init(
    path: FilePath, components: [String], root: FilePath? = nil, canonical: FilePath? = nil
  ) {
    self.path = path
    self.components = components
    self.root = root
    canonicalName = (canonical ?? path.canonical ?? path).shown
    storedPath = canonicalName
    let folder = root?.lastComponent.map { FilePath(root: nil, [$0]).shown }
    name = ([folder].compactMap(\.self) + components).joined(separator: "/")
  }
}

/// Why an input was not stored, in the words of the error record.
struct InputProblem: Error, Sendable, Hashable {
  /// How far the input came.
  enum Stage: String, Sendable {
    /// It could not be found or its consent was refused.
    case input
    /// Its bytes could not be read.
    case read
    /// Its bytes are not text in a known encoding.
    case decode
    /// Its text is not a transcript that can be used.
    case parse
  }

  /// How far the input came.
  var stage: Stage
  /// A stable, documented code.
  var code: String
  /// Finding, expectation and remedy in one sentence, without words of the transcript.
  var reason: String
  /// The 1-based line; nil where the whole file is meant.
  var line: Int?

  /// The problem as one line behind the file's name.
  func description(of file: String) -> String {
    let place = line.map { ":\($0)" } ?? ""
    return "\(file)\(place): error[\(code)]: \(reason)"
  }
}

extension InputFile {
  /// The files beside this one, for formats that spread over several.
  func companions(limit: Int) -> Companions {
    let folder = path.removingLastComponent()
    return Companions(name: path.lastComponent?.string ?? "") { relative in
      try? FileReading.bytes(of: folder.pushing(FilePath(relative)), limit: limit)
    }
  }
}

extension FilePath {
  /// The absolute path without links; nil where nothing is there.
  var canonical: FilePath? {
    withPlatformString { path in
      guard let resolved = realpath(path, nil) else { return nil }
      defer { free(resolved) }
      return FilePath(platformString: resolved)
    }
  }

  /// The path for people and for the database; bytes that are no UTF-8 as `\xNN`.
  var shown: String {
    withPlatformString { characters in
      let bytes = UnsafeBufferPointer(start: characters, count: length).map(UInt8.init(bitPattern:))
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      return bytes.map { byte in
        byte < 0x80
          ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
      }.joined()
    }
  }
}
