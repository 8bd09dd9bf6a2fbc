import TranscriptModel

/// The people who were met in a database, in the order in which they were.
struct PeopleBook: Sendable {
  /// Everybody, once; without numbers but for those of whom the book was made.
  private(set) var people: [KnownPerson]
  private var positions: [String: Int]

  /// A book in which these people stand already.
  init(_ people: [KnownPerson] = []) {
    self.people = people
    positions = Dictionary(
      people.enumerated().map { ($0.element.key, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Takes the two people of a pair in.
  mutating func add(coach: String?, client: String?) {
    if let coach { add(coach, .coach) }
    if let client { add(client, .client) }
  }

  /// Takes somebody in whom a voice names.
  ///
  /// A voice in the role of the coach is the session's coach, whatever the file calls it, unless
  /// its label is the name of somebody else.
  mutating func add(_ voice: Voice) {
    let labels = ([voice.name] + StoredJSON.strings(voice.labels)).filter {
      !PersonName($0).isGeneric
    }
    guard let first = labels.first else { return }
    let (kind, stated) = voice.person
    if let stated, !contains(voice.name) || PersonName(voice.name) == PersonName(stated) {
      add(stated, kind, spellings: labels)
    } else {
      add(first, kind, spellings: labels)
    }
  }

  /// Takes somebody in of whom nothing but a name or a label is known.
  mutating func add(named name: String) {
    if !PersonName(name).isGeneric { add(name, .person) }
  }

  /// Takes a name in, and other spellings of it; the first kind stays, but for who coaches.
  mutating func add(_ name: String, _ kind: KnownPerson.Kind, spellings: [String] = []) {
    let key = PersonName(name).key
    guard !key.isEmpty else { return }
    if positions[key] == nil {
      positions[key] = people.count
      people.append(KnownPerson(name: name, spellings: [], kind: kind, number: 0))
    }
    guard let position = positions[key] else { return }
    if kind == .coach { people[position].kind = .coach }
    for spelling in [name] + spellings where !people[position].spellings.contains(spelling) {
      people[position].spellings.append(spelling)
    }
  }

  private func contains(_ name: String) -> Bool { positions[PersonName(name).key] != nil }
}

/// What a session calls a voice, and between whom the session is.
struct Voice: Sendable, Hashable {
  /// The name, as it is shown.
  var name: String
  /// What files call it, as JSON.
  var labels: String
  /// The name of the role.
  var role: String?
  /// Who coaches in the session, and who is coached.
  var coach: String?
  var client: String?

  /// What somebody with that voice is, and who it is by the session.
  fileprivate var person: (kind: KnownPerson.Kind, stated: String?) {
    switch role.flatMap(Role.init(rawValue:)) {
    case .coach: (.coach, coach)
    case .client: (.client, client)
    default: (.person, nil)
    }
  }
}
