import Coaching
import Foundation
import Reports
import Testing
import TranscriptModel

@testable import Dashboard

/// What a coach does with own sessions.
@Suite struct CoachTests {
  private func withSession(_ body: (inout MadeSite, MadeBrowser, String) throws -> Void) throws {
    try MadeSite.with { made in
      try made.add("ana", .coach, programs: ["Leadership"])
      try made.add("Lea", .lead, programs: ["Leadership"])
      let id = try made.upload(
        MadeSite.webVTT(coach: "ana", seed: 1), as: "ana", program: "Leadership")
      let browser = try made.browser("ana")
      try body(&made, browser, id)
    }
  }

  @Test(arguments: ["", "/prep", "/ledger"])
  func `a pair is compared when it is looked at, where that is still to be done`(page: String)
    throws
  {
    try withSession { made, browser, id in
      var rules = try made.site.store.rules()
      rules.zoomOutEverySessions += 1
      try made.site.store.set(rules)
      #expect(try made.site.store.stalePairs() == 1)
      let ana = try #require(try made.site.store.person(1))
      let pair = try #require(try made.site.store.pairs(ofCoaches: ana.names).first)
      #expect(browser.get("/pairs/\(pair.key)\(page)").status == 200)
      #expect(try made.site.store.stalePairs() == 0)
    }
  }

  @Test func `a turn is corrected, and the correction taken back`() throws {
    try withSession { made, browser, id in
      let turn = "/sessions/\(id)/turns/0"
      #expect(browser.post(turn, ["mode": "mentorship"]).status == 303)
      #expect(browser.get(turn).text.contains("you: mentorship"))
      #expect(browser.post(turn, ["rung": "5"]).status == 303)
      #expect(browser.get("/sessions/\(id)/transcript").text.contains("you: mentorship, rung 5"))
      #expect(browser.post(turn, ["undo": "last"]).status == 303)
      let text = browser.get(turn).text
      #expect(text.contains("you: mentorship") && !text.contains("rung 5"))
      #expect(browser.post(turn, ["undo": "last"]).status == 303)
      #expect(!browser.get(turn).text.contains("you:"))
      #expect(browser.post(turn, ["undo": "last"]).status == 422)
    }
  }

  @Test(arguments: [["mode": "nice"], ["rung": "6"], ["rung": "x"], [:]])
  func `what cannot be said of a turn is refused`(form: [String: String]) throws {
    try withSession { made, browser, id in
      #expect(browser.post("/sessions/\(id)/turns/0", form).status == 422)
      #expect(browser.get("/sessions/\(id)/turns/99").status == 404)
      let corrections = try made.site.store.corrections()
      #expect(corrections.isEmpty)
    }
  }

  @Test func `roles are swapped, and the session measured anew by that`() throws {
    try withSession { made, browser, id in
      let page = browser.get("/sessions/\(id)/people").text
      #expect(page.contains("What would you like to leave with today?"))
      let speakers = try made.site.store.speakers(ofSession: id)
      var form = ["client": "Omar Haddad", "date": "2026-03-02", "program": "Leadership"]
      for (index, speaker) in speakers.enumerated() {
        form["role-\(index)"] = speaker.role == .coach ? "client" : "coach"
      }
      #expect(browser.post("/sessions/\(id)/people", form).status == 303)
      let swapped = try made.site.store.speakers(ofSession: id)
      for (before, after) in zip(speakers, swapped) {
        #expect(before.label == after.label)
        #expect(before.role != after.role)
      }
    }
  }

  @Test func `client and day are set later, and the session stays the coach's`() throws {
    try withSession { made, browser, id in
      let form = ["client": "Ömer Ḥaddād", "date": "2026-04-01", "program": ""]
      #expect(browser.post("/sessions/\(id)/people", form).status == 303)
      let session = try #require(try made.site.store.summary(ofSession: id))
      #expect(session.client == "Ömer Ḥaddād")
      #expect(session.date == "2026-04-01")
      #expect(session.program == nil)
      #expect(session.coach == "ana")
      #expect(browser.get("/").text.contains("Ömer Ḥaddād"))
    }
  }

