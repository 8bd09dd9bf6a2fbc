import Coaching
import Testing

@Suite struct ItemIdentityTests {
  @Test func `identifiers stay when later sessions come in`() {
    let one = Talk.analysis([Talk.first]).items.map(\.id)
    let two = Talk.analysis([Talk.first, Talk.asking]).items.map(\.id)
    #expect(!one.isEmpty)
    #expect(Set(one).isSubset(of: Set(two)))
    #expect(Set(two).count == two.count)
  }

  @Test func `the same history gives the same analysis`() {
    let sessions = [Talk.first, Talk.asking]
    #expect(Talk.analysis(sessions) == Talk.analysis(sessions))
  }

  @Test func `a rejected item is left out and a confirmed one is certain`() throws {
    let challenge = try #require(
      Talk.analysis([Talk.first]).items.first { $0.kind == .challenge })
    var overlays = ContinuityOverlays()
    overlays.verdicts = [challenge.id: false]
    #expect(
      !Talk.analysis([Talk.first], overlays: overlays).items.contains { $0.id == challenge.id })
    overlays.verdicts = [challenge.id: true]
    overlays.statuses = [challenge.id: .dropped]
    overlays.wordings = [challenge.id: "count the changes"]
    let confirmed = Talk.analysis([Talk.first, Talk.asking], overlays: overlays)
      .items.first { $0.id == challenge.id }
    #expect(confirmed?.confidence == 1)
    #expect(confirmed?.status == .dropped)
    #expect(confirmed?.wording == "count the changes")
  }

  @Test func `a link that somebody took away stays away`() throws {
    let link = try #require(
      Talk.analysis([Talk.first, Talk.asking]).links.first { $0.kind == .followUp })
    var overlays = ContinuityOverlays()
    overlays.unlinked = [.init(from: link.quote.place, item: try #require(link.item))]
    let links = Talk.analysis([Talk.first, Talk.asking], overlays: overlays).links
    #expect(!links.contains { $0.quote.place == link.quote.place && $0.item == link.item })
  }

  @Test func `a link that somebody made is there, and one to nothing is not`() throws {
    let challenge = try #require(
      Talk.analysis([Talk.first]).items.first { $0.kind == .challenge })
    var overlays = ContinuityOverlays()
    overlays.linked = [
      .init(from: Place(session: "two", turn: 4), item: challenge.id),
      .init(from: Place(session: "two", turn: 99), item: challenge.id),
      .init(from: Place(session: "two", turn: 4), item: "no such item"),
    ]
    let analysis = Talk.analysis([Talk.first, Talk.silent], overlays: overlays)
    let links = analysis.links.filter { $0.item == challenge.id }
    #expect(links.map(\.quote.place) == [Place(session: "two", turn: 4)])
    #expect(links.map(\.kind) == [.followUp])
    #expect(links.map(\.confidence) == [1])
  }

  @Test func `a quote lies inside its turn`() {
    let sessions = [Talk.first, Talk.asking]
    let turns = Dictionary(uniqueKeysWithValues: sessions.map { ($0.id, $0.turns) })
    for item in Talk.analysis(sessions).items {
      let text = turns[item.quote.place.session]?[item.quote.place.turn].text ?? ""
      #expect(item.quote.range.upperBound <= text.utf8.count)
      #expect(!item.quote.range.isEmpty)
    }
  }

  @Test func `no sessions have an empty analysis`() {
    let analysis = Talk.analysis([])
    #expect(analysis.sessions.isEmpty)
    #expect(analysis.items.isEmpty)
    #expect(analysis.links.isEmpty)
  }

  @Test func `a session without turns does no harm`() {
    let analysis = Talk.analysis([Talk.first, Talk.session("two", nil, []), Talk.asking.renamed])
    #expect(analysis.sessions.count == 3)
    #expect(analysis.sessions[1].connectBackBand == .none)
  }
}

extension EngagementHistory.Session {
  /// The session under another identifier.
  fileprivate var renamed: Self {
    var session = self
    session.id = "three"
    return session
  }
}
