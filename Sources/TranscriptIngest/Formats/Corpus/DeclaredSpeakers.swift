import TranscriptModel

/// The people whom a corpus file declares apart from what they say.
struct DeclaredSpeakers {
  private var names: [String: String] = [:]
  private var labels: [String: String] = [:]
  private var groups: Set<String> = []
  private var known: Set<String> = []

  /// Declares the person behind `id`; a second name does not replace the first.
  ///
  /// - Parameters:
  ///   - id: What utterances refer to.
  ///   - name: The name for people to read; nil or blank: none is stated.
  ///   - label: What the file calls the person, where that is not the id.
  mutating func declare(_ id: String, name: String?, label: String? = nil) {
    known.insert(id)
    if let label, !label.isEmpty { labels[id] = label }
    if let name, !name.isEmpty, names[id] == nil { names[id] = name }
  }

  /// Declares that several people stand behind `id`.
  mutating func declareGroup(_ id: String) {
    known.insert(id)
    groups.insert(id)
  }

  /// Whether the file declares `id`.
  func contains(_ id: String) -> Bool { known.contains(id) }

  /// The position of the speaker behind a reference to one or several ids.
  ///
  /// Several people who say the same at once are one speaker, of kind `room`.
  func speaker(
    _ ids: [String], in builder: inout TranscriptBuilder
  ) throws(IngestError) -> Int? {
    guard let first = ids.first else { return nil }
    guard ids.count == 1 else {
      let name = ids.map { names[$0] ?? labels[$0] ?? $0 }.joined(separator: " + ")
      return try builder.speaker(label: ids.joined(separator: " "), name: name, kind: .room)
    }
    let kind = groups.contains(first) ? .room : names[first].map { SpeakerLabel($0).kind }
    return try builder.speaker(label: labels[first] ?? first, name: names[first], kind: kind)
  }
}
