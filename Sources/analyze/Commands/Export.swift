public import ArgumentParser
public import Reports

/// Writes everything as records.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write everything as records for other programs, one file a kind.",
    discussion: "The same sessions give the same bytes, in whatever order they came in.")

  @OptionGroup var database: DatabaseOption

  @Option(help: "ndjson or csv.")
  var format: ExportFormat = .ndjson

  @Option(help: "The folder to write into; it is made where it is missing.")
  var out: String

  func run() throws {
    let store = try database.openUpToDate()
    let exporter = Exporter(store)
    let format = format
    let folder = out
    let paths = try usingStore { () throws(StoreError) in
      try exporter.write(format, to: folder)
    }
    try write(paths.map { SafeText($0).text + "\n" }.joined())
  }
}

extension ExportFormat: ExpressibleByArgument {}
