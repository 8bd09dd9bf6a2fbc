/// A file's bytes as UTF-8, and how they were encoded.
struct DecodedText {
  /// The text as UTF-8, without byte order mark.
  let bytes: [UInt8]
  /// The encoding of the file, in lower case.
  let encoding: String
  /// Whether the file began with a byte order mark.
  let hasByteOrderMark: Bool
  /// Whether the encoding was guessed, not declared or proven.
  let isGuessed: Bool

  /// Decodes a file.
  init(_ file: [UInt8]) throws(IngestError) {
    let mark = file.starts(with: [0xEF, 0xBB, 0xBF])
    bytes = mark ? Array(file.dropFirst(3)) : file
    encoding = "utf-8"
    hasByteOrderMark = mark
    isGuessed = false
  }
}
