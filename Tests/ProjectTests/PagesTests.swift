import Coaching
import Foundation
import Testing
import TranscriptIngest
import TranscriptTestSupport

/// What users may meet has a page: formats, markers, codes, commands and their options.
@Suite struct PagesTests {
  @Test(arguments: ReaderRegistry.standard.readers.map(\.name))
  func `every format has its page`(name: String) throws {
    let page = try text("docs/formats/\(name).md")
    #expect(page.hasPrefix("# "), "docs/formats/\(name).md has no headline")
    #expect(try text("docs/formats/README.md").contains("(\(name).md)"), "not in the list")
  }

  @Test func `every page of a format speaks of a format that is read`() throws {
    let others: Set = ["README", "encodings", "xml"]
    let pages = try names(in: "docs/formats").filter { $0.hasSuffix(".md") }.map { $0.dropLast(3) }
    let readers = Set(ReaderRegistry.standard.readers.map(\.name))
    #expect(Set(pages.map(String.init)).subtracting(readers).subtracting(others) == [])
  }

  @Test(arguments: ["Modes", "Zoom"])
  func `every marker has its page`(folder: String) throws {
    for file in try names(in: "Sources/Coaching/\(folder)") {
      let name = file.prefix(1).lowercased() + file.dropFirst().dropLast(".swift".count)
      #expect(try names(in: "docs/markers").contains("\(name).md"), "no page for \(name)")
    }
  }

  @Test func `every code of an error or a note stands in the table of codes`() throws {
    let table = try text("docs/codes.md")
    let codes = try codesInSources()
    #expect(codes.count > 20, "the codes are not found any more: \(codes.sorted())")
    for code in codes.sorted() {
      let isListed = table.contains("| `\(code)` |")
      #expect(isListed, "\(code) is not in docs/codes.md")
    }
  }

  @Test func `the page of limits says what the help says`() throws {
    let lines = try text("docs/limits.md").split(separator: "\n")
    for limit in IngestLimits().published {
      let isListed = lines.contains { $0.contains(limit.what) && $0.contains("| \(limit.most)") }
      #expect(isListed, "\(limit.what): \(limit.most)")
    }
  }

  @Test func `every command and option stands in the page of commands`() throws {
    let page = try text("docs/commands.md")
    let help = try JSONDecoder().decode(DumpedHelp.self, from: try dumpedHelp())
    let commands = help.command.subcommands ?? []
    #expect(commands.count > 5)
    for command in commands where command.commandName != "help" {
      let hasSection = page.contains("## `\(command.commandName)`")
      #expect(hasSection, "\(command.commandName) has no section")
      for argument in command.arguments ?? [] {
        for name in argument.names ?? [] where name.kind == "long" && name.name != "help" {
          let option = "`--\(name.name)"
          let isDescribed = page.contains(option)
          #expect(isDescribed, "\(command.commandName) --\(name.name) is not described")
        }
      }
    }
  }

  @Test func `the card and the changelog name the models that ship`() throws {
    let compact = try BalanceModel.shipped().version
    let accurate = try BalanceModel.shippedAccurate().version
    let card = try text("docs/model-card.md")
    #expect(card.contains("Version `\(compact)`"))
    #expect(card.contains("--version \(compact) --model balance.model"))
    #expect(card.contains("--version \(accurate) --model accurate.model"))
    let changelog = try text("CHANGELOG.md")
    #expect(changelog.contains("The models are `\(compact)` and `\(accurate)`"))
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Folders.project.appendingPathComponent(path), encoding: .utf8)
  }

  private func names(in path: String) throws -> [String] {
    let folder = Folders.project.appendingPathComponent(path).path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func codesInSources() throws -> Set<String> {
    let root = Folders.project.appendingPathComponent("Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".swift") }
    let written: [(opening: String, code: Regex<(Substring, Substring)>)] = [
      ("code: ", #/code: "([a-z0-9-]+)"/#), ("code: ", #/code: [a-zA-Z.]+ \? "([a-z0-9-]+)"/#),
      ("code: ", #/code: [a-zA-Z.]+ \? "[a-z0-9-]+" : "([a-z0-9-]+)"/#),
      ("note(", #/note\("([a-z0-9-]+)"/#), ("throw error(", #/throw error\(\s*"([a-z0-9-]+)"/#),
    ]
    let ofTheStore = ("case ", #/case [a-zA-Z]+ = "([a-z-]+)"/#)
    var codes: Set<String> = []
    for file in files {
      let source = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
      let patterns = file.hasSuffix("StoreError.swift") ? written + [ofTheStore] : written
      for (opening, code) in patterns {
        // Looked for first, since trying a pattern at every character takes minutes unoptimised.
        for place in source.ranges(of: opening) {
          guard let match = source[place.lowerBound...].prefixMatch(of: code) else { continue }
          codes.insert(String(match.output.1))
        }
      }
    }
    return codes
  }

  /// The command line's own description of itself, as the built program prints it.
  private func dumpedHelp() throws -> Data {
    let process = Process()
    process.executableURL = BuiltProgram.analyze
    process.arguments = ["--experimental-dump-help"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }
}

private struct DumpedHelp: Decodable {
  struct Command: Decodable {
    var commandName: String
    var arguments: [Argument]?
    var subcommands: [Command]?
  }
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }
    var names: [Name]?
  }
  var command: Command
}
