/// What is taken from one person.
enum UploadLimits {
  /// The most bytes of one file.
  static let file = 10 << 20
  /// The most bytes of a form with several files.
  static let form = 64 << 20
  /// The most bytes that are kept of one person.
  static let bytesOfPerson = 5 << 30
  /// The most files that are kept of one person.
  static let filesOfPerson = 50_000
  /// The endings of transcripts' names.
  static let endings: Set = [
    "vtt", "srt", "sbv", "txt", "text", "md", "log", "xml", "ttml", "dfxp", "tei", "trs", "eaf",
    "exb", "fln", "srv1", "srv3", "json", "json3", "csv", "tsv", "html", "htm", "cha", "textgrid",
    "docx",
  ]

  /// Why a file is refused before anybody reads it; nil where it may be read.
  ///
  /// What a name promises and what the first bytes are must agree.
  static func objection(to name: String, _ bytes: some Collection<UInt8>) -> Problem? {
    guard bytes.count <= file else {
      return Problem(
        status: 413, code: "upload-too-large",
        message: "The file is larger than the \(file >> 20) MB that are taken.")
    }
    guard !bytes.isEmpty else { return refusal("upload-empty", "The file is empty.") }
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    guard endings.contains(ending) else {
      return refusal(
        "upload-ending",
        "The name does not end like a transcript's (such as .vtt, .srt, .txt, .docx, .json).")
    }
    let isZIP = bytes.starts(with: [0x50, 0x4B, 3, 4])
    guard isZIP == (ending == "docx"), !bytes.starts(with: [0x1F, 0x8B]) else {
      return refusal(
        "upload-content", "The content is not what the name says; export the transcript again.")
    }
    return nil
  }

  private static func refusal(_ code: String, _ message: String) -> Problem {
    Problem(status: 422, code: code, message: message)
  }

  /// A name that can be a file's in a folder of ours, as near to the given one as can be.
  static func safeName(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let kept = last.unicodeScalars.filter {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        false
      default: true
      }
    }
    let plain = String(String.UnicodeScalarView(kept)).trimmed.drop { $0 == "." || $0 == "-" }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last else { return cut(String(plain), 120) }
    return cut(parts.dropLast().joined(separator: "."), 120) + "." + cut(String(ending), 12)
  }

  /// The first characters that fit into so many bytes.
  private static func cut(_ text: String, _ most: Int) -> String {
    var result = ""
    for character in text {
      guard result.utf8.count + character.utf8.count <= most else { break }
      result.append(character)
    }
    return result
  }
}
