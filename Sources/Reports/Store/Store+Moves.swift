import GRDB

/// What the database knows of a content.
public struct KnownContent: Sendable, Hashable {
  /// What is stored of it; nil where nothing is.
  public var stored: StoredContent?
  /// Whether a person of a session with this content was forgotten.
  public var isForgotten: Bool
  /// Whether somebody corrected something of the content.
  public var isCorrected: Bool
}

/// What the database holds of a content, asked for one of the paths that lead to it.
public struct StoredContent: Sendable, Hashable {
  /// What is known of the session.
  public var session: KnownSession
  /// The path that names the session.
  public var sourcePath: String
  /// Whether the path that was asked for leads to the content, as far as the database knows.
  public var isLedTo: Bool
  /// Whether the path that names the session still leads to it.
  public var isNamed: Bool
  /// Whether the path that was asked for was refused last time.
  public var isRefused: Bool
}

/// A file whose content is stored under another path: it was moved, renamed or copied.
public struct MovedFile: Sendable, Hashable {
  /// The path that leads to the content now.
  public var path: String
  /// The name to show and export.
  public var name: String
  /// The SHA-256 of the content.
  public var contentHash: String
  /// Paths that led to the content and lead nowhere any more.
  public var vanished: [String]
  /// Whether the session may be named by this path, since it tells the same people as the one by
  /// which it is named.
  public var mayName: Bool
  /// Whether the people of the session are stated to have agreed that it is analysed.
  public var isConsented: Bool

  /// Makes a moved file.
  public init(
    path: String, name: String, contentHash: String, vanished: [String], mayName: Bool,
    isConsented: Bool = false
  ) {
    self.path = path
    self.name = name
    self.contentHash = contentHash
    self.vanished = vanished
    self.mayName = mayName
    self.isConsented = isConsented
  }
}

extension Store {
  /// What is known of a content.
  ///
  /// One question for everything that decides whether a file must be analysed, since it is asked
  /// for every file of every run.
  ///
  /// - Parameters:
  ///   - contentHash: The content.
  ///   - path: The path of the file that holds it.
  /// - Returns: What is known.
  /// - Throws: `StoreError` where the database cannot be read.
  public func known(
    contentHash: String, path: String
  ) throws(StoreError) -> KnownContent {
    let digest = Tombstone.digest(of: contentHash)
    return try ask { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT
            EXISTS (SELECT 1 FROM forgotten_sessions f WHERE f.digest = ?3) AS is_forgotten,
            EXISTS (SELECT 1 FROM corrections c WHERE c.content_hash = ?1) AS is_corrected,
            s.id, s.program_given AS program, s.coach_given AS coach, s.client_given AS client,
            s.date, s.session_type, s.analyzer, s.model, s.rules, s.context, s.source_path,
            EXISTS (SELECT 1 FROM sources p WHERE p.path = ?2 AND p.content_hash = ?1)
              AS is_led_to,
            EXISTS (SELECT 1 FROM sources o
              WHERE o.path = s.source_path AND o.content_hash = ?1) AS is_named,
            EXISTS (SELECT 1 FROM quarantine q WHERE q.path = ?2) AS is_refused
          FROM (SELECT 1) LEFT JOIN sessions s ON s.content_hash = ?1
          """)
      let row = try Row.fetchOne(statement, arguments: [contentHash, path, digest])
      return row.map(KnownContent.init)
        ?? KnownContent(stored: nil, isForgotten: false, isCorrected: false)
    }
  }

  /// The paths that lead to a content, in order.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func paths(contentHash: String) throws(StoreError) -> [String] {
    try ask { db in
      let statement = try db.cachedStatement(
        sql: "SELECT path FROM sources WHERE content_hash = ? ORDER BY path")
      return try String.fetchAll(statement, arguments: [contentHash])
    }
  }

  /// Lets paths lead to contents that are stored, in one transaction, without analysing anything.
  ///
  /// The session is named by the path that sorts first of those that still lead to it, as `save`
  /// names it. A session goes only when all files lead where they lead now, so that two files may
  /// change names.
  ///
  /// - Parameter files: The files.
  /// - Returns: The paths of those whose content is not stored any more, since the path that led to
  ///   it holds another now: nothing is changed for them.
  /// - Throws: `StoreError`; then nothing is changed.
  public func move(_ files: [MovedFile]) throws(StoreError) -> [String] {
    try write { db in
      var gone: [String] = []
      var former: [String] = []
      for file in files {
        // Who refused meanwhile is met again by the run that looks at the file anew.
        guard try Self.known(file.contentHash, in: db) != nil,
          try file.isConsented || !Self.isWithoutConsent(file.path, in: db)
        else {
          gone.append(file.path)
          continue
        }
        if let content = try Self.move(file, in: db) { former.append(content) }
      }
      for content in former { try Self.dropIfOrphan(content, in: db) }
      try NameSpellings.settle(in: db)
      return gone
    }
  }

  /// The paths that lead to a session which is named by a path that leads to another one now.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  /// - Complexity: O(*n* log *n*) in the number of sessions.
  public func pathsOfMisnamedSessions() throws(StoreError) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT p.path FROM sessions s
          JOIN sources p ON p.content_hash = s.content_hash
          WHERE NOT EXISTS (SELECT 1 FROM sources o
            WHERE o.path = s.source_path AND o.content_hash = s.content_hash)
          """)
    }
  }

  /// Lets the path lead to the content, and gives the content that it led to before.
  private static func move(_ file: MovedFile, in db: Database) throws -> String? {
    try release(file.path, isConsented: file.isConsented, in: db)
    let former = try replaceSource(file.path, with: file.contentHash, in: db)
    try dropSources(file.vanished, of: file.contentHash, in: db)
    if file.mayName {
      try db.execute(
        sql: """
          UPDATE sessions SET source_path = ?1, file_path = ?2 WHERE content_hash = ?3
            AND ?1 = (SELECT min(path) FROM sources WHERE content_hash = ?3)
          """,
        arguments: [file.path, file.name, file.contentHash])
    }
    return former
  }

  static func dropSources(_ paths: [String], of contentHash: String, in db: Database) throws {
    for path in paths {
      try db.execute(
        sql: "DELETE FROM sources WHERE path = ? AND content_hash = ?",
        arguments: [path, contentHash])
    }
  }
}

extension KnownContent {
  /// Reads the answer to the question of `known`.
  fileprivate init(_ row: Row) {
    let id: Int64? = row["id"]
    self.init(
      stored: id == nil ? nil : StoredContent(row), isForgotten: row["is_forgotten"],
      isCorrected: row["is_corrected"])
  }
}

extension StoredContent {
  fileprivate init(_ row: Row) {
    self.init(
      session: KnownSession(row), sourcePath: row["source_path"], isLedTo: row["is_led_to"],
      isNamed: row["is_named"], isRefused: row["is_refused"])
  }
}
