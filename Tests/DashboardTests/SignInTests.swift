import Foundation
import Reports
import Testing

@testable import Dashboard

@Suite struct SignInTests {
  @Test func `a right password opens the first page and sets a cookie that scripts cannot read`()
    throws
  {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let answer = try made.browser().post(
        "/login", ["user": "ana", "password": MadeSite.password])
      #expect(answer.status == 303)
      let cookie = try #require(answer.header("set-cookie"))
      #expect(cookie.contains("; HttpOnly; SameSite=Lax"))
      #expect(try made.browser("ana").get("/").text.contains("Bring transcripts in"))
    }
  }

  @Test func `a wrong name and a wrong password are answered alike`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let browser = try made.browser()
      let wrong = browser.post("/login", ["user": "ana", "password": "nothing like it"])
      let unknown = browser.post("/login", ["user": "anb", "password": "nothing like it"])
      #expect(wrong.status == 401)
      #expect(unknown.status == 401)
      #expect(wrong.text.replacing("value=\"ana\"", with: "value=\"anb\"") == unknown.text)
    }
  }

  @Test func `after five wrong passwords the right one waits`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      for _ in 0..<5 {
        _ = try made.browser().post("/login", ["user": "ana", "password": "nothing like it"])
      }
      let form = ["user": "ana", "password": MadeSite.password]
      #expect(try made.browser().post("/login", form).status == 401)
      let later = made.site.now() + 65
      made.site.now = { later }
      #expect(try made.browser().post("/login", form).status == 303)
    }
  }

  @Test func `who is signed in is known without asking, and yet out at once`() throws {
    try MadeSite.with { made in
      let ana = try made.add("ana", .coach)
      let (one, other) = (try made.browser("ana"), try made.browser("ana"))
      #expect(one.get("/").status == 200 && one.get("/").status == 200)
      #expect(one.post("/logout").status == 303)
      #expect(one.get("/").status == 303)
      #expect(other.get("/").status == 200)
      let elsewhere = try Store(path: made.site.store.path, access: .existing)
      var person = try #require(try elsewhere.person(ana.id))
      person.isActive = false
      try elsewhere.update(person)
      #expect(other.get("/").status == 303)
    }
  }

  @Test(arguments: [(29.0 * 60, true), (31.0 * 60, false)])
  func `a browser that is away for half an hour is out`(away: Double, isIn: Bool) throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let cookie = try made.browser("ana").cookie
      let later = made.site.now() + away
      made.site.now = { later }
      var browser = try made.browser()
      browser.cookie = cookie
      #expect((browser.get("/").status == 200) == isIn)
    }
  }

  @Test func `a day at the screen ends after twelve hours`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let cookie = try made.browser("ana").cookie
      let start = made.site.now()
      for quarter in 1...48 {
        made.site.now = { start + Double(quarter) * 900 }
        var browser = try made.browser()
        browser.cookie = cookie
        #expect((browser.get("/").status == 200) == (quarter < 48), "after \(quarter) quarters")
      }
    }
  }

  @Test func `leaving ends the session on the server`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let browser = try made.browser("ana")
      #expect(browser.post("/logout").status == 303)
      #expect(browser.get("/").status == 303)
    }
  }

  @Test func `who may not sign in any more is out at once`() throws {
    try MadeSite.with { made in
      var ana = try made.add("ana", .coach)
      let browser = try made.browser("ana")
      ana.isActive = false
      try made.site.store.update(ana)
      #expect(browser.get("/").status == 303)
      let form = ["user": "ana", "password": MadeSite.password]
      #expect(try made.browser().post("/login", form).status == 401)
    }
  }

  @Test func `the first link makes an administrator, once`() throws {
    try MadeSite.with { made in
      let link = try made.site.signIn.invite(nil, at: made.site.now())
      let form = ["user": "Ada", "password": MadeSite.password, "again": MadeSite.password]
      let browser = try made.browser()
      #expect(browser.get(link).status == 200)
      #expect(browser.post(link, form).status == 303)
      #expect(try made.site.store.people().map(\.role) == [.admin])
      #expect(browser.post(link, form).status == 404)
      #expect(try made.site.store.people().count == 1)
    }
  }

  @Test func `a link for a person sets a password, and holds for two days`() throws {
    try MadeSite.with { made in
      let person = try #require(
        try made.site.store.addPerson("Lea", role: .lead, password: nil, at: made.site.now()))
      let link = try made.site.signIn.invite(person, at: made.site.now())
      let form = ["password": MadeSite.password, "again": MadeSite.password]
      let early = try made.browser()
      let later = made.site.now() + 49 * 3600
      made.site.now = { later }
      #expect(try made.browser().post(link, form).status == 404)
      #expect(early.post(link, ["password": "too short", "again": "too short"]).status == 422)
      #expect(early.post(link, form).status == 303)
      #expect(try made.browser("Lea").get("/").status == 200)
    }
  }
}

@Suite struct PasswordHashTests {
  @Test func `people's passwords cost what the rule asks for`() {
    let hash = PasswordHash().hash(MadeSite.password)
    #expect(hash.hasPrefix("scrypt$15$8$3$"))
    #expect(PasswordHash().verify(MadeSite.password, against: hash))
    #expect(!PasswordHash().verify(MadeSite.password + " ", against: hash))
    #expect(!PasswordHash().verify(MadeSite.password, against: nil))
  }

  @Test func `the same password has another hash each time`() {
    let quick = PasswordHash(work: .init(logN: 4, r: 8, p: 1))
    #expect(quick.hash("some words of mine") != quick.hash("some words of mine"))
  }

  @Test(arguments: ["", "scrypt$15$8$3$$", "scrypt$99$8$3$AAAA$AAAA", "plain", "scrypt$15$8$3$*$*"])
  func `a damaged hash lets nobody in`(hash: String) {
    let quick = PasswordHash(work: .init(logN: 4, r: 8, p: 1))
    #expect(!quick.verify("", against: hash))
  }

  @Test func `the list holds 3,000 passwords that are long enough to be asked for`() {
    let list = String(decoding: Assets.bytes("common-passwords.txt"), as: UTF8.self)
      .split(separator: "\n")
    #expect(Set(list).count >= 3000)
    for password in list {
      #expect(password.count >= PasswordRule.fewest && password == password.lowercased())
    }
  }

  @Test(arguments: [
    ("short", false), ("passwordpassword", false), ("aaaaaaaaaaaaaaaa", false),
    ("ana has a password", false), ("correct horse battery 1", true),
    ("пароль из четырёх слов", true), ("Manchesterunited", false),
  ])
  func `a password is long and not the first guess`(password: String, isTaken: Bool) {
    #expect((PasswordRule.objection(to: password, of: "ana") == nil) == isTaken)
  }
}
