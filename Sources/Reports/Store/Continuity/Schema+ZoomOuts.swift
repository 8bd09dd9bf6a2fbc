extension Schema {
  /// The one answer to whether a session counts as one that stood back, and the views that give it.
  ///
  /// A burning session neither counts nor resets. Where the sessions of a pair were compared, that
  /// decides; else the size of the longest stretch alone.
  static let zoomOuts = """
    CREATE VIEW session_zoom_outs AS
    SELECT
      m.session_id,
      CASE WHEN f.burning THEN 0 ELSE coalesce(f.zoom_out_counts, m.zoom_out_counts) END AS counts,
      CASE
        WHEN f.burning AND (f.zoom_out_counts OR m.zoom_out_counts) THEN 'burning'
        WHEN coalesce(f.zoom_out_counts, m.zoom_out_counts) THEN NULL
        WHEN m.zoom_out_counts THEN 'left_out'
        ELSE 'short'
      END AS why_not
    FROM session_metrics m
    LEFT JOIN session_facts f ON f.session_id = m.session_id;

    DROP VIEW session_balance;
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
      z.counts AS zoom_out_counts
    FROM sessions s
    JOIN session_metrics m ON m.session_id = s.id
    JOIN session_zoom_outs z ON z.session_id = s.id
    LEFT JOIN session_numbers n ON n.session_id = s.id;

    DROP VIEW zoom_out_due;
    CREATE VIEW zoom_out_due AS
    SELECT
      e.program,
      e.coach,
      e.client,
      max(f.number) AS sessions,
      max(s.date) AS last_date,
      max(CASE WHEN z.counts THEN s.date END) AS last_zoom_out_date,
      max(CASE WHEN z.counts THEN f.number END) AS last_zoom_out_session_number,
      (SELECT l.sessions_without_zoom_out FROM session_facts l
        WHERE l.engagement_id = e.id ORDER BY l.number DESC LIMIT 1)
        AS sessions_without_zoom_out,
      (SELECT g.state FROM flags g
        WHERE g.engagement_id = e.id AND g.rule = 'zoom_out_due'
        ORDER BY g.position DESC LIMIT 1) AS state,
      (SELECT g.explanation FROM flags g
        WHERE g.engagement_id = e.id AND g.rule = 'zoom_out_due'
        ORDER BY g.position DESC LIMIT 1) AS explanation
    FROM engagements e
    JOIN session_facts f ON f.engagement_id = e.id
    JOIN sessions s ON s.id = f.session_id
    JOIN session_zoom_outs z ON z.session_id = s.id
    GROUP BY e.id
    ORDER BY e.program, e.coach, e.client;
    """
}
