/// Character references such as `&amp;`, `&#39;` and `&#x1F697;`, decoded once, as HTML does.
///
/// A `&` that begins no reference stays as it is, so `R&D` needs no escape.
enum CharacterReferences {
  /// Decodes the reference that begins at `index`, which is a `&`.
  ///
  /// - Parameters:
  ///   - bytes: The text around the reference.
  ///   - index: Where the `&` stands.
  ///   - end: Where the text ends.
  ///   - needsSemicolon: Whether `&copy` without its semicolon stays, as in formats that do not
  ///     escape by rule.
  ///   - text: Gets the characters that are meant, or the `&` alone.
  /// - Returns: The index behind what was read.
  static func decode(
    _ bytes: [UInt8], at index: Int, end: Int, needsSemicolon: Bool = false,
    into text: inout [UInt8]
  ) -> Int {
    let next = index + 1
    if next < end, bytes[next] == .hash {
      if let number = numeric(bytes, at: next + 1, end: end),
        !needsSemicolon || bytes[number.end - 1] == .semicolon
      {
        text.append(contentsOf: String(number.scalar).utf8)
        return number.end
      }
    } else if let named = named(bytes, at: next, end: end),
      !needsSemicolon || bytes[named.end - 1] == .semicolon
    {
      text.append(contentsOf: named.characters.utf8)
      return named.end
    }
    text.append(.ampersand)
    return next
  }

  // MARK: - Numbers

  private static func numeric(
    _ bytes: [UInt8], at start: Int, end: Int
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    var index = start
    let isHexadecimal = index < end && bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while index < end, let digit = digit(bytes[index], hexadecimal: isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > digits else { return nil }
    if index < end, bytes[index] == .semicolon { index += 1 }
    return (scalar(value), index)
  }

  private static func digit(_ byte: UInt8, hexadecimal: Bool) -> UInt32? {
    switch byte {
    case .zero ... .nine: UInt32(byte - .zero)
    case UInt8(ascii: "a")...UInt8(ascii: "f") where hexadecimal: UInt32(byte) - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F") where hexadecimal: UInt32(byte) - 0x37
    default: nil
    }
  }

  /// The character of a number; the numbers 0x80 to 0x9F mean what Windows-1252 has there.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    let windows1252: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
      0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    let meant = (0x80...0x9F).contains(value) ? windows1252[Int(value - 0x80)] : value
    return meant == 0 ? "\u{FFFD}" : Unicode.Scalar(meant) ?? "\u{FFFD}"
  }

  // MARK: - Names

  private static func named(
    _ bytes: [UInt8], at start: Int, end: Int
  ) -> (characters: String, end: Int)? {
    var index = start
    while index < end, index - start < longestName, bytes[index].isAlphanumeric { index += 1 }
    guard index - start >= 2 else { return nil }
    if index < end, bytes[index] == .semicolon,
      let known = names[String(decoding: bytes[start..<index], as: UTF8.self)]
    {
      return (known.characters, index + 1)
    }
    let longest = min(index - start, longestNameWithoutSemicolon)
    for count in stride(from: longest, through: 2, by: -1) {
      let name = String(decoding: bytes[start..<start + count], as: UTF8.self)
      if let known = names[name], known.mayLackSemicolon {
        return (known.characters, start + count)
      }
    }
    return nil
  }

  private struct Name {
    var characters: String
    var mayLackSemicolon: Bool
  }

  private static let longestName = 31
  private static let longestNameWithoutSemicolon = 6

  private static let names: [String: Name] = {
    var names: [String: Name] = [:]
    names.reserveCapacity(2_200)
    let entries = table.withUTF8Buffer { Array($0) }
    for entry in entries.split(separator: .space) {
      guard let sign = entry.firstIndex(where: { $0 == .equals || $0 == .asterisk }) else {
        continue
      }
      var characters = ""
      for code in entry[(sign + 1)...].split(separator: .comma) {
        let value = UInt32(String(decoding: code, as: UTF8.self), radix: 16)
        if let scalar = value.flatMap(Unicode.Scalar.init) {
          characters.unicodeScalars.append(scalar)
        }
      }
      names[String(decoding: entry[..<sign], as: UTF8.self)] = Name(
        characters: characters, mayLackSemicolon: entry[sign] == .asterisk)
    }
    return names
  }()
}
