import Coaching
import TalkRatio
public import TranscriptModel

/// Puts pseudonyms in the place of people's names, so that no name is stored.
public struct Pseudonymiser: Sendable {
  /// The secret; the same key gives the same pseudonyms in every run.
  public let key: PseudonymKey
  /// The people of all sessions of a run, who may be spoken of in any of them.
  private let everybody: Naming
  private var policy: NamePolicy { NamePolicy(pseudonyms: key) }

  /// Makes a pseudonymiser.
  ///
  /// - Parameters:
  ///   - key: The secret.
  ///   - people: The people who may be spoken of, each under every name that is known.
  public init(key: PseudonymKey, people: [[String]] = []) {
    self.key = key
    let known = people.compactMap { names in
      names.first.map { KnownPerson(name: $0, spellings: names, kind: .person, number: 0) }
    }
    everybody = Naming(NamePolicy(pseudonyms: key), people: known)
  }

  /// The file with pseudonyms in the place of names.
  ///
  /// Coach, client and everybody who bears a name in the file are replaced in the facts, in the
  /// labels and in the words, and those who are known besides in the words; the path and the file's
  /// name become digests. Roles, labels and figures are those that were found with the names.
  ///
  /// - Parameter named: The file with names.
  /// - Returns: The file to store.
  public func pseudonymised(_ named: AnalyzedFile) -> AnalyzedFile {
    let people = named.people
    let own = Naming(policy, people: people)
    let near = people.map(\.name)
    let analysis = named.analysis
    var file = named
    file.path = key.path(named.path)
    file.name = own.file(named.name, session: sessionID(ofContent: named.contentHash))
    file.analysis.identity = key.identity(analysis.identity)
    let title = analysis.transcript.source.title
    file.analysis.transcript.source.title = title.map { text in
      everybody.rewriting(own.rewriting(text, near: near).text).text
    }
    // Nothing of the utterances is stored; the turns hold the words.
    file.analysis.transcript.utterances = []
    for (index, speaker) in analysis.transcript.speakers.enumerated() {
      // A label that names nobody stays: what it stands for is told by its role.
      let name =
        PersonName(speaker.name).isGeneric ? speaker.name : named.stated(index) ?? speaker.name
      file.analysis.transcript.speakers[index].name = own.person(name)
      file.analysis.transcript.speakers[index].labels = speaker.labels.map(key.label)
    }
    for (index, turn) in analysis.turns.enumerated() {
      let first = own.rewriting(turn.text, near: near)
      let second = everybody.rewriting(first.text)
      file.analysis.turns[index].text = second.text
      file.analysis.annotations[index].evidence = analysis.annotations[index].evidence.map {
        Evidence(
          label: $0.label, range: second.range(first.range($0.range)), weight: $0.weight)
      }
    }
    return file
  }
}

extension AnalyzedFile {
  /// The name that the session states for a voice; nil where it states none.
  fileprivate func stated(_ voice: Int) -> String? {
    switch analysis.roles.role(of: voice) {
    case .coach: analysis.identity.coach
    case .client: analysis.identity.client
    case .other, .unsure: nil
    }
  }

  /// The people of the session under every name that it knows for them.
  fileprivate var people: [KnownPerson] {
    let identity = analysis.identity
    var people: [KnownPerson] = []
    func add(_ name: String, _ spellings: [String]) {
      guard !PersonName(name).isGeneric else { return }
      if let known = people.firstIndex(where: { $0.key == PersonName(name).key }) {
        people[known].spellings += spellings
      } else {
        people.append(
          KnownPerson(name: name, spellings: [name] + spellings, kind: .person, number: 0))
      }
    }
    if let coach = identity.coach { add(coach, identity.coachAliases) }
    if let client = identity.client { add(client, identity.clientAliases) }
    for (index, speaker) in analysis.transcript.speakers.enumerated() {
      let labels = ([speaker.name] + speaker.labels).filter { !PersonName($0).isGeneric }
      if let name = stated(index) ?? labels.first { add(name, labels) }
    }
    return people
  }
}

extension PseudonymKey {
  /// What stands for a path: a digest, since folders are often named after people.
  public func path(_ path: String) -> String {
    Self.isDigest(path: path) ? path : Self.pathPrefix + digest("path", path)
  }

  /// Whether a path is what stands for one.
  static func isDigest(path: String) -> Bool { path.hasPrefix(pathPrefix) }

  private static let pathPrefix = "pseudonym/"

  /// Who met whom under pseudonyms, without aliases.
  public func identity(_ identity: SessionIdentity) -> SessionIdentity {
    SessionIdentity(
      program: identity.program, coach: identity.coach.map(pseudonym),
      client: identity.client.map(pseudonym), date: identity.date, type: identity.type)
  }

  /// What stands for facts that are kept as a digest alone; without the key nobody can tell by
  /// trying which names went into it.
  public func context(_ facts: String) -> String { digest("context", facts) }

  /// The transcript whose speakers bear the labels that are stored too, so that corrections that
  /// name those find them.
  public func labelled(_ transcript: Transcript) -> Transcript {
    var transcript = transcript
    for index in transcript.speakers.indices {
      transcript.speakers[index].labels += transcript.speakers[index].labels.map(label)
    }
    return transcript
  }

  /// The transcript without the labels that `labelled` added.
  public func unlabelled(_ transcript: Transcript) -> Transcript {
    var transcript = transcript
    for index in transcript.speakers.indices {
      let labels = transcript.speakers[index].labels
      transcript.speakers[index].labels = Array(labels.prefix(labels.count / 2))
    }
    return transcript
  }

  /// What stands for a label; one that names nobody stays.
  func label(_ label: String) -> String {
    PersonName(label).isGeneric ? label : pseudonym(of: label)
  }
}
