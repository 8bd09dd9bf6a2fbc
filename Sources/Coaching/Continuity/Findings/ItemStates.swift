/// Tells which goals were reached.
struct GoalOutcomes {
  /// How many turns from where it was set a goal is come back to at most.
  private static let near = 3
  /// How likely the turn that comes back must do so.
  private static let leastReference = 0.5
  private let reading: EngagementReading

  init(_ reading: EngagementReading) {
    self.reading = reading
  }

  /// Marks near goals as reached where the client comes back to them with a success; what a person
  /// said stays.
  func settle(_ items: inout [CarriedItem], _ overlays: ContinuityOverlays) {
    for index in items.indices {
      let place = items[index].quote.place
      guard items[index].kind == .goal, items[index].horizon == .short,
        overlays.statuses[items[index].id] == nil,
        let set = reading.sessions.first(where: { $0.id == place.session })
      else { continue }
      let isReached = reading.sessions[(set.index + 1)...].contains { session in
        session.turns.indices.contains { turn in
          let reference = reading.references[session.index][turn]
          guard session.turns[turn].isClient, reference.probability > Self.leastReference,
            session.turns[turn].holds(.success), let match = reference.match
          else { return false }
          return match.session == set.index && abs(match.turn - place.turn) <= Self.near
        }
      }
      if isReached { items[index].status = .done }
    }
  }
}

/// Sets what became of items by the links that say so.
struct Outcomes {
  /// A follow-up that is less likely right closes nothing.
  private static let leastConfidence = 0.4
  let links: [SessionLink]
  let overlays: ContinuityOverlays

  /// Gives every challenge the outcome of its last follow-up; what a person said stays.
  func settle(_ items: inout [CarriedItem]) {
    var last: [String: SessionLink.Outcome] = [:]
    var told: [String: SessionLink.Outcome] = [:]
    for link in links where link.kind == .followUp {
      guard let item = link.item, let outcome = link.outcome else { continue }
      // What is told twice is told, however unlikely each time is by itself.
      if link.confidence >= Self.leastConfidence || told[item] == outcome { last[item] = outcome }
      told[item] = outcome
    }
    for index in items.indices where overlays.statuses[items[index].id] == nil {
      switch last[items[index].id] {
      case .done: items[index].status = .done
      case .partly: items[index].status = .partly
      case .not: items[index].status = .not
      case .changed: items[index].status = .changed
      case .notAnswered, nil: break
      }
    }
  }
}

/// Tells which goal takes up an earlier one.
struct Lineage {
  private let reading: EngagementReading

  init(_ reading: EngagementReading) {
    self.reading = reading
  }

  /// Links every goal to the earlier goal that its own or a neighbouring turn refers to.
  func follow(_ items: inout [CarriedItem]) {
    let goals = items.indices.filter { items[$0].kind == .goal }
    for index in goals {
      guard
        let session = reading.sessions.first(where: { $0.id == items[index].quote.place.session })
      else { continue }
      let turn = items[index].quote.place.turn
      let near = max(0, turn - 2)...min(session.turns.count - 1, turn + 4)
      let matches = near.filter { reading.references[session.index][$0].probability > 0.25 }
        .compactMap { reading.references[session.index][$0].match }
      items[index].follows = goals.first { earlier in
        matches.contains { match in
          items[earlier].quote.place.session == reading.sessions[match.session].id
            && abs(items[earlier].quote.place.turn - match.turn) <= 3
        }
      }.map { items[$0].id }
    }
  }
}

/// Tells whether the coach stopped at a win.
struct Acknowledgement {
  /// How many turns later at most.
  private static let reach = 7
  private let sessions: [ReadSession]

  init(_ sessions: [ReadSession]) {
    self.sessions = sessions
  }

  /// Marks the wins that the coach acknowledged.
  func acknowledge(_ items: inout [CarriedItem]) {
    for index in items.indices where items[index].kind == .win {
      let place = items[index].quote.place
      guard let session = sessions.first(where: { $0.id == place.session }) else { continue }
      let next = place.turn + 1..<min(place.turn + 1 + Self.reach, session.turns.count)
      let answers = next.filter { session.turns[$0].isCoach && session.turns[$0].text.words > 1 }
      let stop = answers.enumerated().first { order, turn in
        let spoken = session.turns[turn]
        // Later than the first answer only plain praise counts.
        return spoken.marked.contains(.affirmation)
          || spoken.count(.acknowledgement) >= (order == 0 ? 1 : 2)
      }
      items[index].acknowledged = stop.map { Place(session: place.session, turn: $0.element) }
    }
  }
}
