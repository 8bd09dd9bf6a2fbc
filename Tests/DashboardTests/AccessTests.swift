import Foundation
import Reports
import Testing

@testable import Dashboard

/// Who may do what: every route with every role, the owner and a stranger.
@Suite struct AccessTests {
  /// Somebody in the matrix.
  enum Visitor: String, CaseIterable {
    case nobody, owner, otherCoach, lead, leadOfAnotherProgram, admin
  }

  private struct World {
    var browsers: [Visitor: MadeBrowser] = [:]
    var values: [String: String] = [:]
  }

  /// A program with a coach and a session, a second coach, two leads and an administrator.
  private static func world(_ made: MadeSite) throws -> World {
    let owner = try made.add("Dana Ruiz", .coach, programs: ["Leadership"])
    try made.add("Bob", .coach, programs: ["Leadership"])
    try made.add("Lea", .lead, programs: ["Leadership"])
    try made.add("Noor", .lead, programs: ["Other"])
    let admin = try made.add("Ada", .admin)
    let id = try made.upload(
      MadeSite.webVTT(coach: "Dana Ruiz", seed: 1), as: "Dana Ruiz", program: "Leadership")
    let pair = try Targets(store: made.site.store, person: owner).pairs()[0]
    let names: [Visitor: String?] = [
      .nobody: nil, .owner: "Dana Ruiz", .otherCoach: "Bob", .lead: "Lea",
      .leadOfAnotherProgram: "Noor", .admin: "Ada",
    ]
    return World(
      browsers: try names.mapValues { try made.browser($0) },
      values: [
        "session": id, "pair": pair.key, "person": "\(admin.id)", "coach": "\(owner.id)",
        "program": String(Secret.hash("Leadership").prefix(16)), "turn": "0", "grant": "1",
        "token": "none",
      ])
  }

  /// What the table says a visitor gets; nil: the route itself answers.
  ///
  /// Written here by hand, apart from the code that decides.
  private static func refusal(
    _ visitor: Visitor, _ route: Route
  ) -> Set<Int>? {
    guard case .roles(let roles) = route.admission else { return nil }
    let role: [Visitor: Person.Role] = [
      .owner: .coach, .otherCoach: .coach, .lead: .lead, .leadOfAnotherProgram: .lead,
      .admin: .admin,
    ]
    guard let role = role[visitor] else { return route.path.hasPrefix("/api") ? [401] : [303] }
    guard let reach = roles[role] else { return [403] }
    let isObject = ["{session}", "{pair}", "{program}", "{coach}", "{grant}"]
      .contains { route.path.contains($0) }
    guard isObject else { return nil }
    switch (visitor, reach) {
    case (.owner, .own) where !route.path.contains("{grant}"): return nil
    case (.lead, .own): return nil
    default: return [404]
    }
  }

  @Test func `every route lets in whom the table names, and nobody else`() throws {
    try MadeSite.with { made in
      let world = try Self.world(made)
      var walked = 0
      // What changes things comes last, so that the session is there for all that look at it.
      let routes = Routes.all.sorted { ($0.method == .get ? 0 : 1) < ($1.method == .get ? 0 : 1) }
      for visitor in Visitor.allCases where visitor != .owner {
        for route in routes {
          guard let expected = Self.refusal(visitor, route) else { continue }
          let answer = try ask(route, #require(world.browsers[visitor]), world)
          #expect(
            expected.contains(answer.status),
            "\(visitor) \(route.method) \(route.path) gives \(answer.status)")
          if answer.status == 303 { #expect(answer.header("location") == "/login") }
          walked += 1
        }
      }
      #expect(walked > Routes.all.count * 3)
      let owner = try #require(world.browsers[.owner])
      #expect(owner.get("/sessions/\(world.values["session"] ?? "")").status == 200)
    }
  }

  @Test func `the owner reaches every page of a session and a pair`() throws {
    try MadeSite.with { made in
      let world = try Self.world(made)
      let owner = try #require(world.browsers[.owner])
      for route in Routes.all where route.method == .get && route.path != "/login" {
        guard case .roles(let roles) = route.admission, roles[.coach] == .own else { continue }
        let answer = try ask(route, owner, world)
        #expect(answer.status == 200, "\(route.path) gives \(answer.status): \(answer.text)")
      }
    }
  }

  @Test func `what is somebody else's is answered like what does not exist`() throws {
    try MadeSite.with { made in
      let world = try Self.world(made)
      let stranger = try #require(world.browsers[.otherCoach])
      let id = world.values["session"] ?? ""
      for path in ["/sessions/", "/api/sessions/", "/pairs/"] {
        let key = path == "/pairs/" ? world.values["pair"] ?? "" : id
        let foreign = stranger.get(path + key)
        let missing = stranger.get(path + "0000000000000000")
        #expect(foreign.status == 404)
        #expect(foreign.text == missing.text)
      }
    }
  }

  @Test func `an unknown path is not there for anybody`() throws {
    try MadeSite.with { made in
      let world = try Self.world(made)
      for browser in world.browsers.values {
        #expect(browser.get("/no-such-page").status == 404)
        #expect(browser.post("/no-such-page").status == 404)
      }
    }
  }

  @Test func `a method that a path does not have is refused with those that it has`() throws {
    try MadeSite.with { made in
      let browser = try made.browser()
      let answer = browser.ask(.delete, "/login")
      #expect(answer.status == 405)
      #expect(answer.header("allow") == "GET, POST")
      #expect(browser.ask(.other, "/api/pairs").status == 405)
      #expect(browser.ask(.other, "/nothing").status == 404)
    }
  }

  @Test func `every route of the table is named once`() {
    let names = Routes.all.map { "\($0.method) \($0.path)" }
    #expect(Set(names).count == names.count)
  }

  private func ask(_ route: Route, _ browser: MadeBrowser, _ world: World) throws -> Answer {
    var path = route.path
    for (name, value) in world.values { path = path.replacing("{\(name)}", with: value) }
    return browser.ask(route.method, path)
  }
}
