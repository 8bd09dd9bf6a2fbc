/// The name of an element or an attribute, without its prefix.
struct XMLName: Hashable {
  /// The name behind the prefix.
  let local: String
  /// The address that the prefix stands for; empty where there is none.
  let namespace: String
}

/// Receives the elements and the text of a document in order.
///
/// A format names the elements and attributes that it knows with two enumerations; all others
/// arrive as nil, or not at all. Names are looked up once for each name of the document, not once
/// for each element.
///
///     struct Counter: XMLHandler {
///       enum Element: String { case p }
///       enum Attribute: String { case begin }
///       var paragraphs = 0
///       mutating func start(_ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int) {
///         if element == .p { paragraphs += 1 }
///       }
///       …
///     }
protocol XMLHandler {
  /// The elements that the format knows.
  associatedtype Element
  /// The attributes that the format knows.
  associatedtype Attribute: Equatable

  /// The element behind a name; nil where the format does not know it.
  static func element(_ name: XMLName) -> Element?

  /// The attribute behind a name; nil where the format does not read it.
  static func attribute(_ name: XMLName) -> Attribute?

  /// An element begins.
  ///
  /// - Parameters:
  ///   - element: The element; nil where the format does not know it.
  ///   - attributes: Those of its attributes that the format reads.
  ///   - line: The 1-based line on which its tag begins.
  /// - Throws: `IngestError` where the format cannot go on.
  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) throws(IngestError)

  /// An element ends. A document that breaks off ends all that is open.
  mutating func end(_ element: Element?) throws(IngestError)

  /// All text up to the next tag, with references resolved; never empty.
  mutating func text(_ run: [UInt8]) throws(IngestError)
}

extension XMLHandler where Element: RawRepresentable, Element.RawValue == String {
  static func element(_ name: XMLName) -> Element? { Element(rawValue: name.local) }
}

extension XMLHandler where Attribute: RawRepresentable, Attribute.RawValue == String {
  static func attribute(_ name: XMLName) -> Attribute? { Attribute(rawValue: name.local) }
}

/// The attributes of one element that the format reads.
struct XMLAttributes<Name: Equatable> {
  private var entries: [(name: Name, start: Int32, end: Int32)] = []
  private var bytes: [UInt8] = []

  /// Where the value of `name` stands; nil where the element does not have the attribute.
  ///
  /// Elements have few attributes, so that looking at each is faster than a table.
  private func range(_ name: Name) -> Range<Int>? {
    for entry in entries where entry.name == name { return Int(entry.start)..<Int(entry.end) }
    return nil
  }

  /// The value of `name` as a string; nil where the element does not have the attribute.
  subscript(name: Name) -> String? {
    range(name).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// A cursor over the value of `name`; nil where the element does not have the attribute.
  func cursor(_ name: Name) -> ByteCursor? {
    range(name).map { ByteCursor(bytes, $0) }
  }

  /// Whether the element has the attribute.
  func has(_ name: Name) -> Bool { range(name) != nil }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds an attribute with the value as libxml2 gives it.
  ///
  /// There `&` stands as `&#38;`, since libxml2 expects a second reading; no other reference is
  /// left.
  mutating func append(_ name: Name, _ value: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    if value.contains(.ampersand) {
      var index = 0
      while index < value.count {
        bytes.append(value[index])
        index += value[index] == .ampersand ? 5 : 1
      }
    } else {
      bytes.append(contentsOf: value)
    }
    // A tag of more than 64 KiB never arrives here.
    entries.append((name, Int32(start), Int32(bytes.count)))
  }
}
