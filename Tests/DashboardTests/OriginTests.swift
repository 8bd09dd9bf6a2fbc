import Testing

@testable import Dashboard

/// Requests that come from elsewhere.
@Suite struct OriginTests {
  private func allows(_ headers: [String: String], _ method: Ask.Method = .post) throws -> Bool {
    Origin(port: 8080).allows(try #require(Ask(method, "/sessions", headers: headers)))
  }

  @Test(arguments: [
    ["sec-fetch-site": "same-origin"], ["sec-fetch-site": "none"],
    ["origin": "http://127.0.0.1:8080"], ["origin": "http://localhost:8080"],
    ["sec-fetch-site": "same-origin", "origin": "null"],
    ["authorization": "Bearer x"],
  ])
  func `what comes from a page of the site changes things`(headers: [String: String]) throws {
    #expect(try allows(headers))
  }

  @Test(arguments: [
    [:], ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"],
    ["origin": "null"], ["origin": "https://evil.invalid"], ["origin": "http://127.0.0.1:8081"],
    ["sec-fetch-site": "same-origin", "origin": "https://evil.invalid"],
    ["authorization": "Bearer x", "sec-fetch-site": "cross-site"],
  ])
  func `what comes from elsewhere changes nothing`(headers: [String: String]) throws {
    #expect(try !allows(headers))
    #expect(try allows(headers, .get))
  }

  @Test(arguments: [
    ("127.0.0.1:8080", true), ("localhost:8080", true), ("[::1]:8080", true),
    ("evil.invalid", false), ("127.0.0.1", false), ("", false),
  ])
  func `only its own names are answered`(host: String, isServed: Bool) throws {
    let ask = try #require(Ask(.get, "/", headers: ["host": host]))
    #expect(Origin(port: 8080).serves(ask) == isServed)
  }

  @Test func `a proxy's address is one of its names, and makes cookies secure`() throws {
    let origin = try #require(Origin("https://balance.example.org", port: 8080))
    let ask = try #require(Ask(.get, "/", headers: ["host": "balance.example.org"]))
    #expect(origin.serves(ask))
    #expect(origin.isSecure)
    #expect(Origin("balance.example.org", port: 8080) == nil)
    #expect(Origin("https://a/b", port: 8080) == nil)
  }
}
