/// What stands before the first turn: a title, a date, a block of metadata.
struct Preamble {
  private(set) var title: String?
  private(set) var date: String?
  private let bytes: [UInt8]
  private var inMetadata = false
  private var lines = 0
  private var previous: Range<Int>?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Looks at one line before the first turn.
  mutating func take(_ line: TextLine) {
    guard !line.isBlank else { return }
    lines += 1
    let range = line.range
    if bytes[range].elementsEqual("---".utf8) {
      inMetadata = lines == 1
      return
    }
    defer { previous = range }
    if inMetadata { return takeMetadata(range) }
    if title == nil { title = heading(range) ?? underlined(range) }
    if date == nil, range.count <= 100, lines <= 20 { date = WrittenDate(in: string(range))?.text }
  }

  /// Written as `title: On leaving with a date`.
  private mutating func takeMetadata(_ range: Range<Int>) {
    guard let colon = bytes[range].firstIndex(of: .colon) else { return }
    var value = ByteCursor(bytes).trimmed((colon + 1)..<range.upperBound)
    if value.count > 1, let quote = bytes[value].first,
      quote == .quote || quote == UInt8(ascii: "'"),
      bytes[value].last == quote
    {
      value = value.dropFirst().dropLast()
    }
    guard !value.isEmpty else { return }
    switch string(range.lowerBound..<colon).lowercased() {
    case "title": title = title ?? string(value)
    case "date": date = date ?? WrittenDate(in: string(value))?.text
    default: break
    }
  }

  /// Written as `# Session 7`.
  private func heading(_ range: Range<Int>) -> String? {
    var cursor = ByteCursor(bytes, range)
    guard cursor.skip("# ") else { return nil }
    let words = cursor.trimmed(cursor.index..<range.upperBound)
    return words.isEmpty ? nil : plain(words)
  }

  /// A line of `=` under a title.
  private func underlined(_ range: Range<Int>) -> String? {
    guard range.count > 2, bytes[range].allSatisfy({ $0 == .equals }), let previous else {
      return nil
    }
    return plain(previous)
  }

  private func plain(_ range: Range<Int>) -> String {
    String(decoding: MarkdownText.plain(Array(bytes[range])), as: UTF8.self)
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
