/// Finds e-mail addresses and telephone numbers in running text.
enum ContactFinder {
  /// The fewest digits of a telephone number, with and without a sign that it is one.
  private static let fewestDigits = (marked: 7, bare: 9)

  /// The addresses and numbers, with what is to stand in their place.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  static func replacements(in text: String) -> [Rewriting.Replacement] {
    let bytes = Array(text.utf8)
    return addresses(in: bytes) + numbers(in: bytes)
  }

  private static func addresses(in bytes: [UInt8]) -> [Rewriting.Replacement] {
    var found: [Rewriting.Replacement] = []
    var index = 0
    while let at = bytes[index...].firstIndex(of: UInt8(ascii: "@")) {
      let start = bytes[..<at].lastIndex { !isOfAddress($0) }.map { $0 + 1 } ?? 0
      var end = bytes[(at + 1)...].firstIndex { !isOfAddress($0) } ?? bytes.count
      while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
      if start < at, bytes[(at + 1)..<end].contains(UInt8(ascii: ".")) {
        found.append(Rewriting.Replacement(range: start..<end, text: "[e-mail]"))
      }
      index = max(end, at + 1)
    }
    return found
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"): true
    default: false
    }
  }

  private static func numbers(in bytes: [UInt8]) -> [Rewriting.Replacement] {
    var found: [Rewriting.Replacement] = []
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "+") else {
        index += 1
        continue
      }
      let start = index
      var (end, digits) = (index, 0)
      while index < bytes.count, isDigit(bytes[index]) || isBetween(bytes[index]) || index == start
      {
        if isDigit(bytes[index]) { (end, digits) = (index + 1, digits + 1) }
        index += 1
      }
      let isMarked = bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "0")
      let fewest = isMarked ? fewestDigits.marked : fewestDigits.bare
      if digits >= fewest, digits <= 15 {
        found.append(Rewriting.Replacement(range: start..<end, text: "[phone]"))
      }
    }
    return found
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isBetween(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): true
    case UInt8(ascii: "."), UInt8(ascii: "/"): true
    default: false
    }
  }
}
