/// Which content each session's id has, in sixteen bytes for each: a merge may bring in millions.
///
/// Of id and content the first eight bytes of a digest are kept.
struct SessionContents {
  private var contents: [UInt64: UInt64] = [:]

  /// Takes a session in; false where its id has another content already.
  mutating func add(_ id: String, content: String) -> Bool {
    let content = Self.prefix(of: content)
    let known = contents.updateValue(content, forKey: Self.prefix(ofDigestOf: id))
    return known == nil || known == content
  }

  /// Whether the id is new or has this content.
  func agrees(_ id: String, content: String) -> Bool {
    guard let known = contents[Self.prefix(ofDigestOf: id)] else { return true }
    return known == Self.prefix(of: content)
  }

  /// Takes the sessions of another part in.
  mutating func formUnion(_ others: SessionContents) {
    contents.merge(others.contents) { first, _ in first }
  }

  private static func prefix(ofDigestOf id: String) -> UInt64 {
    prefix(of: ContentHash.hexadecimal(of: Array(id.utf8)))
  }

  private static func prefix(of digest: String) -> UInt64 {
    UInt64(digest.prefix(16), radix: 16) ?? 0
  }
}
