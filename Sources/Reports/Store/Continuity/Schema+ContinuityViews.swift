extension Schema {
  /// The views of the second version, for people with their own SQL.
  static let continuityViews = """
    CREATE VIEW follow_up_ledger AS
    SELECT
      e.program,
      e.coach,
      e.client,
      i.item,
      i.owner,
      substr(s.content_hash, 1, 16) AS set_session,
      s.date AS set_date,
      i.turn AS set_turn,
      coalesce(i.wording, CAST(substr(CAST(t.text AS BLOB), i.quote_start + 1,
        i.quote_end - i.quote_start) AS TEXT)) AS quote,
      i.status,
      i.confidence,
      i.confirmed,
      (SELECT f.state FROM flags f
        WHERE f.engagement_id = i.engagement_id AND f.rule = 'follow_up' AND f.item = i.item
        ORDER BY f.position DESC LIMIT 1) AS follow_up,
      substr(a.content_hash, 1, 16) AS asked_session,
      a.date AS asked_date,
      l.from_turn AS asked_turn,
      l.ms AS asked_ms,
      l.by AS asked_by,
      l.outcome
    FROM items i
    JOIN engagements e ON e.id = i.engagement_id
    JOIN sessions s ON s.id = i.session_id
    JOIN turns t ON t.session_id = i.session_id AND t.turn = i.turn
    LEFT JOIN links l
      ON l.engagement_id = i.engagement_id AND l.item = i.item AND l.kind = 'follow_up'
    LEFT JOIN sessions a ON a.id = l.from_session_id
    WHERE i.kind = 'challenge'
    ORDER BY e.program, e.coach, e.client, i.position, l.position;

    CREATE VIEW zoom_out_due AS
    SELECT
      e.program,
      e.coach,
      e.client,
      max(f.number) AS sessions,
      max(s.date) AS last_date,
      max(CASE WHEN f.zoom_out_counts THEN s.date END) AS last_zoom_out_date,
      max(CASE WHEN f.zoom_out_counts THEN f.number END) AS last_zoom_out_session_number,
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
    GROUP BY e.id
    ORDER BY e.program, e.coach, e.client;
    """
}
