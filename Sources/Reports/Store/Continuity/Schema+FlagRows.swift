extension Schema {
  /// What the rules say, of a pair or of a session.
  static let flags = """
    CREATE TABLE flags (
      engagement_id INTEGER NOT NULL REFERENCES engagements (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      rule TEXT NOT NULL CHECK (rule <> ''),
      state TEXT NOT NULL CHECK (state <> ''),
      session_id INTEGER REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED,
      item TEXT,
      evidence TEXT NOT NULL CHECK (json_valid(evidence)),
      explanation TEXT NOT NULL,
      rules TEXT NOT NULL,
      PRIMARY KEY (engagement_id, position)
    ) STRICT;
    CREATE INDEX flags_by_session ON flags (session_id) WHERE session_id IS NOT NULL;
    """

  /// Gives `flags` row numbers, which every other table has that points to `sessions`: programs of
  /// others count by them what belongs to a session.
  ///
  /// New databases have them from the start, so that they can be counted in one that a kill left
  /// half made too; this is for those that are there.
  static let flagRows = """
    CREATE TABLE former_flags AS SELECT * FROM flags;
    DROP TABLE flags;
    \(flags)
    INSERT INTO flags SELECT * FROM former_flags ORDER BY engagement_id, position;
    DROP TABLE former_flags;
    """
}
