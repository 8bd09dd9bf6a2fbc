extension Schema {
  /// The views of the first version, for people with their own SQL.
  static let views = """
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
        id AS session_id,
        date,
        row_number() OVER pair AS number,
        first_value(date) OVER pair AS first_date
      FROM sessions
      WHERE coach IS NOT NULL AND client IS NOT NULL AND date IS NOT NULL
      WINDOW pair AS (PARTITION BY program, coach, client ORDER BY date, file, content_hash)
    );

    CREATE VIEW session_balance AS
    SELECT
      substr(s.content_hash, 1, 16) AS session,
      s.file,
      s.date,
      s.program,
      s.coach,
      s.client,
      n.number,
      n.phase,
      s.session_type,
      s.words,
      round(s.length_ms / 60000.0, 1) AS minutes,
      m.coach_share_words,
      m.coach_share_speaking_time,
      m.coach_coaching_words,
      m.coach_mentorship_words,
      m.coach_neither_words,
      m.coach_unclear_words,
      round(1.0 * m.coach_mentorship_words
        / nullif(m.coach_coaching_words + m.coach_mentorship_words, 0), 4)
        AS mentorship_share_of_coaching_and_mentorship_words,
      m.zoomed_in_words,
      m.between_words,
      m.zoomed_out_words,
      m.no_zoom_words,
      round(1.0 * m.zoomed_out_words / nullif(s.words, 0), 4) AS zoomed_out_share_words,
      m.zoom_out_counts
    FROM sessions s
    JOIN session_metrics m ON m.session_id = s.id
    LEFT JOIN session_numbers n ON n.session_id = s.id;

    CREATE VIEW pair_trend AS
    SELECT
      program,
      coach,
      client,
      number,
      date,
      session,
      phase,
      session_type,
      words,
      coach_share_words,
      mentorship_share_of_coaching_and_mentorship_words,
      zoomed_out_share_words,
      round(1.0 * sum(coach_mentorship_words) OVER last_five
        / nullif(sum(coach_coaching_words + coach_mentorship_words) OVER last_five, 0), 4)
        AS mentorship_share_last_5_sessions,
      round(1.0 * sum(zoomed_out_words) OVER last_five
        / nullif(sum(words) OVER last_five, 0), 4) AS zoomed_out_share_last_5_sessions
    FROM session_balance
    WHERE number IS NOT NULL
    WINDOW last_five AS (
      PARTITION BY program, coach, client ORDER BY number
      ROWS BETWEEN 4 PRECEDING AND CURRENT ROW);

    CREATE VIEW coach_trend AS
    SELECT
      coach,
      substr(date, 1, 7) AS month,
      count(*) AS sessions,
      count(DISTINCT coalesce(program, '') || char(31) || client) AS pairs,
      sum(words) AS words,
      sum(coach_coaching_words) AS coach_coaching_words,
      sum(coach_mentorship_words) AS coach_mentorship_words,
      round(1.0 * sum(coach_mentorship_words)
        / nullif(sum(coach_coaching_words + coach_mentorship_words), 0), 4)
        AS mentorship_share_of_coaching_and_mentorship_words,
      round(1.0 * sum(zoomed_out_words) / nullif(sum(words), 0), 4) AS zoomed_out_share_words
    FROM session_balance
    WHERE number IS NOT NULL
    GROUP BY coach, month;

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
        substr(date, 1, 7) AS month,
        count(*) AS sessions,
        count(DISTINCT coach || char(31) || client) AS pairs,
        round(1.0 * sum(coach_mentorship_words)
          / nullif(sum(coach_coaching_words + coach_mentorship_words), 0), 4)
          AS mentorship_share,
        round(1.0 * sum(zoomed_out_words) / nullif(sum(words), 0), 4) AS zoomed_out_share
      FROM session_balance
      WHERE number IS NOT NULL
      GROUP BY program, month
    );
    """
}
