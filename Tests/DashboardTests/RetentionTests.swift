import Foundation
import Reports
import Testing

@testable import Dashboard

/// How long sessions are kept, and what an erasure leaves.
@Suite struct RetentionTests {
  private func withSessions(_ body: (inout MadeSite) throws -> Void) throws {
    try MadeSite.with { made in
      try made.add("Ada", .admin)
      try made.add("ana", .coach)
      for (seed, date) in ["2025-03-02", "2026-01-10"].enumerated() {
        _ = try made.upload(MadeSite.webVTT(coach: "ana", seed: seed), as: "ana", date: date)
      }
      try body(&made)
    }
  }

  @Test func `what is older than it is kept goes, and not before an administrator says so`() throws
  {
    try withSessions { made in
      let store = made.site.store
      #expect(try store.purge(at: made.site.now()) == 0, "kept without an end")
      let admin = try made.browser("Ada")
      let page = admin.post("/settings", ["months": "6", "names": "initials"])
      #expect(page.text.contains("1 session will go then"))
      #expect(try store.sessions(ofCoaches: ["ana"]).count == 2)
      made.site.purge()
      #expect(try store.sessions(ofCoaches: ["ana"]).map(\.date) == ["2026-01-10"])
      let later = made.site.now() + 200 * 86_400
      made.site.now = { later }
      made.site.purge()
      #expect(try store.sessions(ofCoaches: ["ana"]).isEmpty)
    }
  }

  @Test func `a session without a day is as old as its upload`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      _ = try made.upload(MadeSite.webVTT(coach: "ana", seed: 1), as: "ana", date: nil)
      let store = made.site.store
      let uploaded = made.site.now()
      #expect(try store.expiredSessions(months: 1, at: uploaded + 27 * 86_400).isEmpty)
      #expect(try store.expiredSessions(months: 1, at: uploaded + 33 * 86_400).count == 1)
    }
  }

  @Test(arguments: ["0", "-1", "1201", "x", "1.5"])
  func `a time that cannot be is refused`(months: String) throws {
    try MadeSite.with { made in
      try made.add("Ada", .admin)
      let answer = try made.browser("Ada").post(
        "/settings", ["months": months, "names": "initials"])
      #expect(answer.status == 422)
      #expect(try made.site.store.retentionMonths() == nil)
    }
  }

  @Test func `an erased session does not come back by upload or by ingest`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let text = MadeSite.webVTT(coach: "ana", seed: 1)
      let id = try made.upload(text, as: "ana")
      let browser = try made.browser("ana")
      #expect(browser.post("/sessions/\(id)/erase").status == 303)
      let again = browser.upload("talk.vtt", Array(text.utf8), ["client": "Omar Haddad"])
      #expect(again.status == 409)
      #expect(again.text.contains("\"forgotten\""))
      let file = made.folder.appendingPathComponent("talk.vtt")
      try Data(text.utf8).write(to: file)
      #expect(try made.ingest(file) == 1)
      #expect(try made.site.store.summary(ofSession: id) == nil)
    }
  }
}

/// Names that files, manifests and people spell otherwise.
@Suite struct SpellingTests {
  @Test func `a session stays the coach's where another file spells the name otherwise`() throws {
    try MadeSite.with { made in
      try made.add("dana ruiz", .coach)
      let id = try made.upload(MadeSite.webVTT(coach: "dana ruiz", seed: 1), as: "dana ruiz")
      let file = made.folder.appendingPathComponent("2026-03-09 Dana Ruiz - Omar Haddad.vtt")
      try Data(MadeSite.webVTT(coach: "Dana Ruiz", seed: 2).utf8).write(to: file)
      #expect(try made.ingest(file) == 0)
      #expect(try made.site.store.summary(ofSession: id)?.coach == "Dana Ruiz")
      let browser = try made.browser("dana ruiz")
      #expect(browser.get("/sessions/\(id)").status == 200)
      #expect(try made.site.store.sessions(ofCoaches: ["dana ruiz"]).count == 2)
      #expect(browser.get("/coach").text.contains("Omar Haddad"))
      let other = try made.site.store.addPerson(
        "DANA  RUIZ", role: .coach, password: nil, at: made.site.now())
      #expect(other == nil, "one name, one account")
    }
  }

