/// The parts of a body of the type `multipart/form-data`.
struct Multipart {
  /// One part: a field, or a file.
  struct Part {
    /// The field's name.
    var name: String
    /// The file's name as it was sent; nil for a field without a file.
    var file: String?
    /// Its bytes.
    var bytes: ArraySlice<UInt8>
  }

  /// The most parts: a form of ours has a few fields and the files.
  private static let mostParts = 1000

  private(set) var parts: [Part] = []

  /// Reads a body.
  ///
  /// - Parameters:
  ///   - body: The bytes.
  ///   - type: The header `Content-Type`, which names the boundary.
  /// - Throws: `Problem` where it is another type, or the body is not made so.
  init(_ body: [UInt8], type: String?) throws(Problem) {
    guard let type, type.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: type), (1...200).contains(boundary.utf8.count)
    else { throw .wrong("Expected a form with files (multipart/form-data).", status: 415) }
    let line = Array("--\(boundary)".utf8)
    guard var place = Self.end(of: line, in: body[...]) else { throw Self.broken }
    let delimiter = [13, 10] + line
    while !body[place...].starts(with: Array("--".utf8)) {
      guard parts.count < Self.mostParts, body[place...].starts(with: [13, 10]),
        let head = Self.end(of: [13, 10, 13, 10], in: body[place...]),
        let next = Self.endOfDelimiter(delimiter, in: body[(head - 2)...])
      else { throw Self.broken }
      let content = body[min(head, next - delimiter.count)..<(next - delimiter.count)]
      parts.append(try Self.part(head: body[place..<head], content))
      place = next
    }
  }

  /// The text of a field; nil where it is missing or empty.
  subscript(name: String) -> String? {
    guard let part = parts.first(where: { $0.name == name && $0.file == nil }) else { return nil }
    let text = String(decoding: part.bytes, as: UTF8.self).trimmed
    return text.isEmpty ? nil : text
  }

  private static let broken = Problem.wrong("The form was cut off or is damaged.", status: 400)

  private static func part(
    head: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>
  ) throws(Problem) -> Part {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
    guard let disposition, let name = parameter("name", of: String(disposition)) else {
      throw broken
    }
    return Part(name: name, file: parameter("filename", of: String(disposition)), bytes: content)
  }

  /// A parameter of a header's value, with or without quotation marks.
  private static func parameter(_ name: String, of header: String) -> String? {
    let bytes = Array(header.utf8)
    for lead in ["; ", ";"] {
      guard let start = end(of: Array("\(lead)\(name)=".utf8), in: bytes[...]) else { continue }
      let isQuoted = start < bytes.count && bytes[start] == UInt8(ascii: "\"")
      let value = bytes[(isQuoted ? start + 1 : start)...]
      let stop = UInt8(ascii: isQuoted ? "\"" : ";")
      return String(decoding: value.prefix { $0 != stop }, as: UTF8.self)
    }
    return nil
  }

  /// The index after the first delimiter that a line end or the end of the form follows.
  ///
  /// Bytes of a file may begin like the delimiter and go on otherwise.
  private static func endOfDelimiter(
    _ delimiter: [UInt8], in bytes: ArraySlice<UInt8>
  ) -> Int? {
    var place = bytes.startIndex
    while let found = end(of: delimiter, in: bytes[place...]) {
      let rest = bytes[found...]
      if rest.starts(with: [13, 10]) || rest.starts(with: Array("--".utf8)) { return found }
      place = found
    }
    return nil
  }

  /// The index after the first occurrence of `needle`.
  ///
  /// - Complexity: O(*n*) for needles whose first byte is rare, as a line end is in front of a
  ///   boundary.
  private static func end(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = needle.first else { return nil }
    var place = bytes.startIndex
    while let found = bytes[place...].firstIndex(of: first) {
      if bytes[found...].starts(with: needle) { return found + needle.count }
      place = found + 1
    }
    return nil
  }
}
