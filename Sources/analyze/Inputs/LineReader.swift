import SystemPackage

/// The lines of a stream, one by one, in bounded memory.
struct LineReader {
  /// One line, without its line feed.
  enum Line {
    /// A line that a line feed ends.
    case whole(ArraySlice<UInt8>)
    /// The last line, which no line feed ends: it may have been cut off.
    case unended(ArraySlice<UInt8>)
    /// A line beyond the limit, which was passed over, with the digest of its bytes.
    case tooLong(ContentHash)
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
    var passedOver: ContentHash?
    func isTooLong(_ line: ArraySlice<UInt8>) -> Bool {
      guard passedOver != nil || line.count > limit else { return false }
      passedOver = passedOver ?? ContentHash()
      passedOver?.update(Array(line))
      return true
    }
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0A) {
        let line = bytes[start..<end]
        (start, searched) = (end + 1, end + 1)
        if isTooLong(line), let passedOver { return .tooLong(passedOver) }
        return .whole(line)
      }
      searched = bytes.count
      if isTooLong(bytes[start...]) { start = bytes.count }
      if isAtEnd {
        defer { start = bytes.count }
        if let passedOver { return .tooLong(passedOver) }
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
