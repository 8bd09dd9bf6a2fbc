import Foundation
import GRDB
import Testing
import TranscriptTestSupport

@testable import Reports

/// Several writers on one file, and writers that die.
@Suite struct StoreConcurrencyTests {
  private static func files(_ count: Int) -> [AnalyzedFile] {
    (0..<count).map { number in
      var made = Made()
      made.date = "2026-01-\(10 + number % 20)"
      return made.file("s\(number).vtt", content: number)
    }
  }

  private func undisturbed(_ files: [AnalyzedFile]) throws -> [String] {
    let store = try Store()
    try store.save(files, at: moment)
    return try store.exported()
  }

  @Test func `four runs over the same files at once end in the same content`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.sqlite"
    let files = Self.files(12)
    await withTaskGroup(of: StoreError?.self) { group in
      for _ in 0..<4 {
        group.addTask {
          do throws(StoreError) {
            let store = try Store(path: path, access: .createIfMissing)
            for file in files { try store.save([file], at: moment) }
            return nil
          } catch {
            return error
          }
        }
      }
      for await error in group { #expect(error == nil) }
    }
    let store = try Store(path: path, access: .existing)
    #expect(try store.exported() == undisturbed(files))
    #expect(try store.check(analyzer: "1", model: "test-model", rules: "test-rules").isSound)
  }

  // One round after the other, so that those of a round wait for one another alone: all at once
  // take longer than an opening waits where a sanitizer makes them slow.
  @Test(.serialized, arguments: 0..<12)
  func `several openings of one new file at once all succeed`(round: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.sqlite"
    let errors = await withTaskGroup(of: StoreError?.self) { group in
      for _ in 0..<6 {
        group.addTask {
          await withCheckedContinuation { continuation in
            // Threads of their own: the pool has no more than the machine has cores.
            Thread.detachNewThread {
              do throws(StoreError) {
                _ = try Store(path: path, access: .createIfMissing)
                continuation.resume(returning: nil)
              } catch {
                continuation.resume(returning: error)
              }
            }
          }
        }
      }
      return await group.reduce(into: [StoreError]()) { errors, error in
        if let error { errors.append(error) }
      }
    }
    #expect(errors.isEmpty, "round \(round)")
    #expect(try Store(path: path, access: .existing).refusals().isEmpty)
  }

  @Test(arguments: [5, 20, 60, 150])
  func `a killed run leaves whole sessions, and a second one completes them`(
    milliseconds: Int
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.sqlite"
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, milliseconds = milliseconds as Int] in
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
        kill(getpid(), SIGKILL)
      }
      let store = try Store(path: path, access: .createIfMissing)
      while true {
        for number in 0..<40 {
          let file = Made().file("s\(number).vtt", content: number, analyzer: "\(number)")
          try store.save([file], at: moment)
        }
        try store.write { db in try db.execute(sql: "DELETE FROM sources; DELETE FROM sessions") }
      }
    }
    let store = try Store(path: path, access: .createIfMissing)
    let found = try store.check(analyzer: "1", model: "test-model", rules: "test-rules")
    #expect(found.isSound)
    let files = Self.files(6)
    try store.write { db in try db.execute(sql: "DELETE FROM sources; DELETE FROM sessions") }
    for file in files { try store.save([file], at: moment) }
    #expect(try store.exported() == undisturbed(files))
  }

  @Test func `a write waits as long as others write, however often it finds the lock taken`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.sqlite"
    let store = try Store(path: path, access: .createIfMissing)
    let other = try DatabaseQueue(path: path)
    // The other writer lets go for no longer than it takes to begin again, for five seconds.
    let writer = Task.detached {
      for number in 0..<5 {
        try other.write { db in
          try db.execute(
            sql: """
              INSERT INTO quarantine (path, stage, code, reason, refused_at)
              VALUES (?, 'read', 'c', 'r', 'a')
              """,
            arguments: ["other-\(number)"])
          Thread.sleep(forTimeInterval: 1)
        }
      }
    }
    while try store.refusals().isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    #expect(try store.save(Self.files(1), at: moment) == [.stored])
    try await writer.value
    #expect(try store.refusals().count == 5)
  }

  @Test func `a check finds what is missing and what is old`() throws {
    let store = try Store()
    try store.save(Self.files(3), at: moment)
    try store.write { db in try db.execute(sql: "UPDATE sessions SET turns = 99 WHERE id = 1") }
    let found = try store.check(analyzer: "2", model: "test-model", rules: "test-rules")
    #expect(found.sessions == 3)
    #expect(found.incomplete == [sessionID(ofContent: Made.hash(0))])
    #expect(found.stale.count == 3)
    #expect(!found.isSound)
  }
}
