extension Schema {
  /// The third version: what changed when stored sessions were analysed anew, the role that the
  /// machine gives beside the one that a person gave, and names as each session spells them.
  ///
  /// Of changes counts alone are kept, so that nothing there tells of a person or holds a word.
  static let changes = """
    CREATE TABLE analysis_changes (
      id INTEGER PRIMARY KEY,
      made_at TEXT NOT NULL,
      analyzer_from TEXT NOT NULL,
      analyzer_to TEXT NOT NULL,
      model_from TEXT NOT NULL,
      model_to TEXT NOT NULL,
      rules_from TEXT NOT NULL,
      rules_to TEXT NOT NULL,
      sessions INTEGER NOT NULL CHECK (sessions > 0),
      turns INTEGER NOT NULL CHECK (turns >= 0),
      turns_cut_anew INTEGER NOT NULL CHECK (turns_cut_anew >= 0),
      mode_labels INTEGER NOT NULL CHECK (mode_labels BETWEEN 0 AND turns),
      zoom_labels INTEGER NOT NULL CHECK (zoom_labels BETWEEN 0 AND turns),
      moved_sessions INTEGER NOT NULL CHECK (moved_sessions BETWEEN 0 AND sessions),
      corrected_labels INTEGER NOT NULL CHECK (corrected_labels >= 0),
      UNIQUE (made_at, analyzer_from, analyzer_to, model_from, model_to, rules_from, rules_to)
    ) STRICT;

    ALTER TABLE speakers ADD COLUMN machine_role TEXT
      CHECK (machine_role IN ('coach', 'client', 'other', 'unsure'));

    ALTER TABLE sessions ADD COLUMN program_given TEXT CHECK (program_given <> '');
    ALTER TABLE sessions ADD COLUMN coach_given TEXT CHECK (coach_given <> '');
    ALTER TABLE sessions ADD COLUMN client_given TEXT CHECK (client_given <> '');
    UPDATE sessions
    SET program_given = program, coach_given = coach, client_given = client;
    """
}
