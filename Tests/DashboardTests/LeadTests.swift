import Foundation
import Reports
import Testing

@testable import Dashboard

/// What a lead gets, and what never.
@Suite struct LeadTests {
  @Test(arguments: [(4, false), (5, true)])
  func `a program shows figures over five pairs at least, and never a word or a name`(
    pairs: Int, isShown: Bool
  ) throws {
    try MadeSite.with { made in
      try made.add("Lea", .lead, programs: ["Leadership"])
      try made.add("ana", .coach, programs: ["Leadership"])
      for number in 0..<pairs {
        _ = try made.upload(
          MadeSite.webVTT(coach: "ana", seed: number), as: "ana", client: "Client \(number)",
          program: "Leadership")
      }
      let lead = try made.browser("Lea")
      let key = Secret.hash("Leadership").prefix(16)
      for path in ["/programs/\(key)", "/programs/\(key)/file", "/api/aggregates", "/"] {
        let answer = lead.get(path)
        #expect(answer.status == 200, "\(path)")
        for word in ["release", "silence", "Client 1", "ana"] {
          let isThere = answer.text.contains(">\(word)") || answer.text.contains("\"\(word)")
          #expect(!isThere, "\(path) tells \(word)")
        }
      }
      let page = lead.get("/programs/\(key)").text
      #expect(page.contains("not meant for employment decisions"))
      #expect(page.contains("a quarter of the pairs lies below") == isShown)
    }
  }
}

/// That nothing of before is shown to a lead.
@Suite struct LeadReadersTests {
  @Test func `who is new is added at once, and all are read together once nobody waits`() throws {
    try MadeSite.with { made in
      try made.add("Lea", .lead, programs: ["Leadership"])
      try made.add("Dana Ruiz", .coach, programs: ["Leadership"])
      for (number, client) in ["Omar Haddad", "Ines Okafor", "Zoe Adler"].enumerated() {
        _ = try made.upload(
          MadeSite.webVTT(coach: "Dana Ruiz", seed: number), as: "Dana Ruiz", client: client,
          program: "Leadership")
        let reader = try made.site.leadReaders.reader(of: made.site.store)
        #expect(reader.hasAddedNames == (number > 0))
        made.site.compare { false }
        let settled = try made.site.leadReaders.reader(of: made.site.store)
        #expect(!settled.hasAddedNames)
        #expect(settled.shown(client) == reader.shown(client))
        #expect(settled.shown(client).hasPrefix(String(client.prefix(1))))
      }
    }
  }

  @Test func `a lead's pages follow every change, and name nobody who came since`() throws {
    try MadeSite.with { made in
      let lea = try made.add("Lea", .lead, programs: ["Leadership"])
      try made.add("Dana Ruiz", .coach, programs: ["Leadership"])
      let lead = try made.browser("Lea")
      let coach = try made.browser("Dana Ruiz")
      let program = "/programs/\(Secret.hash("Leadership").prefix(16))"
      for (number, client) in ["Omar Haddad", "Ines Okafor", "Omar Haddad"].enumerated() {
        let id = try made.upload(
          MadeSite.webVTT(coach: "Dana Ruiz", seed: number), as: "Dana Ruiz", client: client,
          program: "Leadership")
        _ = coach.post("/sessions/\(id)/share", ["lead": "\(lea.id)"])
        if number == 1 { made.site.compare { false } }
        let pairs = number == 0 ? "1 pair" : "2 pairs"
        let home = lead.get("/").text
        #expect(home.contains(pairs) && home.contains("D.R. and O.H."))
        #expect(home.contains("D.R. and I.O.") == (number > 0))
        #expect(
          lead.get("/sessions/\(id)").text.contains(client == "Ines Okafor" ? "I.O." : "O.H."))
        let pages = ["/", program, program + "/file", "/api/aggregates", "/sessions/\(id)"]
        for path in pages {
          let text = lead.get(path).text
          #expect(!["Omar", "Ines", "Dana"].contains { text.contains($0) }, "\(path)")
        }
        #expect(lead.get(program).text.contains("\(number + 1) session"))
        #expect(lead.get("/api/aggregates").text.contains("\"sessions\":\(number + 1)"))
      }
    }
  }

  @Test func `a coach's range speaks to the coach, and to a lead of the coach`() throws {
    try MadeSite.with { made in
      let lea = try made.add("Lea", .lead, programs: ["Leadership"])
      let dana = try made.add("Dana Ruiz", .coach, programs: ["Leadership"])
      _ = try made.upload(
        MadeSite.webVTT(coach: "Dana Ruiz", seed: 1), as: "Dana Ruiz", program: "Leadership")
      let coach = try made.browser("Dana Ruiz")
      _ = coach.post("/dashboard/share", ["lead": "\(lea.id)"])
      let own = coach.get("/coach").text
      let shared = try made.browser("Lea").get("/coaches/\(dana.id)").text
      #expect(own.contains("Your own range") && own.contains("half of your sessions"))
      #expect(shared.contains("The coach’s own range"))
      #expect(!shared.contains("Your own range") && !shared.contains("your sessions"))
    }
  }
}

