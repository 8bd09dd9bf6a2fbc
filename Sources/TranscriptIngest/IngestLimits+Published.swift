extension IngestLimits {
  /// One limit as help texts and pages show it.
  public struct Published: Sendable, Hashable {
    /// What is limited.
    public let what: String
    /// How much of it is allowed, such as `64 MB` or `1,000`.
    public let most: String
  }

  /// All limits in the order of `docs/limits.md`.
  public var published: [Published] {
    let archive = ZipMember.Limits()
    return [
      Published(what: "size of a file", most: Self.size(fileBytes)),
      Published(what: "length of a line, in formats of lines", most: Self.size(lineBytes)),
      Published(what: "cues", most: Self.count(utterances)),
      Published(what: "speakers", most: Self.count(speakers)),
      Published(what: "text of all cues", most: Self.size(textBytes)),
      Published(what: "depth of XML elements", most: Self.count(xmlDepth)),
      Published(what: "an XML tag, comment or declaration", most: Self.size(xmlTagBytes)),
      Published(what: "attributes of an XML element", most: Self.count(xmlAttributes)),
      Published(what: "XML namespaces in force at one place", most: Self.count(xmlNamespaces)),
      Published(what: "text of one XML element", most: Self.size(xmlElementTextBytes)),
      Published(what: "text that XML delivers in all", most: "4 x the file + 1 MB"),
      Published(what: "entities that an XML document declares", most: Self.count(xmlEntities)),
      Published(what: "text of one such entity", most: "\(xmlEntityBytes) bytes"),
      Published(what: "depth of JSON", most: Self.count(jsonDepth)),
      Published(what: "JSON values", most: Self.count(jsonValues)),
      Published(what: "members of a DOCX", most: Self.count(archive.members)),
      Published(what: "a DOCX unpacked", most: Self.size(archive.unpackedBytes)),
      Published(what: "unpacked to packed", most: "\(archive.ratio) to 1"),
    ]
  }

  /// `64 MB`, `64 KB`: powers of 1,024, as the limits are.
  private static func size(_ bytes: Int) -> String {
    bytes % (1 << 20) == 0 ? "\(bytes >> 20) MB" : "\(bytes >> 10) KB"
  }

  /// `1,000,000`.
  private static func count(_ number: Int) -> String {
    var digits = String(number)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
      index -= 3
    }
    return digits
  }
}
