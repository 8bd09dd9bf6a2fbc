public import ArgumentParser
public import Reports

/// Writes everything as records.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write everything as records for other programs, one file a kind.",
    discussion: """
      The same sessions give the same bytes, in whatever order they came in. With --person, \
      everything of one person, with the person's own words: for that person. Exit codes: 0 \
      written, 64 usage, 66 there is no such person, 74 the database or a file cannot be used.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: "ndjson or csv.")
  var format: ExportFormat = .ndjson

  @Option(help: "The folder to write into; it is made where it is missing.")
  var out: String

  @Option(help: "Only what is of this person, and the person's own words.")
  var person: String?

  @Option(help: "With --person: another name of the same person; may be given several times.")
  var alias: [String] = []

  @OptionGroup var names: NameOptions

  func validate() throws {
    if person == nil, !alias.isEmpty { throw ValidationError("--alias goes with --person.") }
  }

  func run() throws {
    let policy = try names.policy()
    let key = try names.key.load()
    let store = try database.openUpToDate()
    let paths = try usingStore { () throws(StoreError) in
      let exporter = try Exporter(store, names: policy)
      guard let person else { return try exporter.write(format, to: out) }
      return try PersonExport(of: person, aliases: alias, pseudonymsBy: key, by: exporter)
        .write(format, to: out)
    }
    if let person, paths.isEmpty {
      Messages.line(SafeText("the database holds nothing of '\(person)'").text)
      throw ExitStatus.notFound
    }
    try write(paths.map { SafeText($0).text + "\n" }.joined())
  }
}

extension ExportFormat: ExpressibleByArgument {}
