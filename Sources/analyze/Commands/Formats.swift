import ArgumentParser
import TranscriptIngest

/// Lists the formats that can be read.
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
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
