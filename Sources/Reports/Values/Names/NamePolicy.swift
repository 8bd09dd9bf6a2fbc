/// How people are named in what is written out, and whether their words are shown.
///
/// One policy holds for every writer: it is applied where the values of reports, briefs and export
/// records are built, so that no renderer has to know of it.
public struct NamePolicy: Sendable, Hashable {
  /// What stands in the place of a name.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    /// The name itself.
    case full
    /// Its first letters, such as `O.H.`; with a number where others share them.
    case initials
    /// A role and a number, such as `Client 12`, the same as long as the database lives.
    case codes
    /// A keyed digest, such as `P-3f9a1c07be`, the same in every database under the same key.
    case pseudonyms
  }

  /// What stands in the place of a name.
  public let style: Style
  /// Whether spoken words are left out; their place stands for them.
  public let isRedacted: Bool
  /// The key of pseudonyms.
  let key: PseudonymKey?

  /// Names and words as they are.
  public static let full = NamePolicy(.full)

  /// Makes a policy that needs no key.
  ///
  /// - Parameters:
  ///   - style: What stands in the place of a name; `pseudonyms` are made by the other initializer.
  ///   - isRedacted: Whether spoken words are left out.
  public init(_ style: Style, isRedacted: Bool = false) {
    precondition(style != .pseudonyms, "Pseudonyms are made with a key.")
    self.style = style
    self.isRedacted = isRedacted
    key = nil
  }

  /// Makes a policy of pseudonyms.
  ///
  /// - Parameters:
  ///   - key: The key; whoever has it can tell the pseudonym of a name.
  ///   - isRedacted: Whether spoken words are left out.
  public init(pseudonyms key: PseudonymKey, isRedacted: Bool = false) {
    style = .pseudonyms
    self.isRedacted = isRedacted
    self.key = key
  }

  /// Whether names are shown as they are.
  var showsNames: Bool { style == .full }
}

/// The secret from which pseudonyms are made.
public struct PseudonymKey: Sendable, Hashable {
  /// The fewest bytes of a key.
  public static let fewestBytes = 16

  private let bytes: [UInt8]

  /// Takes the bytes of a key file, without white space at its end; nil where they are fewer than
  /// `fewestBytes`.
  public init?(_ bytes: [UInt8]) {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let kept = bytes.lastIndex { !isSpace($0) }.map { Array(bytes[...$0]) } ?? []
    guard kept.count >= Self.fewestBytes else { return nil }
    self.bytes = kept
  }

  /// The pseudonym of a person, the same for every way in which a name is written.
  ///
  /// That of a pseudonym is the pseudonym itself.
  func pseudonym(of name: String) -> String {
    isPseudonym(name) ? name : Self.prefix + digest("person", PersonName(name).key)
  }

  private static let prefix = "P-"
  private static let digits = 10

  private func isPseudonym(_ name: String) -> Bool {
    let rest = name.dropFirst(Self.prefix.count)
    return name.hasPrefix(Self.prefix) && rest.utf8.count == Self.digits
      && rest.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// What tells this key from others, without giving it away.
  var check: String { digest("check", "") }

  /// Ten digits for a text; texts of different purposes never meet.
  func digest(_ purpose: String, _ text: String) -> String {
    String(Digest.hmac("analyze \(purpose)\u{0}\(text)", key: bytes).prefix(Self.digits))
  }
}
