import Foundation
import NIOConcurrencyHelpers
import Reports
import Testing

@testable import Dashboard

@Suite struct UploadTests {
  @Test func `a transcript becomes a session of who uploads it, whoever its name says`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let text = MadeSite.webVTT(coach: "ana", seed: 1)
      let answer = try made.browser("ana").upload(
        "2026-03-02 Dana Ruiz - Omar Haddad.vtt", Array(text.utf8))
      #expect(answer.status == 201)
      let session = try #require(try made.site.store.sessions(ofCoaches: ["ana"]).first)
      #expect(session.client == "Omar Haddad")
      #expect(session.date == "2026-03-02")
      #expect(session.file == "2026-03-02 Dana Ruiz - Omar Haddad.vtt")
      let folder = made.folder.appendingPathComponent("web.sqlite.uploads").path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func `the same content again is named as known`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let text = MadeSite.webVTT(coach: "ana", seed: 1)
      _ = try made.upload(text, as: "ana")
      let again = try made.browser("ana").upload("other.vtt", Array(text.utf8))
      #expect(again.status == 200)
      #expect(again.text.contains("\"state\":\"known\""))
      #expect(try made.site.store.sessions(ofCoaches: ["ana"]).count == 1)
    }
  }

  @Test func `nobody takes a session over by uploading its content`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      try made.add("bob", .coach)
      let text = MadeSite.webVTT(coach: "ana", seed: 1)
      _ = try made.upload(text, as: "ana")
      #expect(try made.browser("bob").upload("a.vtt", Array(text.utf8)).status == 409)
      #expect(try made.site.store.sessions(ofCoaches: ["bob"]).isEmpty)
      #expect(try made.site.store.sessions(ofCoaches: ["ana"]).count == 1)
    }
  }

  @Test(arguments: [
    ("a.exe", "WEBVTT\n", "upload-ending"), ("a.vtt", "", "upload-empty"),
    ("a.vtt", "\u{1F}\u{8B}", "upload-content"), ("a.docx", "WEBVTT\n", "upload-content"),
    ("", "WEBVTT\n", "upload-ending"), ("..", "WEBVTT\n", "upload-ending"),
    ("a.txt", "Just some words that nobody said.\n", "not-recognized"),
  ])
  func `a refused file is explained`(name: String, content: String, code: String) throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      var bytes = Array(content.utf8)
      if content == "\u{1F}\u{8B}" { bytes = [0x1F, 0x8B, 8, 0] }
      let answer = try made.browser("ana").upload(name, bytes)
      #expect(answer.status == 422, "\(answer.text)")
      #expect(answer.text.contains("\"code\":\"\(code)\""))
      #expect(!answer.text.contains("`analyze"), "there is no terminal in a browser")
      #expect(try made.site.store.sessions(ofCoaches: ["ana"]).isEmpty)
    }
  }

  @Test(arguments: [
    ("lines", "expected 9, found 10; split the file", "Expected 9, found 10; split the file."),
    ("lines", "expected 9, found 10; give --lines 10", "Expected 9, found 10."),
    ("lines", "expected 9, found 10; see `analyze formats`", "Expected 9, found 10."),
  ])
  func `a refusal names nothing that there is in a terminal alone`(
    code: String, reason: String, message: String
  ) {
    let refusal = Refusal(path: "", contentHash: nil, stage: "", code: code, reason: reason)
    #expect(Intake.message(of: refusal) == message)
  }

  @Test(arguments: [
    ("client", "ana", 409), ("client", String(repeating: "n", count: 201), 422),
    ("program", "somebody else's", 404), ("date", "2026-02-30", 422),
  ])
  func `what cannot be true of a session is refused before the file is read`(
    field: String, value: String, status: Int
  ) throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let text = Array(MadeSite.webVTT(coach: "ana", seed: 1).utf8)
      #expect(try made.browser("ana").upload("a.vtt", text, [field: value]).status == status)
      #expect(try made.site.store.sessions(ofCoaches: ["ana"]).isEmpty)
    }
  }

  @Test func `a file beyond the limit is refused`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let bytes = [UInt8](repeating: 0x61, count: UploadLimits.file + 1)
      #expect(try made.browser("ana").upload("a.vtt", bytes).status == 413)
    }
  }

  @Test func `several files in one form each have their outcome`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let one = MadeSite.webVTT(coach: "ana", seed: 1)
      let answer = try made.browser("ana").upload(
        "a.vtt\"; x=\"", Array(one.utf8), to: "/sessions")
      #expect(answer.status == 200)
      #expect(answer.text.contains("Say who is who"))
    }
  }

  @Test func `a client who refused is not analysed`() throws {
    try MadeSite.with { made in
      let ana = try made.add("ana", .coach)
      try made.site.store.record(
        Consent(
          coach: "ana", client: "Omar Haddad", state: .refused, version: "1", scope: "",
          recordedAt: made.site.now()), by: ana.id)
      let text = MadeSite.webVTT(coach: "ana", seed: 1)
      let answer = try made.browser("ana").upload(
        "a.vtt", Array(text.utf8), ["client": "Omar Haddad"])
      #expect(answer.status == 422)
      #expect(answer.text.contains("consent-refused"))
      #expect(try made.site.store.sessions(ofCoaches: ["ana"]).isEmpty)
    }
  }

  @Test func `the same request with the same key gets the same answer`() throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      let browser = try made.browser("ana")
      let text = Array(MadeSite.webVTT(coach: "ana", seed: 1).utf8)
      let key = ["idempotency-key": "k1"]
      let first = browser.upload("a.vtt", text, with: key)
      let second = browser.upload("a.vtt", text, with: key)
      #expect(first.status == 201)
      #expect(second.status == 201)
      #expect(first.text == second.text)
      let other = Array(MadeSite.webVTT(coach: "ana", seed: 2).utf8)
      #expect(browser.upload("a.vtt", other, with: key).status == 409)
    }
  }

  @Test(arguments: [
    ("../../etc/passwd.vtt", "passwd.vtt"), ("..\\x.vtt", "x.vtt"), ("-rf.vtt", "rf.vtt"),
    (".hidden.vtt", "hidden.vtt"), ("a\u{202E}b\u{7}.vtt", "ab.vtt"), ("Ωμέγα.vtt", "Ωμέγα.vtt"),
    (String(repeating: "x", count: 3000) + ".vtt", String(repeating: "x", count: 120) + ".vtt"),
  ])
  func `a file lies under a name that can do no harm`(name: String, safe: String) {
    #expect(UploadLimits.safeName(name) == safe)
  }

  @Test(arguments: ["2026-02-30", "2026-3-2", "yesterday", "2026-03-02x", "２０２６-03-02"])
  func `a day that does not exist is told`(day: String) {
    #expect(!Intake.isDay(day))
    #expect(Intake.isDay("2026-02-28"))
  }
}

