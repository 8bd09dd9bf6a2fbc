/// A request as the app sees it: plain values, without the connection it came by.
struct Ask: Sendable {
  /// What is to be done.
  enum Method: String, Sendable, Hashable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
    /// Whatever else there is: no route has it.
    case other = "OTHER"
  }

  /// What is to be done.
  var method: Method
  /// The parts of the path between its slashes, decoded.
  var path: [String]
  /// The fields of the query.
  var query: Fields
  /// The headers; names in lower case.
  var headers: [String: String]
  /// The body; empty until somebody is let in.
  var body: [UInt8]

  /// Reads the line of a request.
  ///
  /// - Returns: nil where the path cannot be decoded.
  init?(_ method: Method, _ target: String, headers: [String: String], body: [UInt8] = []) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path: [String] = []
    for segment in (parts.first ?? "").split(separator: "/") {
      guard let text = PercentCoding.decoded(segment.utf8, plusIsSpace: false) else { return nil }
      path.append(text)
    }
    self.method = method
    self.path = path
    query = Fields(urlEncoded: Array((parts.count > 1 ? parts[1] : "").utf8))
    self.headers = headers
    self.body = body
  }

  /// Whether it asks for data instead of a page.
  var isForAPI: Bool { path.first == "api" }

  /// The fields of a form in the body.
  var form: Fields { Fields(urlEncoded: body) }

  /// The value of a cookie.
  func cookie(_ name: String) -> String? {
    let pairs = (headers["cookie"] ?? "").split(separator: ";")
    return pairs.lazy.compactMap { pair -> String? in
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].trimmed == name else { return nil }
      return parts[1].trimmed
    }.first
  }

  /// The token of a program that calls the API.
  var bearer: String? {
    guard let value = headers["authorization"], value.lowercased().hasPrefix("bearer ") else {
      return nil
    }
    return value.dropFirst("bearer ".count).trimmed
  }
}

/// Fields of a form or a query, in order; a name may come several times.
struct Fields: Sendable, Hashable {
  /// The fields.
  private(set) var pairs: [(name: String, value: String)] = []

  static func == (one: Fields, other: Fields) -> Bool {
    one.pairs.elementsEqual(other.pairs) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) {
    for pair in pairs {
      hasher.combine(pair.name)
      hasher.combine(pair.value)
    }
  }

  /// Takes fields as they are.
  init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

  /// Reads `name=value&…`; what cannot be decoded is passed over.
  init(urlEncoded bytes: [UInt8]) {
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentCoding.decoded(parts[0], plusIsSpace: true),
        let value = PercentCoding.decoded(parts.count > 1 ? parts[1] : [], plusIsSpace: true)
      else { continue }
      pairs.append((name, value))
    }
  }

  /// The first value of that name, without spaces around it; nil where it is missing or empty.
  subscript(name: String) -> String? {
    guard let text = raw(name)?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// The first value of that name as it was given.
  func raw(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// All values of that name that hold something.
  func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value.trimmed).filter { !$0.isEmpty }
  }
}

/// The coding of signs in addresses and forms.
enum PercentCoding {
  /// The text that some bytes stand for; nil for broken coding, broken UTF-8 and NUL.
  static func decoded(_ bytes: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
    var result: [UInt8] = []
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit)
        else { return nil }
        result.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: result.append(UInt8(ascii: " "))
      default: result.append(byte)
      }
    }
    guard !result.contains(0) else { return nil }
    return String(validating: result, as: UTF8.self)
  }

  /// A text as a part of an address.
  static func encoded(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), hex(byte >> 4), hex(byte & 15)]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func hex(_ value: UInt8) -> UInt8 { Array("0123456789ABCDEF".utf8)[Int(value)] }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
