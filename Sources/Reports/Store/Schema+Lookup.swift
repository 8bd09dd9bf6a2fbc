extension Schema {
  /// How one session or one pair is found among a hundred thousand sessions.
  ///
  /// A window function numbers every session of the database before one is picked; counting the
  /// earlier sessions of the same pair looks at these alone.
  static let lookup = """
    CREATE INDEX sessions_by_public_id ON sessions (substr(content_hash, 1, 16));
    CREATE INDEX sessions_by_file ON sessions (file);

    DROP VIEW session_numbers;
    CREATE VIEW session_numbers AS
    SELECT
      session_id,
      number,
      CASE
        WHEN number = 1 THEN 'first'
        WHEN number <= 6 AND date <= date(first_date, '+3 months') THEN 'early'
        ELSE 'middle'
      END AS phase
    FROM (
      SELECT
        s.id AS session_id,
        s.date,
        (SELECT count(*) FROM sessions o
          WHERE o.program IS s.program AND o.coach = s.coach AND o.client = s.client
            AND o.date <= s.date
            AND (o.date, o.file, o.content_hash) <= (s.date, s.file, s.content_hash)) AS number,
        (SELECT min(o.date) FROM sessions o
          WHERE o.program IS s.program AND o.coach = s.coach AND o.client = s.client)
          AS first_date
      FROM sessions s
      WHERE s.coach IS NOT NULL AND s.client IS NOT NULL AND s.date IS NOT NULL
    );
    """
}