@Suite struct MultipartTests {
  private let type = "multipart/form-data; boundary=\"b\""

  private func body(_ text: String) -> [UInt8] {
    Array(text.replacing("\n", with: "\r\n").utf8)
  }

  @Test func `fields and files are told apart, and bytes stay as they are`() throws {
    let form = try Multipart(
      body(
        """
        --b
        Content-Disposition: form-data; name="client"

         Omar
        --b
        Content-Disposition: form-data; name="file"; filename="a;b.vtt"
        Content-Type: text/vtt

        one
        --bb
        two
        --b--

        """), type: type)
    #expect(form["client"] == "Omar")
    #expect(form.parts.map(\.file) == [nil, "a;b.vtt"])
    #expect(form.parts.last.map { Array($0.bytes) } == body("one\n--bb\ntwo"))
  }

  @Test func `an empty file has no bytes`() throws {
    let form = try Multipart(
      body("--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\n\n\n--b--\n"),
      type: type)
    #expect(form.parts.first?.bytes.isEmpty == true)
  }

  @Test(arguments: 0..<160)
  func `a form that is cut off is refused and never traps`(length: Int) throws {
    let whole = body(
      "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a.vtt\"\n\nwords of some\n--b--"
    )
    guard length < whole.count else { return }
    #expect(throws: Problem.self) {
      _ = try Multipart(Array(whole.prefix(length)), type: type)
    }
  }

  @Test(arguments: [nil, "text/plain", "multipart/form-data", "multipart/form-data; boundary="])
  func `another type is refused`(type: String?) {
    #expect(throws: Problem.self) { _ = try Multipart([], type: type) }
  }
}

