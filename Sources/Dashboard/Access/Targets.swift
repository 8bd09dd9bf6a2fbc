import Reports
import TranscriptModel

/// Finds what a path leads to among what a person may see.
///
/// What is somebody else's is not found, exactly as what does not exist.
struct Targets: Sendable {
  let store: Store
  let person: Person

  /// What the values of a path lead to.
  ///
  /// - Parameters:
  ///   - values: The values, by the names of the route's braces.
  ///   - reach: How far the person's role reaches there.
  /// - Returns: The thing; `nothing` where the path names none.
  /// - Throws: `Problem.notFound` where nothing within reach is meant.
  func find(_ values: [String: String], _ reach: Reach) throws -> Target {
    if let id = values["session"] { return .session(try session(id, reach)) }
    if let key = values["pair"] { return .pair(try pair(key)) }
    if let key = values["program"] { return .program(try program(key)) }
    if let id = values["coach"] { return .coach(try coach(id)) }
    if let id = values["person"] { return .person(try anybody(id)) }
    if let id = values["grant"] { return .grant(try grant(id)) }
    return .nothing
  }

  /// The coach's sessions, the latest first.
  func sessions() throws -> [SessionSummary] { try store.sessions(ofCoaches: person.names) }

  /// The coach's pairs, by program and client.
  func pairs() throws -> [Engagement] {
    try store.pairs(ofCoaches: person.names).sorted {
      ($0.client, $0.program ?? "", $0.coach) < ($1.client, $1.program ?? "", $1.coach)
    }
  }

  private func session(_ id: String, _ reach: Reach) throws -> SessionSummary {
    guard let session = try store.summary(ofSession: id) else { throw Problem.notFound }
    switch reach {
    case .own: guard owns(session) else { throw Problem.notFound }
    case .shared: guard try isShared(session) else { throw Problem.notFound }
    case .all: throw Problem.notFound
    }
    return session
  }

  /// Whether the person is the coach of the session.
  func owns(_ session: SessionSummary) -> Bool {
    person.role == .coach && session.coach.map(person.isNamed) == true
  }

  /// Whether the session's coach of today shares it with the lead.
  private func isShared(_ session: SessionSummary) throws -> Bool {
    guard person.role == .lead else { return false }
    return try store.grants(to: person.id).contains { grant in
      guard grant.contentHash == session.contentHash, let coach = try store.person(grant.person)
      else { return false }
      return session.coach.map(coach.isNamed) == true
    }
  }

  private func pair(_ key: String) throws -> Engagement {
    guard let pair = try pairs().first(where: { $0.key == key }) else { throw Problem.notFound }
    return pair
  }

  private func program(_ key: String) throws -> String {
    let found = person.programs.first { Secret.hash($0).hasPrefix(key) }
    guard key.utf8.count == 16, let found else { throw Problem.notFound }
    return found
  }

  private func coach(_ id: String) throws -> Person {
    guard let id = Int64(id),
      try store.grants(to: person.id).contains(where: { $0.person == id && $0.contentHash == nil }),
      let coach = try store.person(id)
    else { throw Problem.notFound }
    return coach
  }

  private func anybody(_ id: String) throws -> Person {
    guard let found = try Int64(id).flatMap(store.person) else { throw Problem.notFound }
    return found
  }

  private func grant(_ id: String) throws -> Grant {
    let found = try store.grants(of: person.id).first { String($0.id) == id }
    guard let found else { throw Problem.notFound }
    return found
  }
}
