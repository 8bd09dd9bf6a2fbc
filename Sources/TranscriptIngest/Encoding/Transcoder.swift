import Glibc

/// Turns text of other encodings into UTF-8, with the tables of the C library.
struct Transcoder {
  /// The text as UTF-8.
  private(set) var bytes: [UInt8] = []
  /// How many units of the source stood for nothing and became U+FFFD.
  private(set) var replaced = 0

  /// Decodes `source`.
  ///
  /// - Throws: `IngestError` where the C library has no table for `encoding`.
  /// - Complexity: O(*n*) in the number of bytes.
  init(_ source: ArraySlice<UInt8>, from encoding: TextEncoding) throws(IngestError) {
    guard let table = iconv_open("UTF-8", encoding.table),
      table != UnsafeMutableRawPointer(bitPattern: -1)
    else { throw Self.noTable(for: encoding) }
    defer { iconv_close(table) }
    bytes.reserveCapacity(source.count + source.count / 8)
    source.withUnsafeBytes { convert($0, with: table, unitBytes: encoding.unitBytes) }
  }

  /// Runs the conversion piece by piece.
  ///
  /// The pointers stay inside `source` and `piece`: `iconv` moves them by what it has read and
  /// written, and the step over a bad unit is cut at the end of the source. `iconv` does not
  /// write through its input pointer; the C interface only lacks a `const`.
  private mutating func convert(
    _ source: UnsafeRawBufferPointer, with table: iconv_t, unitBytes: Int
  ) {
    guard let base = source.baseAddress else { return }
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(
      mutating: base.assumingMemoryBound(to: CChar.self))
    var left = source.count
    var piece = [CChar](repeating: 0, count: 64 << 10)
    while left > 0 {
      let before = left
      let stop = piece.withUnsafeMutableBufferPointer { room in
        var output = room.baseAddress
        var free = room.count
        let ended = iconv(table, &input, &left, &output, &free) == -1
        let reason = ended ? errno : 0
        bytes.append(contentsOf: UnsafeRawBufferPointer(room)[..<(room.count - free)])
        return reason
      }
      if stop == E2BIG && left < before { continue }
      guard left > 0 else { return }
      let step = stop == EINVAL ? left : min(unitBytes, left)
      input = input?.advanced(by: step)
      left -= step
      replaced += 1
      bytes.append(contentsOf: DecodedText.replacement)
    }
  }

  private static func noTable(for encoding: TextEncoding) -> IngestError {
    IngestError(
      .notRecognized, code: "unsupported-encoding", finding: "text in \(encoding.name)",
      expectation: "an encoding that this system's C library can convert",
      remedy: "save the file as UTF-8")
  }
}
