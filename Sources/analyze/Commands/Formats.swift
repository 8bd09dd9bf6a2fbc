import ArgumentParser
import TranscriptIngest

/// Lists the formats that can be read.
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "List the transcript formats that can be read.")

  func run() throws {
    let readers = ReaderRegistry.standard.readers
    let column = (readers.map(\.name.count).max() ?? 0) + 2
    let rows = readers.map { reader in
      let gap = String(repeating: " ", count: column - reader.name.count)
      return "\(reader.name)\(gap)\(Self.folded(reader.summary, at: column))\n"
    }
    try write(rows.joined())
  }

  /// A text from a column on, in lines of at most 80 columns, whatever its words allow.
  private static func folded(_ text: String, at column: Int) -> String {
    let indent = String(repeating: " ", count: column)
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if column + line.count + 1 + word.count <= 80 {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n\(indent)")
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
