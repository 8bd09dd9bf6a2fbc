import GRDB
public import TranscriptModel

/// What people said of the speakers of one content: who is who, and in which role.
///
/// Speakers are named by a label of the file, so that the corrections fit whenever the file is
/// read anew.
public struct SpeakerCorrections: Sendable, Hashable {
  private var corrections: [Correction]

  /// Takes those of speakers out of some corrections.
  public init(_ corrections: [Correction] = []) {
    self.corrections = corrections.filter { [.name, .role, .merge].contains($0.what) }
  }

  /// Whether nobody said anything.
  public var isEmpty: Bool { corrections.isEmpty }

  /// The corrections as a text that is the same for the same corrections.
  public var text: String {
    corrections.map { "\($0.what.rawValue)\u{1F}\($0.label ?? "")\u{1F}\($0.value)" }.sorted()
      .joined(separator: "\u{1E}")
  }

  /// The transcript with speakers joined and named as people said.
  public func applied(to transcript: Transcript) -> Transcript {
    var transcript = transcript
    for correction in corrections where correction.what == .merge {
      guard let from = Self.speaker(correction.label, in: transcript),
        let into = Self.speaker(correction.value, in: transcript), from != into
      else { continue }
      for index in transcript.utterances.indices
      where transcript.utterances[index].speaker == from {
        transcript.utterances[index].speaker = into
      }
    }
    for correction in corrections where correction.what == .name {
      guard let speaker = Self.speaker(correction.label, in: transcript) else { continue }
      transcript.speakers[speaker].name = correction.value
    }
    return transcript
  }

  /// The roles that people gave, by the positions of the speakers.
  public func roles(in transcript: Transcript) -> [Int: Role] {
    var roles: [Int: Role] = [:]
    for correction in corrections where correction.what == .role {
      if let speaker = Self.speaker(correction.label, in: transcript) {
        roles[speaker] = Role(rawValue: correction.value)
      }
    }
    return roles
  }

  /// The position of the speaker who bears a label in the file, or else a name.
  private static func speaker(_ label: String?, in transcript: Transcript) -> Int? {
    guard let label else { return nil }
    return transcript.speakers.firstIndex { $0.labels.contains(label) }
      ?? transcript.speakers.firstIndex { $0.name == label }
  }
}

extension Store {
  /// What people said of the speakers of a content.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func speakerCorrections(
    contentHash: String
  ) throws(StoreError) -> SpeakerCorrections {
    try ask { db in SpeakerCorrections(try Correction.inForce(of: contentHash, in: db)) }
  }

  /// The first label, or else the name, of the speaker of a session whom somebody means.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func speaker(
    _ name: String, ofSession id: String
  ) throws(StoreError) -> String? {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT p.name, p.labels FROM speakers p JOIN sessions s ON s.id = p.session_id
          WHERE substr(s.content_hash, 1, 16) = ? ORDER BY p.speaker
          """,
        arguments: [id])
      for row in rows {
        let own: String = row["name"]
        let labels = StoredJSON.strings(row["labels"])
        if own == name || labels.contains(name) { return labels.first ?? own }
      }
      return nil
    }
  }
}
