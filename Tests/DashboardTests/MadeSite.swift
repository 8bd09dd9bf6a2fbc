import Foundation
import Logging
import Reports
import TranscriptTestSupport

@testable import Dashboard

/// A site over a fresh database, asked directly: no network, the real child process for uploads.
struct MadeSite {
  /// The folder of the database.
  let folder: URL
  /// The site; its clock stands still unless a test moves it.
  var site: Site

  /// The site's own address.
  static let address = "http://127.0.0.1:8080"
  /// A password that is taken.
  static let password = "correct horse battery 1"

  /// Runs `body` with a fresh site, whose folder is removed afterwards.
  static func with<Result>(_ body: (inout MadeSite) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dashboard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = folder.appendingPathComponent("web.sqlite").path
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    var child = LimitedChild(program: BuiltProgram.analyze.path, database: database)
    if BuiltProgram.isSanitized { child.memory = nil }
    var made = MadeSite(
      folder: folder,
      site: Site(
        store: try Store(path: database, access: .createIfMissing, readers: Lanes.pages),
        origin: Origin(port: 8080),
        // Less work than for people: these tests are not about the work.
        passwords: PasswordHash(work: .init(logN: 4, r: 8, p: 1)),
        child: child, logger: logger, now: { Date(timeIntervalSince1970: 1_772_000_000) }))
    return try body(&made)
  }

  /// Somebody who can sign in.
  @discardableResult
  func add(
    _ name: String, _ role: Person.Role, programs: [String] = []
  ) throws -> Person {
    let person = try site.store.addPerson(
      name, role: role, password: site.passwords.hash(Self.password), programs: programs,
      at: site.now())
    guard let person else { throw Problem.wrong("the name is taken") }
    return person
  }

  /// A browser in which somebody has signed in; nil: nobody.
  func browser(_ name: String? = nil) throws -> MadeBrowser {
    var browser = MadeBrowser(site: site)
    guard let name else { return browser }
    let answer = browser.post("/login", ["user": name, "password": Self.password])
    guard answer.status == 303 else { throw Problem.signInFirst }
    browser.cookie = answer.header("set-cookie")?.split(separator: ";").first.map(String.init)
    return browser
  }

  /// Brings a transcript in and gives the session's identifier.
  func upload(
    _ text: String, as name: String, client: String? = "Omar Haddad", program: String? = nil,
    date: String? = "2026-03-02"
  ) throws -> String {
    let fields = ["client": client, "program": program, "date": date].compactMapValues { $0 }
    let answer = try browser(name).upload("talk.vtt", Array(text.utf8), fields)
    guard answer.status == 201 else { throw Problem.wrong("\(answer.status) \(answer.text)") }
    return try JSONDecoder().decode(Identified.self, from: Data(answer.body)).id
  }

  /// Lets the command line read a file into the site's database.
  ///
  /// - Returns: Its exit code.
  func ingest(_ file: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = BuiltProgram.analyze
    process.arguments = ["ingest", file.path, "--db", site.store.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private struct Identified: Decodable { var id: String }

  /// A WebVTT file of a talk between a coach and Omar, different for each seed.
  static func webVTT(coach: String, seed: Int, turns: Int = 12) -> String {
    let said = [
      "What would you like to leave with today?", "I moved the release to Friday.",
      "So it was the silence afterwards that bothered you, was it?",
      "Yes, I want the team to decide without me by the summer.",
      "When I led a team of eight I kept Fridays free of releases.", "I will try that on Monday.",
    ]
    let cues = (0..<turns).map { turn in
      let name = turn.isMultiple(of: 2) ? coach : "Omar Haddad"
      let start = "00:\(two(turn / 6)):\(two(turn % 6 * 10)).000"
      let end = "00:\(two(turn / 6)):\(two(turn % 6 * 10 + 8)).000"
      return "\(start) --> \(end)\n<v \(name)>\(said[turn % 6]) (\(seed))</v>\n"
    }
    return "WEBVTT\n\n" + cues.joined(separator: "\n")
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// What a browser or a program sends, and with which secret.
struct MadeBrowser {
  let site: Site
  var cookie: String?
  var token: String?
  /// The headers that browsers of today send with what comes from a page of the site.
  var headers = ["sec-fetch-site": "same-origin", "origin": MadeSite.address]

  func get(_ path: String) -> Answer { ask(.get, path) }

  func post(_ path: String, _ form: [String: String] = [:]) -> Answer {
    let body = form.sorted { $0.key < $1.key }.map {
      "\(PercentCoding.encoded($0.key))=\(PercentCoding.encoded($0.value))"
    }.joined(separator: "&")
    return ask(.post, path, body: Array(body.utf8))
  }

  func upload(
    _ name: String, _ bytes: [UInt8], _ fields: [String: String] = [:],
    to path: String = "/api/sessions", with further: [String: String] = [:]
  ) -> Answer {
    var body: [UInt8] = []
    for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
      body += Array(
        "--b\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
    }
    let head =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
      + "Content-Type: text/vtt\r\n\r\n"
    body += Array(head.utf8) + bytes + Array("\r\n--b--\r\n".utf8)
    var headers = further
    headers["content-type"] = "multipart/form-data; boundary=b"
    return ask(.post, path, body: body, headers)
  }

  func ask(
    _ method: Ask.Method, _ path: String, body: [UInt8] = [], _ further: [String: String] = [:]
  ) -> Answer {
    var headers = headers.merging(["host": "127.0.0.1:8080"]) { $1 }.merging(further) { $1 }
    if let cookie { headers["cookie"] = cookie }
    if let token { headers["authorization"] = "Bearer \(token)" }
    guard let ask = Ask(method, path, headers: headers, body: body) else {
      return Answer(status: 400)
    }
    return site.answer(ask)
  }
}

extension Answer {
  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The first header of that name.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
