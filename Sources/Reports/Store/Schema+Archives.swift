import GRDB

extension Schema {
  /// What runs over moved files, retries and merges need.
  static func archives(_ db: Database) throws {
    try renameFile(in: db)
    try db.execute(
      sql: """
        ALTER TABLE quarantine ADD COLUMN file_path TEXT;
        ALTER TABLE quarantine ADD COLUMN root_path TEXT;

        CREATE TABLE completed_inputs (
          list_hash TEXT PRIMARY KEY NOT NULL,
          inputs INTEGER NOT NULL CHECK (inputs >= 0),
          completed_at TEXT NOT NULL
        ) STRICT;
        """)
  }

  /// Calls the name of a session's file what it is: a path, and no part of its content.
  ///
  /// Moving a file changes it, as it changes `source_path`. Views and SQL of users go on to say
  /// `file`.
  private static func renameFile(in db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE sessions RENAME COLUMN file TO file_path;
        ALTER TABLE sessions ADD COLUMN file TEXT GENERATED ALWAYS AS (file_path) VIRTUAL;
        DROP INDEX sessions_by_file;
        CREATE INDEX sessions_by_file ON sessions (file);
        """)
    // SQLite has put the new name into the view, which so far is called `file` after its column.
    let view = try String.fetchOne(
      db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'session_balance'")
    guard let view else { return }
    try db.execute(sql: "DROP VIEW session_balance")
    try db.execute(sql: view.replacing("s.file_path,", with: "s.file_path AS file,"))
  }
}
