import Foundation
import Logging
import Reports
import Testing
import TranscriptTestSupport

@testable import Dashboard

@Suite struct PairComparerTests {
  /// A coach with two sessions that were not compared.
  private func withPair(_ body: (MadeSite, String) throws -> Void) throws {
    try MadeSite.with { made in
      try made.add("ana", .coach)
      _ = try made.upload(MadeSite.webVTT(coach: "ana", seed: 1), as: "ana")
      _ = try made.upload(MadeSite.webVTT(coach: "ana", seed: 2), as: "ana", date: "2026-03-09")
      let ana = try #require(try made.site.store.people().first)
      let pair = try Targets(store: made.site.store, person: ana).pairs()[0]
      #expect(try made.site.store.stalePairs(in: .all).count == 1)
      try body(made, "/pairs/\(pair.key)")
    }
  }

  private func comparer(
    of made: MadeSite, by script: String, seconds: Int = 60
  ) throws -> PairComparer {
    let program = made.folder.appendingPathComponent("stand-in")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: program.path)
    return PairComparer(
      store: made.site.store,
      child: LimitedChild(program: program.path, database: made.site.store.path, seconds: seconds),
      logger: made.site.logger)
  }

  @Test func `who looks at a pair has it compared, by a child`() throws {
    try withPair { made, path in
      let answer = try made.browser("ana").get("\(path)/prep")
      #expect(answer.status == 200)
      #expect(!answer.text.contains("as it stood before"))
      #expect(!answer.text.contains("analyze correct"), "there is no terminal in a browser")
      #expect(try !made.browser("ana").get("\(path)/ledger").text.contains("analyze correct"))
      #expect(try made.site.store.stalePairs(in: .all).isEmpty)
    }
  }

  @Test func `what changed is compared while nobody waits`() throws {
    try withPair { made, _ in
      made.site.compare { true }
      let before = try made.site.store.stalePairs(in: .all)
      #expect(before.count == 1, "it was to stop at once")
      made.site.compare { false }
      #expect(try made.site.store.stalePairs(in: .all).isEmpty)
    }
  }

  @Test func `a pair that takes too long is shown as it stood, and not tried again at once`() throws
  {
    try withPair { made, path in
      var made = made
      let runs = made.folder.appendingPathComponent("runs")
      made.site.comparer = try comparer(
        of: made, by: "echo run >> '\(runs.path)'; while :; do :; done", seconds: 1)
      let begun = Date()
      let answer = try made.browser("ana").get(path)
      #expect(answer.status == 200)
      #expect(answer.text.contains("as it stood before"))
      #expect(Date().timeIntervalSince(begun) < 30)
      made.site.compare { false }
      #expect(try made.browser("ana").get("\(path)/ledger").status == 200)
      #expect(try String(contentsOf: runs, encoding: .utf8) == "run\n")
      // Once something changes, it is tried again.
      _ = try made.upload(MadeSite.webVTT(coach: "ana", seed: 3), as: "ana", date: "2026-03-16")
      made.site.compare { false }
      #expect(try String(contentsOf: runs, encoding: .utf8) == "run\nrun\n")
    }
  }

  @Test func `a program that does nothing is not called without end`() throws {
    try withPair { made, _ in
      let comparer = try comparer(of: made, by: "exit 0")
      try comparer.settleAll { false }
      #expect(try !comparer.settle(.all))
    }
  }
}
