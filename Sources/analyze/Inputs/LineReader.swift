import SystemPackage

/// The lines of a stream, one by one, in bounded memory.
struct LineReader {
  /// One line, without its line feed.
  enum Line {
    /// A line that a line feed ends.
    case whole(ArraySlice<UInt8>)
    /// The last line, which no line feed ends: it may have been cut off.
    case unended(ArraySlice<UInt8>)
    /// A line beyond the limit; it was passed over.
    case tooLong
  }

  private static let chunk = 1 << 18

  private let file: FileDescriptor
  private let limit: Int
  private var bytes: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: chunk)
  /// Where the next line begins in `bytes`.
  private var start = 0
  /// Up to where `bytes` holds no line feed behind `start`.
  private var searched = 0
  private var isAtEnd = false

  /// Reads from `file`, passing over lines of more than `limit` bytes.
  init(_ file: FileDescriptor, limit: Int) {
    self.file = file
    self.limit = limit
  }

  /// The next line; nil behind the last.
  ///
  /// - Parameter beforeReading: Called before every read that may have to wait, so that answers
  ///   to all lines that came are given first.
  /// - Returns: The line.
  /// - Throws: `Errno` where the stream cannot be read, and what `beforeReading` throws.
  mutating func next(beforeReading: () throws -> Void = {}) throws -> Line? {
    var isTooLong = false
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0A) {
        defer { (start, searched) = (end + 1, end + 1) }
        return isTooLong || end - start > limit ? .tooLong : .whole(bytes[start..<end])
      }
      searched = bytes.count
      if bytes.count - start > limit {
        isTooLong = true
        start = bytes.count
      }
      if isAtEnd {
        defer { start = bytes.count }
        if isTooLong { return .tooLong }
        return start < bytes.count ? .unended(bytes[start...]) : nil
      }
      try beforeReading()
      try fill()
    }
  }

  private mutating func fill() throws {
    if start > 0 {
      bytes.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
    bytes += buffer[..<count]
    isAtEnd = count == 0
  }
}
