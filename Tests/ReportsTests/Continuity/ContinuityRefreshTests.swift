import Coaching
import Foundation
import GRDB
import Glibc
import Synchronization
import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import Reports

@Suite struct ContinuityRefreshTests {
  /// A file of one of two pairs; the version changes its words.
  static func file(_ number: Int, version: Int = 0) -> AnalyzedFile {
    var made = Made()
    made.client = number % 2 == 0 ? "Omar Haddad" : "Lea Brandt"
    made.date = "2026-0\(number + 1)-02"
    made.isTimed = number != 2
    made.lines = Array(made.lines.suffix(14 - version))
    return made.file("s\(number).vtt", content: number * 10 + version)
  }

  /// A session of each of forty pairs, more than are stored at a time.
  private static let pairs = (0..<40).map { number in
    var made = Made()
    made.client = "Client \(number)"
    return made.file("p\(number).vtt", content: 1000 + number)
  }

  /// What a fresh run over the files gives.
  static func fresh(_ files: [AnalyzedFile]) throws -> [String] {
    let store = try Store()
    try store.save(files, at: moment)
    try ContinuityRefresh.made(store).run()
    return try store.exported()
  }

  @Test(arguments: 0..<12)
  func `adding, replacing and stopping end where a fresh run ends`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let store = try Store()
    var latest: [Int: AnalyzedFile] = [:]
    for _ in 0..<12 {
      let number = Int.random(in: 0..<6, using: &generator)
      let path = "s\(number).vtt"
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        latest[number] = nil
        try store.quarantine(
          [
            Refusal(
              path: path, contentHash: nil, stage: "input", code: Refusal.consentRefused,
              reason: "no consent")
          ], at: moment)
      case let version:
        var file = Self.file(number, version: version - 1)
        // Else it would stay away once consent was refused.
        file.isConsented = true
        latest[number] = file
        try store.save([file], at: moment)
      }
      let left = Mutex(Int.random(in: 0..<3, using: &generator))
      try ContinuityRefresh.made(store).run {
        left.withLock { left in
          left -= 1
          return left < 0
        }
      }
    }
    try ContinuityRefresh.made(store).run()
    let expected = try Self.fresh(latest.sorted { $0.key < $1.key }.map(\.value))
    #expect(try store.exported() == expected)
  }

  @Test(arguments: [[0, 2, 4], [4, 2, 0], [2, 4, 0], [4, 0, 2]])
  func `the rules that ship give the same in whatever order sessions came and went`(
    order: [Int]
  ) throws {
    let store = try Store()
    for number in order {
      try store.save([Self.file(number, version: 1)], at: moment)
      try ContinuityRefresh(store).run()
    }
    try store.save([Self.file(2)], at: moment)
    try store.quarantine(
      [
        Refusal(
          path: "s0.vtt", contentHash: nil, stage: "input", code: Refusal.consentRefused,
          reason: "no consent")
      ], at: moment)
    try ContinuityRefresh(store).run()
    let fresh = try Store()
    try fresh.save([Self.file(2), Self.file(4, version: 1)], at: moment)
    try ContinuityRefresh(fresh).run()
    let records = try store.exported()
    #expect(records == (try fresh.exported()))
    #expect(records.contains { $0.contains(#""rule":"connect_back""#) })
  }

  @Test func `a pair that is up to date is left alone`() throws {
    let store = try Store()
    try store.save((0..<4).map { Self.file($0) }, at: moment)
    #expect(try ContinuityRefresh.made(store).run() == 2)
    #expect(try ContinuityRefresh.made(store).run() == 0)
    try store.save([Self.file(4)], at: moment)
    #expect(try ContinuityRefresh.made(store).run() == 1)
  }

  @Test func `of a scope, only its pairs are brought up to date`() throws {
    let store = try Store()
    let files = (0..<4).map { Self.file($0) }
    let pair = Engagement(
      program: "leadership", coach: "Dana Ruiz", client: "Lea Brandt")
    let scopes: [(ContinuityRefresh.Scope, Int)] = [
      (.pair(pair), 1), (.session(contentHash: files[0].contentHash), 1),
      (.all, 2),
      (.pair(Engagement(program: nil, coach: "Nobody", client: "Lea Brandt")), 0),
      (.session(contentHash: "nothing"), 0),
    ]
    for (number, (scope, count)) in scopes.enumerated() {
      try store.save(files, at: moment)
      // Other rules leave every pair to be compared.
      #expect(try ContinuityRefresh.made(store, rules: "\(number)").run(scope) == count)
    }
  }

  @Test func `a check tells which pairs wait`() throws {
    let store = try Store()
    try store.save((0..<4).map { Self.file($0) }, at: moment)
    let waiting = try store.check(analyzer: "1", model: "test-model", rules: "test-rules")
    #expect(waiting.stalePairs == 2 && waiting.isSound)
    try ContinuityRefresh(store).run()
    let done = try store.check(analyzer: "1", model: "test-model", rules: "test-rules")
    #expect(done.stalePairs == 0)
    var rules = ContinuityRules()
    rules.progressDays = 10
    try store.set(rules)
    let others = try store.check(analyzer: "1", model: "test-model", rules: "test-rules")
    #expect(others.stalePairs == 2)
  }

  @Test(arguments: [1, 2, 3, 40])
  func `pairs that are analysed at the same time give what one after the other gives`(
    jobs: Int
  ) throws {
    let store = try Store()
    try store.save(Self.pairs, at: moment)
    #expect(try ContinuityRefresh.made(store).run(jobs: jobs) == Self.pairs.count)
    #expect(try store.exported() == Self.fresh(Self.pairs))
  }

  @Test func `what is done when a run is stopped is stored, and the next run does the rest`()
    throws
  {
    let store = try Store()
    try store.save(Self.pairs, at: moment)
    let asked = Mutex(0)
    let count = try ContinuityRefresh.made(store).run(jobs: 2) {
      asked.withLock { number in
        number += 1
        return number > 3
      }
    }
    #expect((1..<Self.pairs.count).contains(count))
    #expect(try ContinuityRefresh.made(store).run() == Self.pairs.count - count)
    #expect(try store.exported() == Self.fresh(Self.pairs))
  }

  /// A step that a run tells of.
  private struct Step: Hashable {
    var done: Int
    var total: Int
  }

  /// What a run over all pairs tells, each step once.
  private static func steps(
    of refresh: ContinuityRefresh, _ scope: ContinuityRefresh.Scope = .all, jobs: Int = 1
  ) throws -> [Step] {
    let caller = pthread_self()
    var steps: [Step] = []
    try refresh.run(scope, jobs: jobs, shouldStop: { false }) { done, total in
      #expect(pthread_equal(pthread_self(), caller) != 0)
      let step = Step(done: done, total: total)
      if step != steps.last { steps.append(step) }
    }
    return steps
  }

  @Test func `a run tells how many pairs are done, of all that there are`() throws {
    let store = try Store()
    #expect(try Self.steps(of: .made(store)).isEmpty, "nothing to tell")
    try store.save(Self.pairs, at: moment)
    let count = Self.pairs.count
    let steps = try Self.steps(of: .made(store))
    #expect(steps == (0...count).map { Step(done: $0, total: count) })
    #expect(try Self.steps(of: .made(store)).isEmpty)
    let pair = Engagement(program: "leadership", coach: "Dana Ruiz", client: "Client 7")
    let one = try Self.steps(of: .made(store, rules: "others"), .pair(pair))
    #expect(one == [Step(done: 0, total: 1), Step(done: 1, total: 1)])
  }

  @Test(arguments: [2, 40])
  func `pairs that are analysed at the same time are told of in order`(jobs: Int) throws {
    let store = try Store()
    try store.save(Self.pairs, at: moment)
    let steps = try Self.steps(of: .made(store), jobs: jobs)
    let count = Self.pairs.count
    #expect(steps.first == Step(done: 0, total: count))
    #expect(steps.last == Step(done: count, total: count))
    #expect(steps.allSatisfy { $0.total == count })
    #expect(steps.map(\.done) == steps.map(\.done).sorted())
  }

  @Test func `never are more pairs done than there are, where some change meanwhile`() throws {
    let store = try Store()
    try store.save(Array(Self.pairs.prefix(2)), at: moment)
    let hasChanged = Mutex(false)
    let refresh = ContinuityRefresh(store, rules: "made") { history in
      let isFirst = hasChanged.withLock { value in
        defer { value = true }
        return !value
      }
      if isFirst { _ = try? store.save(Array(Self.pairs.dropFirst(2)), at: moment) }
      return MadeContinuity.analyze(history)
    }
    let steps = try Self.steps(of: refresh)
    #expect(steps.first == Step(done: 0, total: 2))
    #expect(steps.last == Step(done: Self.pairs.count, total: Self.pairs.count))
    #expect(steps.allSatisfy { $0.done <= $0.total })
  }

  @Test func `the number of pairs that wait is told by scope`() throws {
    let store = try Store()
    try store.save((0..<4).map { Self.file($0) }, at: moment)
    let id = try #require(try store.staleEngagements(rules: "made", limit: 1).first).id
    #expect(try store.staleEngagementCount(rules: "made") == 2)
    #expect(try store.staleEngagementCount(rules: "made", in: .key(id)) == 1)
    try ContinuityRefresh.made(store).run(.key(id))
    #expect(try store.staleEngagementCount(rules: "made") == 1)
    #expect(try store.staleEngagementCount(rules: "made", in: .key(id)) == 0)
    #expect(try store.staleEngagementCount(rules: "others") == 2)
  }

  @Test func `other rules make every pair anew`() throws {
    let store = try Store()
    try store.save((0..<4).map { Self.file($0) }, at: moment)
    #expect(try ContinuityRefresh.made(store).run() == 2)
    #expect(try ContinuityRefresh.made(store, rules: "others").run() == 2)
    let rules = try store.read { db in
      try String.fetchAll(
        db,
        sql: "SELECT rules FROM items UNION SELECT rules FROM flags UNION SELECT rules FROM links")
    }
    #expect(rules == ["others"])
  }

  @Test func `a pair that changes while it is analysed stays marked`() throws {
    let store = try Store()
    try store.save([Self.file(0)], at: moment)
    let hasChanged = Mutex(false)
    let refresh = ContinuityRefresh(store, rules: "made") { history in
      let isFirst = hasChanged.withLock { value in
        defer { value = true }
        return !value
      }
      if isFirst { _ = try? store.save([Self.file(2)], at: moment) }
      return MadeContinuity.analyze(history)
    }
    try refresh.run()
    let expected = try Self.fresh([Self.file(0), Self.file(2)])
    #expect(try store.exported() == expected)
  }

  @Test func `a session that goes takes what was found in its pair along`() throws {
    let store = try Store()
    try store.save([Self.file(0), Self.file(1), Self.file(2)], at: moment)
    try ContinuityRefresh.made(store).run()
    try store.quarantine(
      [
        Refusal(
          path: "s0.vtt", contentHash: nil, stage: "input", code: Refusal.consentRefused,
          reason: "no consent")
      ], at: moment)
    let left = try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT e.client FROM items i JOIN engagements e ON e.id = i.engagement_id
          """)
    }
    #expect(left == ["Lea Brandt"])
    try ContinuityRefresh.made(store).run()
    let expected = try Self.fresh([Self.file(1), Self.file(2)])
    #expect(try store.exported() == expected)
  }

  @Test func `the last session of a pair takes the pair along`() throws {
    let store = try Store()
    try store.save([Self.file(0)], at: moment)
    try ContinuityRefresh.made(store).run()
    var renamed = Self.file(0)
    renamed.analysis.identity.client = "Omar H."
    renamed.versions.context = "renamed"
    try store.save([renamed], at: moment)
    try ContinuityRefresh.made(store).run()
    let clients = try store.read { try String.fetchAll($0, sql: "SELECT client FROM engagements") }
    #expect(clients == ["Omar H."])
  }

  @Test func `sessions without a known pair have none`() throws {
    let store = try Store()
    var made = Made()
    made.client = nil
    try store.save([made.file("a.vtt", content: 1)], at: moment)
    #expect(try ContinuityRefresh.made(store).run() == 0)
    let record = try #require(try store.exported().first)
    #expect(record.contains(#""burning":null,"opening":null,"agenda_checkpoint":null"#))
    #expect(record.contains(#""connect_back_band":null"#))
  }

  @Test func `the history is what was analysed`() throws {
    let store = try Store()
    var made = Made()
    made.isTimed = true
    let file = made.file("a.vtt", content: 1)
    try store.save([file], at: moment)
    let pair = try #require(try store.staleEngagements(rules: "made", limit: 2).first)
    let history = try store.history(of: pair)
    var expected = EngagementHistory.Session(
      id: sessionID(ofContent: file.contentHash), analysis: file.analysis)
    expected.type = "talk"
    for index in expected.turns.indices {
      expected.turns[index].annotation.evidence = []
      expected.turns[index].annotation.moves = []
    }
    #expect(history.sessions == [expected])
    #expect(history.names == ["Dana Ruiz", "Omar Haddad"])
  }

  @Test func `a database of the first version finds its pairs`() throws {
    let queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue, upTo: "1 sessions and their analyses")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO sessions (content_hash, source_path, file, format, encoding, coach, client,
            words, turns, length_ms, analyzer, model, rules, context, analyzed_at)
          VALUES ('0123456789abcdef', 'a', 'a', 'webvtt', 'utf-8', 'Dana Ruiz', 'Omar Haddad',
            1, 0, 5000, '1', '1', '1', '', '')
          """)
    }
    try Schema.migrator.migrate(queue)
    let clients = try queue.read { try String.fetchAll($0, sql: "SELECT client FROM engagements") }
    #expect(clients == ["Omar Haddad"])
    let origins = try queue.read {
      try String.fetchAll($0, sql: "SELECT time_origin FROM sessions")
    }
    #expect(origins == ["file"])
  }
}