  @Test func `a session is marked as burning`() throws {
    try withSession { made, browser, id in
      #expect(browser.post("/sessions/\(id)/burning", ["burning": "yes"]).status == 303)
      #expect(browser.get("/sessions/\(id)/corrections").text.contains("the session is burning"))
      let number = try #require(try made.site.store.corrections().first?.correction.number)
      #expect(browser.post("/sessions/\(id)/corrections", ["undo": "\(number)"]).status == 303)
      #expect(browser.get("/sessions/\(id)/corrections").text.contains("corrected nothing"))
    }
  }

  @Test func `a shared session is seen by that lead until it is taken back, and the look is told`()
    throws
  {
    try withSession { made, browser, id in
      let lead = try made.browser("Lea")
      let page = "/sessions/\(id)"
      #expect(lead.get(page).status == 404)
      let number = try #require(try made.site.store.people().first { $0.name == "Lea" }).id
      #expect(browser.post("\(page)/share", ["lead": "\(number)"]).status == 303)
      #expect(lead.get(page).status == 200)
      #expect(lead.get("\(page)/transcript").status == 200)
      #expect(lead.get("/api/sessions/\(id)").status == 200)
      #expect(lead.get("/coaches/1").status == 404, "the dashboard is another grant")
      #expect(lead.get("\(page)/turns/0").status == 403)
      #expect(lead.get("/").text.contains("A. and O.H."))
      #expect(browser.get("/me").text.contains("looked at"))
      #expect(browser.post("/grants/1/revoke").status == 303)
      #expect(lead.get(page).status == 404)
    }
  }

  @Test func `the dashboard is shared apart from sessions, and holds no spoken word`() throws {
    try withSession { made, browser, id in
      let lead = try made.browser("Lea")
      let number = try #require(try made.site.store.people().first { $0.name == "Lea" }).id
      #expect(browser.post("/dashboard/share", ["lead": "\(number)"]).status == 303)
      let answer = lead.get("/coaches/1")
      #expect(answer.status == 200)
      #expect(!answer.text.contains("What would you like"))
      #expect(lead.get("/sessions/\(id)").status == 404)
    }
  }

  @Test func `an erased session leaves no word in the database's files`() throws {
    try withSession { made, browser, id in
      _ = browser.post("/sessions/\(id)/turns/0", ["mode": "mentorship"])
      #expect(browser.get("/sessions/\(id)/erase").status == 200)
      #expect(browser.post("/sessions/\(id)/erase").status == 303)
      #expect(browser.get("/sessions/\(id)").status == 404)
      let names = try FileManager.default.contentsOfDirectory(atPath: made.folder.path)
      for name in names where name.hasPrefix("web.sqlite") && !name.hasSuffix(".uploads") {
        let bytes = try Data(contentsOf: made.folder.appendingPathComponent(name))
        #expect(bytes.range(of: Data("kept Fridays free".utf8)) == nil, "\(name)")
      }
    }
  }

  @Test func `withdrawn consent erases the sessions of the pair`() throws {
    try withSession { made, browser, id in
      let ana = try #require(try made.site.store.people().first { $0.name == "ana" })
      let pair = try Targets(store: made.site.store, person: ana).pairs()[0]
      var form = ["state": "withdrawn", "version": "2026-1"]
      #expect(browser.post("/pairs/\(pair.key)/consent", form).status == 422, "not by a slip")
      form["sure"] = "yes"
      #expect(browser.post("/pairs/\(pair.key)/consent", form).status == 303)
      #expect(browser.get("/sessions/\(id)").status == 404)
      let text = Array(MadeSite.webVTT(coach: "ana", seed: 2).utf8)
      #expect(browser.upload("b.vtt", text, ["client": "Omar Haddad"]).status == 422)
    }
  }

  @Test func `everything of one's own is downloaded, and erased`() throws {
    try withSession { made, browser, id in
      let download = browser.get("/me/download")
      #expect(download.text.contains("kept Fridays free"))
      #expect(download.header("content-disposition")?.hasPrefix("attachment") == true)
      #expect(browser.post("/me/erase", ["sure": "somebody"]).status == 200)
      let kept = try made.site.store.sessions(ofCoaches: ["ana"])
      #expect(kept.map(\.id) == [id])
      #expect(browser.post("/me/erase", ["sure": "ana"]).status == 303)
      let erased = try made.site.store.sessions(ofCoaches: ["ana"])
      #expect(erased.isEmpty)
    }
  }
}
