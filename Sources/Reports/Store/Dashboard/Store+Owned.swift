public import Foundation
import GRDB
public import TranscriptModel

/// One session in a list.
public struct SessionSummary: Sendable, Hashable {
  /// The public identifier.
  public var id: String
  /// The SHA-256 of the content.
  public var contentHash: String
  /// The file's name.
  public var file: String
  /// The day; nil where unknown.
  public var date: String?
  /// The program; nil where unknown.
  public var program: String?
  /// The coach; nil where unknown.
  public var coach: String?
  /// The client; nil where unknown.
  public var client: String?
  /// The number of words.
  public var words: Int
  /// Whether exactly one coach and at least one client are told apart.
  public var isClear: Bool
}

/// A voice of a session, with words by which people know who it is.
public struct HeardSpeaker: Sendable, Hashable {
  /// The label in the file, or else the name.
  public var label: String
  /// The name to show.
  public var name: String
  /// The role.
  public var role: Role
  /// How many words.
  public var words: Int
  /// The first turns that say something.
  public var quotes: [String]
}

extension Store {
  /// The sessions that bear one of some names as their coach, however spelt, the latest first.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func sessions(ofCoaches names: [String]) throws(StoreError) -> [SessionSummary] {
    let keys = Set(names.map(NameSpellings.key))
    return try ask { db in
      let spellings = try String.fetchAll(
        db, sql: "SELECT DISTINCT coach FROM sessions WHERE coach IS NOT NULL"
      ).filter { keys.contains(NameSpellings.key(of: $0)) }
      return try Row.fetchAll(
        db,
        sql: """
          \(Self.summary) WHERE s.coach IN (SELECT value FROM json_each(?))
          ORDER BY s.date IS NULL DESC, s.date DESC, s.file, s.content_hash
          """,
        arguments: [try Self.list(spellings)]
      ).map(SessionSummary.init)
    }
  }

  /// The programs of the sessions that bear one of some names as their coach, however spelt.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func programs(ofCoaches names: [String]) throws(StoreError) -> Set<String> {
    let keys = Set(names.map(NameSpellings.key))
    return try ask { db in
      let rows = try Row.fetchAll(
        db,
        sql:
          "SELECT DISTINCT program, coach FROM sessions WHERE program IS NOT NULL AND coach IS NOT NULL"
      )
      return Set(
        rows.filter { keys.contains(NameSpellings.key(of: $0["coach"])) }.map { $0["program"] })
    }
  }

  /// The pairs that bear one of some names as their coach, however spelt, in no order.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func pairs(ofCoaches names: [String]) throws(StoreError) -> [Engagement] {
    let keys = Set(names.map(NameSpellings.key))
    return try ask { db in
      let spellings = try String.fetchAll(db, sql: "SELECT DISTINCT coach FROM engagements").filter
      {
        keys.contains(NameSpellings.key(of: $0))
      }
      // A pair whose last session went stays until its sessions are compared anew.
      return try Row.fetchAll(
        db,
        sql: """
          SELECT program, coach, client FROM engagements e
          WHERE coach IN (SELECT value FROM json_each(?)) AND EXISTS (
            SELECT 1 FROM sessions s
            WHERE s.program IS e.program AND s.coach = e.coach AND s.client = e.client)
          """,
        arguments: [try Self.list(spellings)]
      ).map { Engagement(program: $0["program"], coach: $0["coach"], client: $0["client"]) }
    }
  }

  /// The session of that public identifier; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func summary(ofSession id: String) throws(StoreError) -> SessionSummary? {
    try ask { db in
      try Row.fetchOne(
        db, sql: "\(Self.summary) WHERE substr(s.content_hash, 1, 16) = ?", arguments: [id]
      ).map(SessionSummary.init)
    }
  }

  /// The voices of a session, those with most words first, each with up to three of its turns.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func speakers(ofSession id: String) throws(StoreError) -> [HeardSpeaker] {
    try ask { db in
      let key = try Int64.fetchOne(
        db, sql: "SELECT id FROM sessions WHERE substr(content_hash, 1, 16) = ?", arguments: [id])
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT p.speaker, p.name, p.labels, p.role, ifnull(sum(t.words), 0) AS words
          FROM speakers p
          LEFT JOIN turns t ON t.session_id = p.session_id AND t.speaker = p.speaker
          WHERE p.session_id = ? GROUP BY p.speaker ORDER BY words DESC, p.speaker
          """,
        arguments: [key])
      return try rows.map { row in
        let name: String = row["name"]
        return HeardSpeaker(
          label: StoredJSON.strings(row["labels"]).first ?? name, name: name,
          role: row.label("role") ?? .unsure, words: row["words"],
          quotes: try Self.quotes(of: row["speaker"], session: key, in: db))
      }
    }
  }

  /// The first turns of a voice that are long enough to tell who it is, in their order.
  private static func quotes(
    of speaker: Int, session: Int64?, in db: Database
  ) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT text FROM (
          SELECT turn, text, words FROM turns WHERE session_id = ? AND speaker = ? AND words > 0
          ORDER BY words < 8, turn LIMIT 3)
        ORDER BY turn
        """,
      arguments: [session, speaker])
  }

  private static let summary = """
    SELECT s.content_hash, s.file, s.date, s.program, s.coach, s.client, s.words,
      (SELECT count(*) FROM speakers p WHERE p.session_id = s.id AND p.role = 'coach') = 1
        AND s.client IS NOT NULL AND s.date IS NOT NULL
        AND EXISTS (SELECT 1 FROM speakers p WHERE p.session_id = s.id AND p.role = 'client')
        AS is_clear
    FROM sessions s
    """

  private static func list(_ texts: [String]) throws -> String {
    String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
  }
}

extension Store {
  /// An answer that a program got before, told by the key that it chose.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func answer(
    to key: String, of person: Int64
  ) throws(StoreError) -> (digest: String, status: Int, answer: String)? {
    try ask { db in
      try Row.fetchOne(
        db, sql: "SELECT digest, status, answer FROM request_log WHERE person = ? AND key = ?",
        arguments: [person, key]
      ).map { ($0["digest"], $0["status"], $0["answer"]) }
    }
  }

  /// Keeps the answer to a request for a day.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func keepAnswer(
    _ answer: String, status: Int, to key: String, digest: String, of person: Int64,
    at moment: Date
  ) throws(StoreError) {
    try writeAside { db in
      try db.execute(
        sql: "DELETE FROM request_log WHERE answered_at < ?", arguments: [moment.seconds - 86_400])
      try db.execute(
        sql: """
          INSERT INTO request_log (person, key, digest, status, answer, answered_at)
          VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
          """,
        arguments: [person, key, digest, status, answer, moment.seconds])
    }
  }
}

extension SessionSummary {
  init(_ row: Row) {
    let hash: String = row["content_hash"]
    self.init(
      id: sessionID(ofContent: hash), contentHash: hash, file: row["file"], date: row["date"],
      program: row["program"], coach: row["coach"], client: row["client"], words: row["words"],
      isClear: row["is_clear"])
  }
}
