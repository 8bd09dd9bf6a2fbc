import Glibc
import SystemPackage
import TranscriptIngest

/// A file to read, and where it was found.
///
/// Little is kept of each, since an archive may have a million: what its path tells is told when it is
/// asked for.
struct InputFile: Sendable, Hashable {
  /// Where the file is.
  var path: FilePath
  /// Other files that make up the same meeting, in order of their paths.
  var parts: [FilePath] = []
  /// The folder whose search led to the file, as an absolute path without links; nil where the file
  /// itself was named.
  var root: FilePath?
  /// The size when the file was found, in bytes.
  var size = 0
  /// What stands for the path in the database; nil: the canonical name.
  var pseudonym: String?

  /// How many folders and names lie between the root and the file, that counted.
  private let depth: Int
  /// The folders and the name of a file that was named itself.
  private let named: [String]?
  /// The absolute path without links, where the root does not tell it.
  private let canonical: String?

  /// Makes an input file.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - components: The folders and the name that may tell the session.
  init(path: FilePath, components: [String]) {
    self.path = path
    named = components
    depth = 0
    canonical = (path.canonical ?? path).shown
  }

  /// Makes an input file that the search of a folder led to.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - depth: How many of the last components of the path lie below the folder.
  ///   - root: The folder, as an absolute path without links.
  ///   - isLink: Whether the file is a link, so that its place does not tell what it leads to.
  init(path: FilePath, depth: Int, below root: FilePath, isLink: Bool) {
    self.path = path
    self.depth = depth
    self.root = root
    named = nil
    canonical = isLink ? (path.canonical ?? path).shown : nil
  }

  /// The folders and the name below the argument that led to the file.
  ///
  /// They may tell the session: `PROGRAM/COACH/CLIENT/2026-03-02.vtt`.
  var components: [String] {
    named ?? path.components.suffix(depth).map { FilePath(root: nil, [$0]).shown }
  }

  /// The name to show and to export: the folder that was given and the path below it.
  var name: String {
    let folder = root?.lastComponent.map { FilePath(root: nil, [$0]).shown }
    return ([folder].compactMap(\.self) + components).joined(separator: "/")
  }

  /// Whether the file may lie elsewhere than its path says.
  var isLink: Bool { canonical != nil }

  /// The absolute path without links, which names the file whatever way led to it.
  var canonicalName: String {
    if let canonical { return canonical }
    guard var place = root else { return path.shown }
    for component in path.components.suffix(depth) { place.append(component) }
    return place.shown
  }

  /// The path under which the database knows the file.
  var storedPath: String { pseudonym ?? canonicalName }

  /// The name to record of a refused file; nil where the database holds no names of files.
  var storedName: String? { pseudonym == nil ? name : nil }
  /// The root to record of a refused file; nil also where the database holds no names of files.
  var storedRoot: String? { pseudonym == nil ? root?.shown : nil }
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

  /// The parts of this file as they were read, and no other file: what is analysed is what was hashed.
  func companions(read parts: [[UInt8]]) -> Companions {
    guard !parts.isEmpty else {
      return Companions(name: path.lastComponent?.string ?? "") { _ in nil }
    }
    let folder = path.absolute.removingLastComponent()
    let places = self.parts.map(\.absolute)
    let read = Dictionary(zip(places, parts)) { first, _ in first }
    return Companions(name: path.lastComponent?.string ?? "") { relative in
      read[folder.pushing(FilePath(relative)).lexicallyNormalized()]
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

  /// The absolute path; where nothing is there or can be reached, as the names alone tell it.
  var absolute: FilePath {
    if let canonical { return canonical }
    let whole = isAbsolute ? self : (FilePath(".").canonical ?? FilePath("/")).pushing(self)
    return whole.lexicallyNormalized()
  }

  /// Whether something is at a path of the database that can be looked at.
  static func isReachable(_ path: String) -> Bool {
    path.hasPrefix("/") && (try? FilePath(shown: path).stat()) != nil
  }

  /// The path that is shown as `text`: as it is spelt where something is there, else with the bytes
  /// that stand as `\xNN`.
  init(shown text: String) {
    self.init(text)
    guard text.contains("\\x"), (try? stat(followTargetSymlink: false)) == nil else { return }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      let digits = rest.dropFirst(2).prefix(2)
      if rest.starts(with: "\\x".utf8), digits.count == 2,
        let spelt = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), spelt >= 0x80
      {
        bytes.append(spelt)
        rest = rest.dropFirst(4)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    self.init(platformString: (bytes + [0]).map(CChar.init(bitPattern:)))
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
