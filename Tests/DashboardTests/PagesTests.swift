import Foundation
import Reports
import Testing
import TranscriptTestSupport

@testable import Dashboard

/// What every page keeps to.
@Suite struct PageTests {
  @Test func `what somebody says or is called never becomes markup`() throws {
    try MadeSite.with { made in
      let evil = "<script>alert(\"xsscanary\")</script><img src=x onerror=alert(1)>\"'"
      try made.add("ana", .coach)
      let text = MadeSite.webVTT(coach: "ana", seed: 1)
        .replacing("I moved the release", with: "&lt;script>alert(\"xsscanary\")&lt;/script>")
      let id = try made.upload(text, as: "ana", client: evil)
      let browser = try made.browser("ana")
      let ana = try #require(try made.site.store.people().first)
      let pair = try Targets(store: made.site.store, person: ana).pairs()[0]
      let pages = [
        "/", "/me", "/coach", "/sessions/\(id)", "/sessions/\(id)/people",
        "/sessions/\(id)/transcript", "/sessions/\(id)/turns/1", "/sessions/\(id)/erase",
        "/pairs/\(pair.key)", "/pairs/\(pair.key)/prep", "/pairs/\(pair.key)/ledger",
        "/pairs/\(pair.key)/consent",
      ]
      for page in pages {
        let answer = browser.get(page)
        #expect(answer.status == 200, "\(page)")
        #expect(!answer.text.contains("<script>alert"), "\(page)")
        #expect(!answer.text.contains("<img src"), "\(page)")
        #expect(!answer.text.contains(" onerror=alert(1)>"), "\(page)")
        #expect(
          !answer.text.contains("style=\""), "\(page) has inline style, which the policy stops")
      }
    }
  }

  @Test func `no template asks for unescaped text, a script or a style of its own`() throws {
    let folder = Folders.project.appendingPathComponent("Sources/Dashboard/Templates")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count > 20)
    for name in names {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      for banned in ["{{{", "{{&", "<script>", "onclick", "style="] {
        #expect(!text.contains(banned), "\(name) holds \(banned)")
      }
      for field in text.matches(of: #/<(input|select|textarea)[^>]*>/#) {
        let tag = String(field.output.0)
        let isHidden = tag.contains("type=\"hidden\"")
        let id = tag.firstMatch(of: #/ id="([^"]+)"/#).map { String($0.output.1) }
        let hasLabel = id.map { text.contains("<label for=\"\($0)\"") } ?? false
        #expect(isHidden || hasLabel, "\(name): \(tag) has no label")
      }
    }
  }

  @Test(arguments: [200, 404]) func `every answer bears the headers`(status: Int) {
    let headers = SecurityHeaders.of(Answer(status: status), isSecure: true)
    let byName = Dictionary(headers.map { ($0.name, $0.value) }) { first, _ in first }
    let policy = byName["content-security-policy"] ?? ""
    for part in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"] {
      #expect(policy.contains(part))
    }
    #expect(!policy.contains("unsafe"))
    #expect(byName["x-content-type-options"] == "nosniff")
    #expect(byName["referrer-policy"] == "same-origin")
    #expect(byName["cache-control"] == "no-store")
    #expect(byName["strict-transport-security"] != nil)
    let plain = SecurityHeaders.of(Answer(status: status), isSecure: false).map(\.name)
    #expect(!plain.contains("strict-transport-security"))
  }

  @Test func `the description of the API names every route of it, and no other`() throws {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(Assets.bytes("openapi.json"))) as? [String: Any])
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    let described = paths.flatMap { path, methods in
      methods.keys.map { "\($0.uppercased()) \(path)" }
    }
    let served = Routes.all.filter { $0.path.hasPrefix("/api/") }.map {
      "\($0.method.rawValue) \($0.path)"
    }
    #expect(Set(described) == Set(served))
  }

  @Test func `a token of a program does what its person may do, until it is ended`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let browser = try made.browser("ana")
      let page = browser.post("/me/tokens", ["label": "my script"]).text
      let token = try #require(page.firstMatch(of: #/<code>([A-Za-z0-9_-]{43})</code>/#)?.output.1)
      var program = try made.browser()
      program.headers = [:]
      program.token = String(token)
      let text = Array(MadeSite.webVTT(coach: "ana", seed: 1).utf8)
      #expect(program.upload("a.vtt", text).status == 201)
      let list = program.get("/api/sessions?limit=1")
      #expect(list.status == 200)
      #expect(list.text.contains("\"next\":null"))
      #expect(program.get("/api/sessions?limit=0").status == 400)
      let shown = browser.get("/me").text
      let id = try #require(shown.firstMatch(of: #/name="token" value="([0-9a-f]+)"/#)?.output.1)
      #expect(browser.post("/me/tokens/end", ["token": String(id)]).status == 303)
      #expect(program.get("/api/sessions").status == 401)
    }
  }

  @Test func `turns are corrected and sessions erased by the API`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let id = try made.upload(MadeSite.webVTT(coach: "ana", seed: 1), as: "ana")
      let browser = try made.browser("ana")
      let path = "/api/sessions/\(id)"
      let body = Array("{\"turn\":0,\"mode\":\"mentorship\",\"rung\":4}".utf8)
      let answer = browser.ask(.post, "\(path)/corrections", body: body)
      #expect(answer.status == 200)
      #expect(answer.text.contains("\"value\":\"mentorship\""))
      let number = try #require(try made.site.store.corrections().first?.correction.number)
      let undo = Array("{\"undo\":\(number)}".utf8)
      #expect(browser.ask(.post, "\(path)/corrections", body: undo).status == 200)
      #expect(browser.ask(.post, "\(path)/corrections", body: Array("{".utf8)).status == 422)
      let refused: [(body: String, status: Int)] = [
        ("{}", 422), ("{\"turn\":0}", 422), ("{\"turn\":999,\"mode\":\"coaching\"}", 404),
        ("{\"turn\":1,\"mode\":\"coaching\"}", 409), ("{\"turn\":0,\"rung\":6}", 422),
        ("{\"burning\":true,\"undo\":1}", 422),
        ("{\"burning\":true,\"rung\":6}", 422), ("{\"burning\":true,\"turn\":2147483648}", 422),
        ("{\"burning\":true,\"mode\":\"x\"}", 422),
        ("{\"undo\":999}", 404),
      ]
      for (body, status) in refused {
        let answer = browser.ask(.post, "\(path)/corrections", body: Array(body.utf8))
        #expect(answer.status == status, "\(body)")
      }
      #expect(try made.site.store.corrections().count == 2, "nothing of what was refused is kept")
      #expect(browser.ask(.delete, path).status == 204)
      #expect(browser.get(path).status == 404)
    }
  }
}
