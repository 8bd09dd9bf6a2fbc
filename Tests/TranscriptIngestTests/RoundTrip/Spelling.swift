import Foundation
import Testing

/// How a text becomes bytes: its encoding, its mark, its line ends.
struct Spelling: Sendable, CustomTestStringConvertible {
  enum Encoding: String { case utf8 = "UTF-8", utf16 = "UTF-16", windows1252 = "windows-1252" }

  let testDescription: String
  let encoding: Encoding
  let mark: [UInt8]
  let lineEnd: String

  init(_ name: String, _ encoding: Encoding, mark: [UInt8] = [], lineEnd: String = "\n") {
    testDescription = name
    self.encoding = encoding
    self.mark = mark
    self.lineEnd = lineEnd
  }

  static let all = [
    Spelling("UTF-8", .utf8),
    Spelling("UTF-8 with CR", .utf8, lineEnd: "\r"),
    Spelling("UTF-8 with mark and CR LF", .utf8, mark: [0xEF, 0xBB, 0xBF], lineEnd: "\r\n"),
    Spelling("UTF-16 little endian", .utf16, mark: littleEndian, lineEnd: "\r\n"),
    Spelling("UTF-16 big endian", .utf16, mark: [0xFE, 0xFF]),
    Spelling("Windows 1252", .windows1252, lineEnd: "\r\n"),
  ]

  /// The place among all spellings.
  var rank: Int { Self.all.firstIndex { $0.testDescription == testDescription } ?? 0 }

  private static let littleEndian: [UInt8] = [0xFF, 0xFE]

  /// The bytes of a text; nil where the encoding lacks a character of it.
  func bytes(of text: String) -> [UInt8]? {
    let text = text.replacing("\n", with: lineEnd)
    switch encoding {
    case .utf8: return mark + text.utf8
    case .windows1252: return text.data(using: .windowsCP1252).map { mark + $0 }
    case .utf16:
      let isLittle = mark == Self.littleEndian
      return mark
        + text.utf16.flatMap { unit in
          let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
          return isLittle ? [low, high] : [high, low]
        }
    }
  }
}
