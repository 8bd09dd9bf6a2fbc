import TranscriptModel

/// What a path tells of a session: `PROGRAM/COACH/CLIENT/2026-03-02.vtt`, or a name such as
/// `2026-03-02 Dana Ruiz - Omar Haddad.vtt`.
enum PathIdentity {
  /// The identity that the folders and the name of a file tell.
  ///
  /// Folders count only where exactly these three stand above a name that begins with the day, or that
  /// a recorder stamped with day and time; two people are read only from a name that begins with the
  /// day. Every other name that states one day (`RecorderName`) tells that alone. Everything else
  /// stays unknown.
  ///
  ///     PathIdentity.identity(of: ["Spring", "Dana Ruiz", "Omar Haddad", "2026-03-02.vtt"])
  ///     // program Spring, coach Dana Ruiz, client Omar Haddad, date 2026-03-02
  ///
  /// - Parameter components: The folders and the name of a file.
  /// - Returns: What they tell.
  static func identity(of components: [String]) -> SessionIdentity {
    var identity = SessionIdentity()
    guard let name = components.last else { return identity }
    let first = Day(prefixOf: name)
    let recorder = first == nil ? RecorderName(components) : nil
    identity.date = (first ?? recorder?.day)?.text
    guard first != nil || (recorder?.isStamped == true && recorder?.day != nil) else {
      return identity
    }
    if components.count == 4 {
      identity.program = components[0]
      identity.coach = components[1]
      identity.client = components[2]
      return identity
    }
    guard let first else { return identity }
    let rest = stem(of: name).dropFirst(first.text.count)
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
