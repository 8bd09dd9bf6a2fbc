/// A template of a page: Mustache, without what would let text through unescaped.
///
/// There are texts, fields (`{{.name}}`), sections (`{{#.name}}…{{/.name}}`), inverted sections
/// (`{{^.name}}…{{/.name}}`) and partials (`{{>name}}`, and `{{>*name}}` where a field names it). A
/// name with a dot before it is looked for in the innermost view alone, another one in those around
/// it too. A tag of a section or a partial that has a line to itself leaves no line behind.
///
/// Pages are made while somebody waits, and have ten thousands of fields: Mustache for Swift looks
/// each up by casts that are decided at run time, which took most of a page's time. A test holds
/// this to it.
struct Template: Sendable {
  /// A part of a template.
  enum Part: Sendable {
    case text([UInt8])
    case field(Name)
    case section(Name, [Part])
    case inverted(Name, [Part])
    case partial(String)
    case partialNamed(Name)
  }

  /// The name of a field.
  struct Name: Sendable, Hashable {
    /// The fields on the way; none for the innermost view itself.
    let path: [String]
    /// Whether it is looked for in the views around the innermost one too.
    let climbs: Bool

    init(_ text: String) {
      path = text.split(separator: ".").map(String.init)
      climbs = text.first != "."
    }
  }

  /// Why a text is no template.
  struct Malformed: Error, Sendable, Hashable {
    /// What is wrong.
    var reason: String
  }

  /// The parts in their order.
  let parts: [Part]

  /// Reads a template.
  init(_ text: String) throws(Malformed) {
    var reader = TemplateReader(text)
    parts = try reader.parts()
  }

  /// The names of the templates that it holds as partials.
  var partials: [String] { Self.partials(of: parts) }

  private static func partials(of parts: [Part]) -> [String] {
    parts.flatMap { part in
      switch part {
      case .partial(let name): [name]
      case .section(_, let inner), .inverted(_, let inner): partials(of: inner)
      case .text, .field, .partialNamed: [String]()
      }
    }
  }
}

/// Reads the parts of a template.
private struct TemplateReader {
  /// A section whose end is still to come.
  private struct Open {
    var tag: String
    var isInverted = false
    var parts: [Template.Part] = []
  }

  private let bytes: [UInt8]
  private var place = 0
  private var open = [Open(tag: "")]

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func parts() throws(Template.Malformed) -> [Template.Part] {
    while let start = next(.openingBrace, from: place) {
      guard let end = next(.closingBrace, from: start + 2), end > start + 2 else {
        throw Template.Malformed(reason: "a tag is empty or not closed")
      }
      try tag(start, end)
    }
    text(to: bytes.count)
    guard open.count == 1 else {
      throw Template.Malformed(reason: "the section \(open[open.count - 1].tag) is not closed")
    }
    return open[0].parts
  }

  /// Reads the tag between two pairs of braces.
  private mutating func tag(_ start: Int, _ end: Int) throws(Template.Malformed) {
    let sign = bytes[start + 2]
    let isNamed = sign == .dot || ByteKind.isWord(sign)
    let name = String(decoding: bytes[(start + (isNamed ? 2 : 3))..<end], as: UTF8.self)
    let plain = name.first == "*" ? name.dropFirst() : name[...]
    guard !plain.isEmpty, plain.utf8.allSatisfy({ $0 == .dot || ByteKind.isWord($0) }) else {
      throw Template.Malformed(reason: "there is no tag {{\(isNamed ? "" : "…")\(name)}}")
    }
    guard !isNamed else {
      text(to: start)
      place = end + 2
      return add(.field(Template.Name(name)))
    }
    let line = ownLine(start, end + 2)
    text(to: line?.lowerBound ?? start)
    place = line?.upperBound ?? end + 2
    switch sign {
    case UInt8(ascii: "#"): open.append(Open(tag: name))
    case UInt8(ascii: "^"): open.append(Open(tag: name, isInverted: true))
    case UInt8(ascii: "/"): try close(name)
    case UInt8(ascii: ">"):
      add(name.first == "*" ? .partialNamed(Template.Name(String(plain))) : .partial(name))
    default:
      throw Template.Malformed(reason: "there is no tag {{\(Character(.init(sign)))\(name)}}")
    }
  }

  private mutating func close(_ name: String) throws(Template.Malformed) {
    guard open.count > 1, let section = open.popLast(), section.tag == name else {
      throw Template.Malformed(reason: "{{/\(name)}} closes no section")
    }
    let field = Template.Name(name)
    add(section.isInverted ? .inverted(field, section.parts) : .section(field, section.parts))
  }

  private mutating func add(_ part: Template.Part) { open[open.count - 1].parts.append(part) }

  private mutating func text(to end: Int) {
    if place < end { add(.text(Array(bytes[place..<end]))) }
    place = max(place, end)
  }

  /// Where two of the byte are beside each other.
  private func next(_ brace: UInt8, from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == brace, bytes[index + 1] == brace { return index }
      index += 1
    }
    return nil
  }

  /// The line of a tag with its end, where nothing but spaces stands beside the tag.
  private func ownLine(_ start: Int, _ end: Int) -> Range<Int>? {
    var first = start
    while first > 0, ByteKind.isBlank(bytes[first - 1]) { first -= 1 }
    var last = end
    while last < bytes.count, ByteKind.isBlank(bytes[last]) { last += 1 }
    guard first == 0 || bytes[first - 1] == .lineFeed,
      last == bytes.count || bytes[last] == .lineFeed
    else { return nil }
    return first..<min(bytes.count, last + 1)
  }
}

/// What kinds of bytes there are in tags.
private enum ByteKind {
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate static let openingBrace = UInt8(ascii: "{")
  fileprivate static let closingBrace = UInt8(ascii: "}")
  fileprivate static let dot = UInt8(ascii: ".")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
}
