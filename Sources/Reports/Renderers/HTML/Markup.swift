/// Escapes text for HTML, whatever it holds.
///
/// Every byte is looked at by itself: were characters looked at as people see them, a quotation
/// mark that a combining accent follows would be missed, and end an attribute's value. Control
/// characters and signs of direction go the way of `SafeText`, and a number stays on one line with
/// the sign of percent after it.
enum Markup {
  /// The text as it may stand between tags or between the quotation marks of an attribute.
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text as it may stand between tags or between the quotation marks of an attribute.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    let safe = SafeText(text).text
    guard safe.utf8.contains(where: { $0 == UInt8(ascii: "%") || entity(for: $0) != nil }) else {
      bytes += safe.utf8
      return
    }
    let start = bytes.count
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "%"), isAfterNumber(bytes[start...]) {
        bytes.removeLast()
        bytes += "&#160;%".utf8
      } else if let entity = entity(for: byte) {
        bytes += entity.utf8
      } else {
        bytes.append(byte)
      }
    }
  }

  /// Whether the bytes end in a digit and a space.
  private static func isAfterNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.last == UInt8(ascii: " "), let before = bytes.dropLast().last else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(before)
  }

  private static func entity(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
