import Foundation
import TranscriptModel

/// A policy of names, with the people of a database that it speaks of.
struct Naming: Sendable {
  /// What the policy asks for.
  let policy: NamePolicy
  /// The people, in no order that comes from their names.
  private(set) var people: [KnownPerson] = []
  /// What stands for each person, by their position in the list of people.
  private var labels: [String] = []
  /// The positions of people by the spellings of their names.
  private var positions: [String: Int] = [:]
  private var finder = NameFinder([])

  /// Names and words as they are.
  static let full = Naming()

  private init() {
    policy = .full
  }

  /// Makes a naming of people.
  ///
  /// - Parameters:
  ///   - policy: What stands in the place of names and words.
  ///   - people: The people, in an order that does not come from their names.
  init(_ policy: NamePolicy, people: [KnownPerson]) {
    self.policy = policy
    guard !policy.showsNames else { return }
    add(people)
  }

  /// The same naming of more people.
  ///
  /// - Parameter people: Those of before in the same order, with other spellings of their names
  ///   besides; then the others.
  /// - Returns: What this stands for, with the others.
  func adding(_ people: some Collection<KnownPerson>) -> Naming {
    var naming = self
    naming.add(people)
    return naming
  }

  private mutating func add(_ people: some Collection<KnownPerson>) {
    let former = self.people
    self.people = Array(people)
    labels = Self.labels(policy, self.people)
    for (position, person) in self.people.enumerated() {
      let known = position < former.count ? former[position].spellings.count : 0
      for spelling in person.spellings[known...] {
        let key = PersonName(spelling).key
        positions[key] = positions[key] ?? position
        finder.add(spelling, of: position)
      }
    }
    // A person is found by the name that tells the person before by an alias.
    for (position, person) in self.people.enumerated().dropFirst(former.count) {
      positions[person.key] = position
    }
  }

  private static func labels(_ policy: NamePolicy, _ people: [KnownPerson]) -> [String] {
    switch policy.style {
    case .full: return people.map(\.name)
    case .codes: return people.map(\.code)
    case .pseudonyms:
      return people.map { policy.key?.pseudonym(of: $0.name) ?? $0.code }
    case .initials:
      var seen: [String: Int] = [:]
      var labels = people.map { PersonName.initials(ofKey: $0.key) }
      for position in people.indices.sorted(by: { people[$0].isBefore(people[$1]) }) {
        let count = seen[labels[position], default: 0] + 1
        seen[labels[position]] = count
        if count > 1 { labels[position] += " \(count)" }
      }
      return labels
    }
  }

  // MARK: Names

  /// What stands for a person; a label that names nobody, such as `Speaker 1`, stays.
  func person(_ name: String) -> String {
    guard !policy.showsNames else { return name }
    if let position = positions[PersonName(name).key] { return labels[position] }
    return PersonName(name).isGeneric ? name : Self.somebody
  }

  /// A pair with what stands for its people.
  func pair(_ engagement: Engagement) -> Engagement {
    guard !policy.showsNames else { return engagement }
    return Engagement(
      program: engagement.program.map { rewriting($0).text }, coach: person(engagement.coach),
      client: person(engagement.client))
  }

  /// What stands for the name of a file, which is often made of people's names: the session's
  /// identifier with the same ending.
  func file(_ file: String, session id: String) -> String {
    guard !policy.showsNames else { return file }
    let name = file.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return id }
    let ending = name[dot...].dropFirst()
    let isPlain = (1...8).contains(ending.utf8.count) && ending.allSatisfy(\.isLetter)
    return isPlain ? "\(id).\(ending)" : id
  }

  // MARK: Words

  /// Spoken words as the policy lets them be shown.
  ///
  /// - Parameters:
  ///   - text: The words.
  ///   - turn: The turn that they come from; it stands for words that are left out.
  ///   - near: The people of the session: where two bear a name, one of these is meant.
  /// - Returns: What may be shown.
  func words(_ text: String, turn: Int, near: [String] = []) -> String {
    spoken(text, turn: turn, near: near).text
  }

  /// Spoken words as the policy lets them be shown, with where each part of them went.
  func spoken(_ text: String, turn: Int, near: [String] = []) -> Rewriting {
    guard policy.isRedacted else { return rewriting(text, near: near) }
    guard !text.isEmpty else { return Rewriting(text) }
    let words = countWords(in: text)
    return Rewriting(
      text,
      [.init(range: 0..<text.utf8.count, text: "[turn \(turn), \(Wording.count(words, "word"))]")])
  }

  /// A text that is not spoken, such as a reason that somebody gave, without names.
  ///
  /// Where words are left out, so is this: what people write about a session quotes it.
  func note(_ text: String, near: [String] = []) -> String {
    policy.isRedacted ? "[left out]" : rewriting(text, near: near).text
  }

  private static let somebody = "[name]"

  /// The text with what stands for people, addresses and numbers.
  func rewriting(_ text: String, near: [String] = []) -> Rewriting {
    guard !policy.showsNames else { return Rewriting(text) }
    let contacts = ContactFinder.replacements(in: text)
    let names = finder.matches(in: text).filter { match in
      !contacts.contains { $0.range.overlaps(match.range) }
    }.map { match in
      Rewriting.Replacement(range: match.range, text: label(of: match, near))
    }
    return Rewriting(text, contacts + names)
  }

  private func label(of match: NameFinder.Match, _ near: [String]) -> String {
    if match.people.count == 1, let only = match.people.first { return labels[only] }
    let nearby = near.compactMap { positions[PersonName($0).key] }
    let present = match.people.filter(nearby.contains)
    if present.count == 1, let one = present.first { return labels[one] }
    return Self.somebody
  }

  // MARK: Order

  /// Whether a pair stands before another where the order of names must not be told.
  func isBefore(_ one: Engagement, _ other: Engagement) -> Bool {
    let (left, right) =
      one.coach == other.coach ? (one.client, other.client) : (one.coach, other.coach)
    // Shorter ones first: `Coach 2` before `Coach 10`.
    return (left.count, left) < (right.count, right)
  }
}

/// Somebody whom a database knows of.
struct KnownPerson: Sendable, Hashable {
  /// What a person is, as far as it matters for a code.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Somebody who coaches.
    case coach
    /// Somebody who is coached.
    case client
    /// Somebody else.
    case person
  }

  /// The name, as it was first found.
  let name: String
  /// What tells the person from others.
  let key: String
  /// Every spelling: the name, other spellings of it, labels in files.
  var spellings: [String]
  /// What the person is.
  var kind: Kind
  /// The number among those of the kind.
  var number: Int

  init(name: String, spellings: [String], kind: Kind, number: Int) {
    self.name = name
    key = PersonName(name).key
    self.spellings = spellings
    self.kind = kind
    self.number = number
  }

  /// Whether the person stands before another in lists of people.
  func isBefore(_ other: KnownPerson) -> Bool {
    (kind.rawValue, number) < (other.kind.rawValue, other.number)
  }

  /// The role and the number, such as `Client 12`.
  var code: String {
    "\(kind.rawValue.prefix(1).uppercased())\(kind.rawValue.dropFirst()) \(number)"
  }
}