/// How people are named for leads.
@Suite struct LeadNamesTests {
  @Test(arguments: [(nil, "O.H."), ("codes", "Client 1"), ("full", "Omar Haddad")])
  func `a lead sees people of a shared session by what an administrator sets`(
    style: String?, shown: String
  ) throws {
    try MadeSite.with { made in
      try made.add("Ada", .admin)
      try made.add("Dana Ruiz", .coach, programs: ["Leadership"])
      let lea = try made.add("Lea", .lead, programs: ["Leadership"])
      let id = try made.upload(
        MadeSite.webVTT(coach: "Dana Ruiz", seed: 1), as: "Dana Ruiz", program: "Leadership")
      let coach = try made.browser("Dana Ruiz")
      _ = coach.post("/sessions/\(id)/share", ["lead": "\(lea.id)"])
      _ = coach.post("/dashboard/share", ["lead": "\(lea.id)"])
      if let style {
        let form = ["months": "", "names": style]
        #expect(try made.browser("Ada").post("/settings", form).status == 200)
      }
      let lead = try made.browser("Lea")
      let pages = ["/", "/sessions/\(id)", "/sessions/\(id)/transcript", "/api/sessions/\(id)"]
      for path in pages + ["/coaches/\(try coachNumber(made))"] {
        let text = lead.get(path).text
        #expect(text.contains(shown), "\(path) lacks \(shown)")
        for name in ["Omar", "Dana"] where style != "full" {
          #expect(!text.contains(name), "\(path) tells \(name)")
        }
      }
      #expect(coach.get("/sessions/\(id)").text.contains("Omar Haddad"), "the coach's own page")
    }
  }

  private func coachNumber(_ made: MadeSite) throws -> Int64 {
    try #require(try made.site.store.people().first { $0.role == .coach }).id
  }
}

/// Accounts, and the log of what people did.
@Suite struct AdminTests {
  @Test func `an administrator adds somebody, who sets a password by the link`() throws {
    try MadeSite.with { made in
      try made.add("Ada", .admin)
      let admin = try made.browser("Ada")
      let added = admin.post("/people", ["name": "Lea", "role": "lead", "programs": "One\nTwo\n"])
      #expect(added.status == 200)
      let found = added.text.firstMatch(of: #/<code>http://127.0.0.1:8080(/welcome/[^<]+)</#)
      let link = String(try #require(found?.output.1))
      let form = ["password": MadeSite.password, "again": MadeSite.password]
      #expect(try made.browser().post(link, form).status == 303)
      #expect(try made.browser("Lea").get("/").text.contains("Two"))
      let again = admin.post("/people", ["name": "LEA", "role": "lead"])
      #expect(again.status == 422)
    }
  }

  @Test func `another role or no leave to sign in ends what was open`() throws {
    try MadeSite.with { made in
      try made.add("Ada", .admin)
      let lea = try made.add("Lea", .lead)
      let admin = try made.browser("Ada")
      let browser = try made.browser("Lea")
      let form = ["role": "lead", "programs": "", "names": ""]
      #expect(admin.post("/people/\(lea.id)", form).status == 303)
      #expect(browser.get("/").status == 303)
      #expect(admin.post("/people/1", form).status == 422, "the own account stays")
    }
  }

  @Test func `the log is only ever added to`() throws {
    try MadeSite.with { made in
      try made.add("Ada", .admin)
      try made.add("ana", .coach)
      _ = try made.upload(MadeSite.webVTT(coach: "ana", seed: 1), as: "ana")
      _ = try made.browser().post("/login", ["user": "ana", "password": "nothing like it"])
      let records = try made.site.store.auditRecords(before: .max, limit: 10)
      #expect(records.map(\.action).contains("session.upload"))
      #expect(records.first?.action == "person.sign-in")
      #expect(records.first?.outcome == .refused)
      let page = try made.browser("Ada").get("/audit").text
      #expect(page.contains("session.upload") && !page.contains("release"))
    }
  }
}
