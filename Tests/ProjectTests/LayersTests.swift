import Foundation
import Testing
import TranscriptTestSupport

/// What a target's sources may import: our own layers below it, and its outside libraries.
///
/// SwiftPM stops an import of a target that is not a dependency only in a clean build, and never
/// an import that a transitive dependency makes visible.
private let allowed: [String: Set<String>] = [
  "TranscriptModel": [],
  "TranscriptIngest": ["TranscriptModel", "CLibXML2", "CLibArchive"],
  "TalkRatio": ["TranscriptModel"],
  "Coaching": ["TalkRatio", "TranscriptModel", "CWeightProducts"],
  "Reports": ["Coaching", "TalkRatio", "TranscriptModel", "CNettle", "GRDB", "GRDBSQLite"],
  "analyze": [
    "Reports", "Coaching", "TalkRatio", "TranscriptIngest", "TranscriptModel", "ArgumentParser",
    "CNettle", "Logging", "SystemPackage", "Yams",
  ],
  "Dashboard": [
    "Reports", "Coaching", "TranscriptModel", "ArgumentParser", "CLibCrypto", "HTTPTypes",
    "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOHTTPTypes", "NIOPosix",
    "ServiceLifecycle",
    "UnixSignals",
  ],
]

/// The targets in C, which import nothing of ours.
private let inC: Set<String> = [
  "CLibXML2", "CLibArchive", "CLibCrypto", "CNettle", "CWeightProducts",
]

/// What the toolchain brings.
private let toolchain: Set<String> = ["Dispatch", "Foundation", "Glibc", "Synchronization"]

@Suite struct LayersTests {
  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what lies below it`(target: String) throws {
    let folder = Folders.project.appendingPathComponent("Sources/\(target)")
    let files = try swiftFiles(below: folder)
    #expect(!files.isEmpty)
    for file in files {
      for module in importedModules(try String(contentsOf: file, encoding: .utf8)) {
        let isFine = toolchain.contains(module) || allowed[target, default: []].contains(module)
        #expect(isFine, "\(target)/\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test func `every target of the sources has a rule`() throws {
    let sources = Folders.project.appendingPathComponent("Sources")
    let targets = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    #expect(Set(targets).subtracting(inC) == Set(allowed.keys))
  }

  @Test(arguments: [
    ("import Foundation", ["Foundation"]),
    ("public import TalkRatio\n@testable import Reports", ["TalkRatio", "Reports"]),
    ("internal import struct GRDB.Row", ["GRDB"]),
    ("// import Nothing\nlet important = 1", []),
  ])
  func `imports are found however they are written`(source: String, modules: [String]) {
    #expect(importedModules(source) == modules)
  }
}

private func importedModules(_ source: String) -> [String] {
  let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
  return source.split(separator: "\n").compactMap { line in
    var words = line.split(separator: " ")[...]
    while let word = words.first, word.hasPrefix("@") || accessLevels.contains(word) {
      words.removeFirst()
    }
    guard words.popFirst() == "import" else { return nil }
    if let word = words.first, kinds.contains(word) { words.removeFirst() }
    return words.first?.split(separator: ".").first.map(String.init)
  }
}

private let accessLevels: Set<Substring> = [
  "public", "package", "internal", "fileprivate", "private",
]

private func swiftFiles(below folder: URL) throws -> [URL] {
  let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  return paths.filter { $0.hasSuffix(".swift") }.sorted().map(folder.appendingPathComponent)
}
