import ArgumentParser
import TranscriptIngest

/// Lists the formats that can be read.
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "List the transcript formats that can be read.")

  func run() throws {
    let readers = ReaderRegistry.standard.readers
    let width = readers.map(\.name.count).max() ?? 0
    let rows = readers.map { reader in
      let gap = String(repeating: " ", count: width - reader.name.count)
      return "\(reader.name)\(gap)  \(reader.summary)\n"
    }
    try write(rows.joined())
  }
}

/// The name of a format that an option states.
enum FormatName {
  /// Refuses a name that no reader has.
  static func validate(_ format: String?) throws {
    if let format, !isKnown(format) {
      throw ValidationError("There is no format '\(format)'; `analyze formats` lists them.")
    }
  }

  /// Whether a reader has this name.
  static func isKnown(_ format: String) -> Bool {
    ReaderRegistry.standard.reader(named: format) != nil
  }
}