  @Test func `a refusal holds however the client's name is spelt`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      try made.site.store.record(
        Consent(
          coach: "ana", client: "Omar Haddad", state: .refused, version: "1", scope: "",
          recordedAt: made.site.now()), by: 1)
      let text = Array(MadeSite.webVTT(coach: "ana", seed: 1).utf8)
      let answer = try made.browser("ana").upload("a.vtt", text, ["client": "omar  haddad"])
      #expect(answer.text.contains("consent-refused"))
    }
  }
}

@Suite struct ServerLockTests {
  @Test func `one server at a time serves a database`() throws {
    try MadeSite.with { made in
      let path = made.site.store.path
      let lock = try ServerLock(database: path)
      #expect {
        _ = try ServerLock(database: path)
      } throws: { error in
        (error as? ServerLock.Taken)?.reason.contains("process \(getpid())") == true
      }
      _ = consume lock
      let next = try ServerLock(database: path)
      _ = consume next
    }
  }
}

@Suite struct PageCacheTests {
  @Test func `a page that was kept is not shown after something changed, here or elsewhere`()
    throws
  {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let id = try made.upload(MadeSite.webVTT(coach: "ana", seed: 1), as: "ana")
      let browser = try made.browser("ana")
      let path = "/sessions/\(id)/transcript"
      let before = browser.get(path).text
      let mark = try made.site.store.mark()
      #expect(browser.get(path).text == before)
      try made.site.store.log("test", nil, by: nil, at: made.site.now())
      #expect(try made.site.store.mark() == mark, "the log shows on no kept page")
      _ = browser.post("/sessions/\(id)/turns/0", ["mode": "mentorship"])
      #expect(browser.get(path).text.contains("you: mentorship"))
      let elsewhere = try Store(path: made.site.store.path, access: .existing)
      let kept = try #require(try elsewhere.corrections().first?.correction.number)
      _ = try elsewhere.undo(kept, by: "ana", why: nil, at: "2026-03-03T00:00:00Z")
      #expect(!browser.get(path).text.contains("you: mentorship"))
    }
  }

  @Test func `a page is kept for the person who asked`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      try made.add("bob", .coach)
      let id = try made.upload(MadeSite.webVTT(coach: "ana", seed: 1), as: "ana")
      #expect(try made.browser("ana").get("/").text.contains(id))
      #expect(try !made.browser("bob").get("/").text.contains(id))
    }
  }

  @Test func `no more is kept than there is room for, and what is asked for stays longest`() throws
  {
    let cache = PageCache(mostBytes: 800)
    let mark = try Store().mark().content
    let page = PageCache.Page(
      target: .nothing, answer: Answer(status: 200, body: .init(repeating: 0, count: 100)))
    let keys = (0..<9).map { PageCache.Key(person: 1, path: ["\($0)"], query: Fields()) }
    #expect(cache.page(keys[0], at: mark) == nil)
    for key in keys {
      cache.keep(page, key, at: mark)
      #expect(cache.page(keys[0], at: mark) != nil)
    }
    let kept = keys.indices.filter { cache.page(keys[$0], at: mark) != nil }
    #expect(kept.first == 0 && kept.last == 8 && kept.count < 9)
    let large = PageCache.Page(
      target: .nothing, answer: Answer(status: 200, body: .init(repeating: 0, count: 101)))
    let other = PageCache.Key(person: 2, path: [], query: Fields())
    cache.keep(large, other, at: mark)
    #expect(cache.page(other, at: mark) == nil, "too large to be kept")
  }

  @Test
  func `pages of another state of the database are let go, for they may hold what was erased`()
    throws
  {
    let cache = PageCache()
    let store = try Store()
    let mark = try store.mark().content
    let page = PageCache.Page(target: .nothing, answer: Answer(status: 200, body: [1]))
    let key = PageCache.Key(person: 1, path: [], query: Fields())
    #expect(cache.page(key, at: mark) == nil)
    cache.keep(page, key, at: mark)
    #expect(cache.page(key, at: mark) != nil)
    _ = try store.addPerson("ana", role: .coach, password: nil, at: .now)
    let later = try store.mark().content
    #expect(cache.page(key, at: later) == nil)
    cache.keep(page, key, at: mark)
    #expect(cache.page(key, at: later) == nil, "made before the change")
    #expect(cache.page(key, at: mark) == nil)
  }
}