/// Work that is done together by whoever comes first.
@Suite struct ComparingTests {
  @Test func `pairs are compared once nobody uploads any more, and once for all`() {
    let comparing = Comparing()
    comparing.enter()
    #expect(comparing.isLast)
    comparing.enter()
    #expect(!comparing.isLast)
    #expect(!comparing.leave())
    #expect(comparing.isLast)
    #expect(!comparing.begin(), "somebody uploads")
    #expect(comparing.leave())
    var stops: [Bool] = []
    comparing.run { shouldStop in
      stops.append(shouldStop())
      guard stops.count == 1 else { return }
      comparing.enter()
      stops.append(shouldStop())
      #expect(!comparing.leave(), "what runs begins anew with it")
      stops.append(shouldStop())
    }
    #expect(stops == [false, true, true, false])
    #expect(comparing.begin())
    comparing.end()
    comparing.run { _ in Issue.record("it is over") }
    #expect(!comparing.begin())
  }
}

@Suite struct BatchesTests {
  /// What many threads found.
  ///
  /// Behind NIO's lock: they wait for it, where the thread sanitizer does not see `Mutex`.
  private final class Found: Sendable {
    let sizes = NIOLockedValueBox<[Int]>([])
    let outcomes = NIOLockedValueBox<[Int: Int]>([:])
  }

  @Test func `everybody gets what became of their own, and those who wait go together`() {
    let batches = Batches<Int, Int>(mostAtOnce: 1, mostTogether: 4)
    let found = Found()
    let all = DispatchGroup()
    for job in 0..<20 {
      all.enter()
      Thread {
        let outcome = try? batches.outcome(of: job) { jobs in
          found.sizes.withLockedValue { $0.append(jobs.count) }
          Thread.sleep(forTimeInterval: 0.05)
          return jobs.map { .success($0 * 10) }
        }
        found.outcomes.withLockedValue { $0[job] = outcome }
        all.leave()
      }.start()
    }
    #expect(all.wait(timeout: .now() + 30) == .success)
    let outcomes = found.outcomes.withLockedValue { $0 }
    #expect(outcomes == Dictionary(uniqueKeysWithValues: (0..<20).map { ($0, $0 * 10) }))
    let sizes = found.sizes.withLockedValue { $0 }
    #expect(sizes.reduce(0, +) == 20)
    #expect(sizes.count < 20 && sizes.allSatisfy { $0 <= 4 })
  }

  @Test func `what fails for one does not fail for the next`() {
    let batches = Batches<Int, Int>(mostAtOnce: 2, mostTogether: 4)
    for job in 0..<4 {
      let outcome = try? batches.outcome(of: job) { jobs in
        jobs.map { $0 == 2 ? .failure(Problem.failed) : .success($0) }
      }
      #expect(outcome == (job == 2 ? nil : job))
    }
  }
}

@Suite struct BodyRoomTests {
  @Test func `no more bodies are taken than there is room for`() {
    let room = BodyRoom(most: 10)
    #expect(room.enter(6))
    #expect(!room.enter(5))
    room.leave(6)
    #expect(room.enter(10))
  }
}
