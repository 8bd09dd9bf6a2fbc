import TranscriptModel

/// A person's name or label in the forms that transcripts write it in.
///
/// `Ruiz, Dana`, `dana.ruiz@example.org`, `DANA  RUIZ`, `Dana Ruiz (Guest)` and
/// `Dana Ruiz | Acme` are all read as the words `dana`, `ruiz`.
struct SpeakerName: Hashable {
  /// The words of the name, in lower case, first name first.
  let words: [String]

  /// Reads `label`.
  init(_ label: String) {
    var label = Substring(label.lowercased())
    if let addition = label.firstIndex(where: "([|".contains), addition > label.startIndex {
      label = label[..<addition]
    }
    if !label.contains(where: \.isWhitespace) {
      if let at = label.firstIndex(of: "@"), at > label.startIndex { label = label[..<at] }
      words = label.split { $0 == "." || $0 == "_" }.map(String.init)
      return
    }
    let parts = label.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace) }
    words = (parts.count == 2 ? parts[1] + parts[0] : parts.flatMap { $0 }).map(String.init)
  }

  /// Whether the other label is this name's first word, alone or with the last name's initial.
  ///
  ///     SpeakerName("Dana Ruiz").isShortened(to: SpeakerName("Dana R."))  // true
  func isShortened(to other: SpeakerName) -> Bool {
    guard words.count > 1, let first = words.first, other.words.first == first else { return false }
    if other.words.count == 1 { return true }
    guard other.words.count == 2, let last = words.last?.first else { return false }
    return other.words[1] == "\(last)" || other.words[1] == "\(last)."
  }
}

/// Who of a session's people a label means.
struct KnownNames {
  private let coach: [SpeakerName]
  private let client: [SpeakerName]
  private let coachAliases: Set<SpeakerName>
  private let clientAliases: Set<SpeakerName>

  init(_ identity: SessionIdentity) {
    coach = [identity.coach].compactMap { $0.map(SpeakerName.init) }.filter { !$0.words.isEmpty }
    client = [identity.client].compactMap { $0.map(SpeakerName.init) }.filter { !$0.words.isEmpty }
    coachAliases = Set(identity.coachAliases.map(SpeakerName.init).filter { !$0.words.isEmpty })
    clientAliases = Set(identity.clientAliases.map(SpeakerName.init).filter { !$0.words.isEmpty })
  }

  /// Whether nobody is known by any name.
  var isEmpty: Bool {
    coach.isEmpty && client.isEmpty && coachAliases.isEmpty && clientAliases.isEmpty
  }

  /// The role of the speaker as names and aliases state it.
  ///
  /// - Parameters:
  ///   - labels: The labels of the speaker.
  ///   - strangers: The first names of speakers who are neither coach nor client by their
  ///     labels: such a first name alone means nobody.
  /// - Returns: The role; nil where names and aliases do not tell, or tell two things.
  func role(of labels: [SpeakerName], strangers: Set<String>) -> RoleAssignment? {
    if let role = decide(
      labels.contains { coach.contains($0) }, labels.contains { client.contains($0) })
    {
      return RoleAssignment(role: role, basis: .name, confidence: 1)
    }
    let isCoach = labels.contains { coachAliases.contains($0) }
    let isClient = labels.contains { clientAliases.contains($0) }
    if let role = decide(isCoach, isClient) {
      return RoleAssignment(role: role, basis: .alias, confidence: 1)
    }
    if isCoach || isClient { return nil }
    let first = decide(
      shorten(coach, to: labels, strangers), shorten(client, to: labels, strangers))
    return first.map { RoleAssignment(role: $0, basis: .name, confidence: 1) }
  }

  /// Whether the label is a form of neither the coach's nor the client's name.
  func isStranger(_ label: SpeakerName) -> Bool {
    !(coach + client).contains { $0 == label || $0.isShortened(to: label) }
  }

  /// Whether one of the labels is a short form of one of the names, and of no stranger's.
  private func shorten(
    _ names: [SpeakerName], to labels: [SpeakerName], _ strangers: Set<String>
  ) -> Bool {
    names.contains { name in
      labels.contains { name.isShortened(to: $0) } && !strangers.contains(name.words[0])
    }
  }

  private func decide(_ isCoach: Bool, _ isClient: Bool) -> Role? {
    isCoach == isClient ? nil : isCoach ? .coach : .client
  }
}
