/// The people who may see the web app, what they may see, and what they did.
///
/// Secrets are never stored: a password as its scrypt hash, every token as its SHA-256.
extension Schema {
  /// The tables of the web app.
  static let dashboard = [people, entries, sharing, records].joined(separator: "\n")

  /// Numbers of people are never given twice, since the audit log names people by them alone.
  private static let people = """
    CREATE TABLE accounts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
      role TEXT NOT NULL CHECK (role IN ('coach', 'lead', 'admin')),
      password TEXT CHECK (password <> ''),
      is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      failed_at INTEGER,
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE account_names (
      person INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (person, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account_programs (
      person INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      program TEXT NOT NULL CHECK (program <> ''),
      PRIMARY KEY (person, program)
    ) STRICT, WITHOUT ROWID;
    """

  private static let entries = """
    CREATE TABLE entries (
      token_hash TEXT PRIMARY KEY NOT NULL,
      person INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('browser', 'program')),
      label TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entries_by_person ON entries (person);

    CREATE TABLE invitations (
      token_hash TEXT PRIMARY KEY NOT NULL,
      person INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// An upload hangs on a content, not on a session: a session that is read anew keeps it.
  ///
  /// Where a mention of a forgotten person is masked, the file goes, since it holds the name.
  private static let sharing = """
    CREATE TABLE uploads (
      content_hash TEXT PRIMARY KEY NOT NULL,
      person INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (name <> ''),
      bytes BLOB NOT NULL,
      uploaded_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX uploads_by_person ON uploads (person);
    CREATE TRIGGER upload_of_masked_session AFTER INSERT ON masks
    BEGIN DELETE FROM uploads WHERE content_hash = NEW.content_hash; END;

    CREATE TABLE grants (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      person INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      lead INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      content_hash TEXT,
      granted_at INTEGER NOT NULL,
      revoked_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX grants_in_force ON grants (person, lead, ifnull(content_hash, ''))
      WHERE revoked_at IS NULL;
    CREATE INDEX grants_by_lead ON grants (lead);
    """

  /// Rows are only ever added to the log; a person who is erased leaves a number.
  private static let records = """
    CREATE TABLE consents (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      coach TEXT NOT NULL CHECK (coach <> ''),
      client TEXT NOT NULL CHECK (client <> ''),
      state TEXT NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn')),
      version TEXT NOT NULL CHECK (version <> ''),
      scope TEXT NOT NULL,
      recorded_by INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX consents_by_pair ON consents (coach, client);

    CREATE TABLE request_log (
      person INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      key TEXT NOT NULL CHECK (key <> ''),
      digest TEXT NOT NULL,
      status INTEGER NOT NULL,
      answer TEXT NOT NULL,
      answered_at INTEGER NOT NULL,
      PRIMARY KEY (person, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE audit_log (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      made_at INTEGER NOT NULL,
      person INTEGER,
      action TEXT NOT NULL CHECK (action <> ''),
      object TEXT,
      outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused'))
    ) STRICT;
    CREATE INDEX audit_log_by_object ON audit_log (object);
    CREATE TRIGGER audit_log_stays BEFORE DELETE ON audit_log
    BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
    CREATE TRIGGER audit_log_holds BEFORE UPDATE ON audit_log
    BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
    """
}
