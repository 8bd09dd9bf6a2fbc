/// The elements of a page that a strict reader finds, for tests.
///
/// Our pages are written so that every element is closed and every attribute quoted; anything
/// else is a fault. A stranger's text that became markup would show up as one.
struct HTMLTree {
  /// One element.
  struct Element {
    var name: String
    var attributes: [String: String]
    var parent: Int?
    /// All text below it, with entities as they stand; empty for what holds the whole page.
    var text = ""

    var id: String? { attributes["id"] }
    func has(_ name: String) -> Bool { attributes[name] != nil }
  }

  /// What a page may not hold.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var elements: [Element] = []

  init(_ html: String) throws {
    let bytes = [UInt8](html.utf8)
    var position = 0
    var open: [Int] = []
    while position < bytes.count {
      let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      add(text: String(decoding: bytes[position..<start], as: UTF8.self), to: open)
      guard start < bytes.count else { break }
      var end = start
      var isQuoted = false
      while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: ">") {
        if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
        end += 1
      }
      guard end < bytes.count else { throw Fault(description: "a tag without an end") }
      try take(tag: String(decoding: bytes[start + 1..<end], as: UTF8.self), &open)
      position = end + 1
    }
    guard open.isEmpty else {
      throw Fault(description: "never closed: \(open.map { elements[$0].name })")
    }
  }

  private mutating func add(text: String, to open: [Int]) {
    guard !text.isEmpty else { return }
    for element in open where !["html", "head", "body", "main"].contains(elements[element].name) {
      elements[element].text += text
    }
  }

  private mutating func take(tag: String, _ open: inout [Int]) throws {
    if tag == "!DOCTYPE html" { return }
    if tag.hasPrefix("/") {
      guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
        throw Fault(description: "</\(tag.dropFirst())> closes something else")
      }
      return
    }
    let isClosed = tag.hasSuffix("/")
    let body = isClosed ? String(tag.dropLast()) : tag
    let name = String(body.prefix { !$0.isWhitespace })
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw Fault(description: "no element's name: <\(tag)>")
    }
    let attributes = try Self.attributes(body.dropFirst(name.count))
    elements.append(Element(name: name, attributes: attributes, parent: open.last))
    if !isClosed { open.append(elements.count - 1) }
  }

  private static func attributes(_ text: Substring) throws -> [String: String] {
    var found: [String: String] = [:]
    var rest = text.drop { $0.isWhitespace }
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "=" }
      let parts = rest.dropFirst(name.count).unicodeScalars
      guard parts.starts(with: "=\"".unicodeScalars),
        let end = parts.dropFirst(2).firstIndex(of: "\"")
      else { throw Fault(description: "an attribute without quotation marks: \(rest)") }
      let value = String(Substring(parts.dropFirst(2)[..<end]))
      guard found.updateValue(value, forKey: String(name)) == nil else {
        throw Fault(description: "\(name) stands twice")
      }
      rest = Substring(parts[parts.index(after: end)...]).drop { $0.isWhitespace }
    }
    return found
  }

  func named(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

  /// The elements that hold the element of that position, the nearest first.
  func ancestors(of position: Int) -> [Element] {
    var found: [Element] = []
    var next = elements[position].parent
    while let parent = next {
      found.append(elements[parent])
      next = elements[parent].parent
    }
    return found
  }
}
