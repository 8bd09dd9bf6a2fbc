import Foundation
import SystemPackage
import Testing

@testable import analyze

@Suite struct LineReaderTests {
  private func lines(_ text: String, limit: Int) throws -> [String] {
    let path = FilePath(NSTemporaryDirectory()).appending("lines-\(UUID().uuidString)")
    let file = try FileDescriptor.open(
      path, .readWrite, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
    defer {
      try? file.close()
      try? FileManager.default.removeItem(atPath: path.string)
    }
    try file.writeAll(text.utf8)
    _ = try file.seek(offset: 0, from: .start)
    var reader = LineReader(file, limit: limit)
    var lines: [String] = []
    while let line = try reader.next() {
      switch line {
      case .whole(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
      case .unended(let bytes): lines.append("…" + String(decoding: bytes, as: UTF8.self))
      case .tooLong(var digest): lines.append("too long: \(digest.finish())")
      }
    }
    return lines
  }

  @Test func `lines come one by one, and the last may have no end`() throws {
    #expect(try lines("a\n\nbc\n", limit: 9) == ["a", "", "bc"])
    #expect(try lines("a\nbc", limit: 9) == ["a", "…bc"])
    #expect(try lines("", limit: 9) == [])
  }

  @Test func `a line beyond the limit is passed over, and the next one is read`() throws {
    func passedOver(_ line: String) -> String {
      "too long: \(ContentHash.hexadecimal(of: Array(line.utf8)))"
    }
    #expect(
      try lines("123\n1234\n12\n12345", limit: 3) == [
        "123", passedOver("1234"), "12", passedOver("12345"),
      ])
    let long = String(repeating: "x", count: 700_000)
    #expect(try lines("a\n\(long)\nb\n", limit: 600_000) == ["a", passedOver(long), "b"])
    #expect(try lines("a\n\(long)\nb\n", limit: 700_000) == ["a", long, "b"])
  }
}
