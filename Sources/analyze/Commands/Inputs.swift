import ArgumentParser
import Reports
import SystemPackage
import TranscriptModel

/// Lists what `ingest` would read, as input for `worker`.
struct Inputs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inputs",
    abstract: "List what ingest would read, as lines for worker.",
    discussion: """
      One JSON object a line for each file: its id (the absolute path), where it lies, and who \
      met whom as manifests and paths tell. Cut the list in any way, hand each part to a \
      `worker` that can read the files, and `merge` what comes out: the database is that of \
      `ingest` with the same paths, manifests and options.

      Exit codes: 0 everything is listed, 1 some inputs are not (each is named with its \
      reason), 64 usage, 74 the output cannot be written.
      """)

  @OptionGroup var archive: ArchiveOptions

  func validate() throws {
    if archive.paths.isEmpty { throw ValidationError("Name the files and folders to list.") }
  }

  func run() throws {
    let archive = try archive.find()
    archive.tellLost()
    var lost = archive.lost
    var lines = ""
    for file in archive.found.files {
      guard let record = WorkerInput.json(of: file, archive.identities) else {
        Messages.problem(.nameNotText, of: file.path.shown)
        lost += 1
        continue
      }
      lines += record + "\n"
      if lines.utf8.count > 1 << 20 {
        try write(lines)
        lines = ""
      }
    }
    try write(lines)
    archive.tellPassedOver()
    if lost > 0 { throw ExitStatus.incomplete }
  }
}

extension WorkerInput {
  /// The line for a file; nil where its path is no text, so that no record can name it.
  static func json(of file: InputFile, _ identities: Identities) -> String? {
    let paths = ([file.path] + file.parts).map { $0.canonical ?? $0 }
    guard paths.allSatisfy({ FilePath($0.shown) == $0 }) else { return nil }
    let identity = identities.outer(of: file)
    let facts: [(String, JSON)] = [
      ("program", .known(identity.program)), ("coach", .known(identity.coach)),
      ("client", .known(identity.client)), ("date", .known(identity.date)),
      ("session_type", .known(identity.type)),
      ("coach_aliases", .texts(identity.coachAliases)),
      ("client_aliases", .texts(identity.clientAliases)),
      ("consent", .known(identities.consent(to: file).map { $0 ? "yes" : "refused" })),
    ]
    return JSON.object(
      [
        ("id", .string(file.canonicalName)), ("source", .string(paths[0].shown)),
        ("name", .string(file.name)), ("format", .string("auto")),
        ("parts", .texts(paths.dropFirst().map(\.shown))),
        ("meta", .object(facts.filter(\.1.isKnown))),
      ].filter(\.1.isKnown)
    ).text
  }
}

extension JSON {
  /// A list of texts; `null` where it is empty.
  fileprivate static func texts(_ texts: [String]) -> JSON {
    texts.isEmpty ? .null : .list(texts.map(JSON.string))
  }

  fileprivate var isKnown: Bool { self != .null }
}

extension InputProblem {
  fileprivate static let nameNotText = InputProblem(
    stage: .input, code: "name-not-text",
    reason: "expected a path in UTF-8, which a record can hold, found other bytes; rename the "
      + "file, or bring it in with `analyze ingest`")
}
