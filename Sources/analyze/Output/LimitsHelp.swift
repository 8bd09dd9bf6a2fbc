import TranscriptIngest

/// The limits of the readers, for the help of the commands that read files.
enum LimitsHelp {
  /// A line for each limit.
  static let text: String = {
    let limits = IngestLimits().published
    let width = limits.map(\.what.count).max() ?? 0
    let lines = limits.map { limit in
      "  \(limit.what)\(String(repeating: " ", count: width - limit.what.count))  \(limit.most)"
    }
    return "Refused is what goes beyond a limit (docs/limits.md):\n" + lines.joined(separator: "\n")
  }()
}
