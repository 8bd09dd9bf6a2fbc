import TranscriptModel

/// What a path tells of a session: `PROGRAM/COACH/CLIENT/2026-03-02.vtt`, or a name such as
/// `2026-03-02 Dana Ruiz - Omar Haddad.vtt`.
enum PathIdentity {
  /// The identity that the folders and the name of a file tell.
  ///
  /// Folders count only where all three stand above a name that begins with a date; a name
  /// counts only where it states a date. Everything else stays unknown.
  ///
  ///     PathIdentity.identity(of: ["Spring", "Dana Ruiz", "Omar Haddad", "2026-03-02.vtt"])
  ///     // program Spring, coach Dana Ruiz, client Omar Haddad, date 2026-03-02
  static func identity(of components: [String]) -> SessionIdentity {
    var identity = SessionIdentity()
    guard let name = components.last, let date = Day(prefixOf: name) else { return identity }
    identity.date = date.text
    let folders = components.dropLast().suffix(3).map(\.self)
    if components.count == 4, folders.count == 3 {
      identity.program = folders[0]
      identity.coach = folders[1]
      identity.client = folders[2]
      return identity
    }
    let rest = stem(of: name).dropFirst(date.text.count)
    let people = String(rest).components(separatedBy: " - ")
    if people.count == 2, people.allSatisfy({ !$0.isEmpty }), rest.hasPrefix(" ") {
      identity.coach = people[0]
      identity.client = people[1]
    }
    return identity
  }

  private static func stem(of name: String) -> Substring {
    guard let dot = name.lastIndex(of: ".") else { return name[...] }
    return name[..<dot]
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]).trimmed)
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest).trimmed]
  }
}
