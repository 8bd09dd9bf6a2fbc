/// What is kept about people beside their sessions: codes for their names, and what stays when
/// somebody is forgotten.
extension Schema {
  /// The tables and views of the version that can forget.
  static let forgetting = [people, forgotten, views3].joined(separator: "\n")

  /// A code is given once and never to somebody else; who is forgotten leaves the number behind.
  private static let people = """
    CREATE TABLE people (
      kind TEXT NOT NULL CHECK (kind IN ('coach', 'client', 'person')),
      number INTEGER NOT NULL CHECK (number >= 1),
      name TEXT UNIQUE CHECK (name <> ''),
      PRIMARY KEY (kind, number)
    ) STRICT, WITHOUT ROWID;
    """

  private static let forgotten = """
    CREATE TABLE forgotten_sessions (
      digest TEXT PRIMARY KEY NOT NULL
        CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
      program TEXT CHECK (program <> ''),
      coach TEXT CHECK (coach <> ''),
      pair INTEGER,
      month TEXT CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
      phase TEXT CHECK (phase IN ('first', 'early', 'middle')),
      words INTEGER NOT NULL CHECK (words >= 0),
      coach_share_words REAL CHECK (coach_share_words BETWEEN 0 AND 1),
      coach_coaching_words INTEGER NOT NULL,
      coach_mentorship_words INTEGER NOT NULL,
      coach_neither_words INTEGER NOT NULL,
      coach_unclear_words INTEGER NOT NULL,
      zoomed_in_words INTEGER NOT NULL,
      between_words INTEGER NOT NULL,
      zoomed_out_words INTEGER NOT NULL,
      no_zoom_words INTEGER NOT NULL,
      zoom_out_counts INTEGER NOT NULL CHECK (zoom_out_counts IN (0, 1)),
      CHECK (pair IS NOT NULL OR (program IS NULL AND coach IS NULL))
    ) STRICT;

    CREATE TABLE masks (
      content_hash TEXT NOT NULL,
      turn INTEGER NOT NULL CHECK (turn >= 0),
      mask_start INTEGER NOT NULL CHECK (mask_start >= 0),
      mask_end INTEGER NOT NULL CHECK (mask_end > mask_start),
      PRIMARY KEY (content_hash, turn, mask_start)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE erasures (
      id INTEGER PRIMARY KEY,
      what TEXT NOT NULL CHECK (what IN ('forget', 'readmit')),
      sessions INTEGER NOT NULL CHECK (sessions >= 0),
      mentions INTEGER NOT NULL CHECK (mentions >= 0),
      made_by TEXT NOT NULL CHECK (made_by <> ''),
      made_at TEXT NOT NULL
    ) STRICT;
    """

  /// The two views of sums count the figures of forgotten sessions in.
  private static let views3 = """
    DROP VIEW coach_trend;
    CREATE VIEW coach_trend AS
    SELECT
      coach,
      month,
      count(*) AS sessions,
      count(DISTINCT pair) AS pairs,
      sum(words) AS words,
      sum(coach_coaching_words) AS coach_coaching_words,
      sum(coach_mentorship_words) AS coach_mentorship_words,
      round(1.0 * sum(coach_mentorship_words)
        / nullif(sum(coach_coaching_words + coach_mentorship_words), 0), 4)
        AS mentorship_share_of_coaching_and_mentorship_words,
      round(1.0 * sum(zoomed_out_words) / nullif(sum(words), 0), 4) AS zoomed_out_share_words
    FROM (
      SELECT coach, substr(date, 1, 7) AS month,
        coalesce(program, '') || char(31) || client AS pair, words, coach_coaching_words,
        coach_mentorship_words, zoomed_out_words
      FROM session_balance WHERE number IS NOT NULL
      UNION ALL
      SELECT coach, month, char(31) || pair, words, coach_coaching_words,
        coach_mentorship_words, zoomed_out_words
      FROM forgotten_sessions WHERE coach IS NOT NULL AND month IS NOT NULL
    )
    GROUP BY coach, month;

    DROP VIEW program_trend;
    CREATE VIEW program_trend AS
    SELECT
      program,
      month,
      sessions,
      pairs,
      pairs < 5 AS too_few_pairs,
      CASE WHEN pairs >= 5 THEN mentorship_share END
        AS mentorship_share_of_coaching_and_mentorship_words,
      CASE WHEN pairs >= 5 THEN zoomed_out_share END AS zoomed_out_share_words
    FROM (
      SELECT
        program,
        month,
        count(*) AS sessions,
        count(DISTINCT pair) AS pairs,
        round(1.0 * sum(coach_mentorship_words)
          / nullif(sum(coach_coaching_words + coach_mentorship_words), 0), 4)
          AS mentorship_share,
        round(1.0 * sum(zoomed_out_words) / nullif(sum(words), 0), 4) AS zoomed_out_share
      FROM (
        SELECT program, substr(date, 1, 7) AS month, coach || char(31) || client AS pair, words,
          coach_coaching_words, coach_mentorship_words, zoomed_out_words
        FROM session_balance WHERE number IS NOT NULL
        UNION ALL
        SELECT program, month, char(31) || pair, words, coach_coaching_words,
          coach_mentorship_words, zoomed_out_words
        FROM forgotten_sessions WHERE pair IS NOT NULL AND month IS NOT NULL
      )
      GROUP BY program, month
    );
    """
}
