/// A JSON value with a fixed order of keys, so that the same data gives the same bytes.
public enum JSON: Sendable, Hashable {
  /// The value `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number, rounded to so many digits behind the point; not a number is written as `null`.
  case number(Double, digits: Int)
  /// A text.
  case string(String)
  /// A text that is JSON already, as the database keeps it.
  case raw(String)
  /// Values in order.
  case list([JSON])
  /// Fields in order.
  case fields([Field])

  /// One field of an object.
  public struct Field: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSON
  }

  /// An object with its fields in the order given.
  public static func object(_ fields: [(String, JSON)]) -> JSON {
    .fields(fields.map { Field(key: $0.0, value: $0.1) })
  }

  /// A text, or `null`.
  static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// A whole number, or `null`.
  static func optional(_ number: Int?) -> JSON { number.map(JSON.integer) ?? .null }

  /// A share with four digits, or `null`.
  static func share(_ share: Double?) -> JSON { share.map { .number($0, digits: 4) } ?? .null }

  /// The field of that name; `null` where there is none, or where this is no object.
  subscript(key: String) -> JSON {
    guard case .fields(let fields) = self else { return .null }
    return fields.first { $0.key == key }?.value ?? .null
  }

  /// The text of a list of values.
  static func array(_ values: [JSON]) -> String { JSON.list(values).text }

  /// The value as text on one line.
  ///
  /// Control characters, also the ones of the C1 range, and the signs that turn the direction of
  /// text are escaped, so that a record may be printed on a terminal.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value as text on several lines, for people; ends with a line end.
  public var pretty: String { indented(by: 0) + "\n" }

  private func indented(by depth: Int) -> String {
    let inner = String(repeating: " ", count: (depth + 1) * 2)
    let outer = String(repeating: " ", count: depth * 2)
    switch self {
    case .list(let values) where values.contains(where: \.hasParts):
      let lines = values.map { inner + $0.indented(by: depth + 1) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
    // Small objects stay on a line, so that a list of them reads like a table.
    case .fields(let fields) where fields.contains { $0.value.hasParts } || text.utf8.count > 90:
      let lines = fields.map { field in
        inner + JSON.string(field.key).text + ": " + field.value.indented(by: depth + 1)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    default: return text
    }
  }

  private var hasParts: Bool {
    switch self {
    case .list, .fields: true
    default: false
    }
  }

  // Values are nested a few levels deep at most, so recursion is bounded by our own records.
  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append("null")
    case .bool(let value): bytes.append(value ? "true" : "false")
    case .integer(let value): bytes.append(integer: value)
    case .number(let value, let digits): bytes.append(decimal: value, digits: digits)
    case .string(let value): Self.append(value, to: &bytes)
    case .raw(let text): bytes.append(text)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .fields(let fields):
      bytes.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(field.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        field.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Appends a list of texts; without a tree of values, which takes longer to build than to write.
  static func append(_ texts: [String], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.withUTF8 { utf8 in
      let isPlain = utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
      if isPlain { bytes.append(contentsOf: utf8) }
      return isPlain
    }
    if !isPlain {
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case _ where SafeText.isHarmful(scalar):
      let digits = String(scalar.value, radix: 16)
      bytes.append(contentsOf: "\\u".utf8)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
      bytes.append(contentsOf: digits.utf8)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

/// A number with so many digits behind the point and no zeros at its end, such as `0.25` or `3`.
///
/// - Returns: `null` for what is no number, since JSON has no word for it.
func decimal(_ value: Double, digits: Int) -> String {
  var bytes: [UInt8] = []
  bytes.append(decimal: value, digits: digits)
  return String(decoding: bytes, as: UTF8.self)
}

extension [UInt8] {
  /// Appends the bytes of a text.
  @inline(__always)
  mutating func append(_ text: String) {
    var text = text
    // Bytes that lie together are copied at once; the view of a short text gives one at a time.
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends a whole number.
  mutating func append(integer value: Int) {
    append(atMost: 20) { $0.write(integer: value) }
  }

  /// Appends a number as `decimal` writes it.
  mutating func append(decimal value: Double, digits: Int) {
    append(atMost: 24 + digits) { $0.write(decimal: value, digits: digits) }
  }
}
