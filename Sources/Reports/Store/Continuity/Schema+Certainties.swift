extension Schema {
  /// How sure items and links are, so that people with their own SQL count what the reports count.
  ///
  /// What was compared by earlier rules has none until it is compared anew, which is due at once.
  static let certainties = """
    ALTER TABLE items ADD COLUMN certainty TEXT CHECK (certainty IN ('sure', 'perhaps', 'weak'));
    ALTER TABLE links ADD COLUMN certainty TEXT CHECK (certainty IN ('sure', 'perhaps'));

    DROP VIEW follow_up_ledger;
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
      l.outcome,
      i.certainty,
      l.certainty AS asked_certainty
    FROM items i
    JOIN engagements e ON e.id = i.engagement_id
    JOIN sessions s ON s.id = i.session_id
    JOIN turns t ON t.session_id = i.session_id AND t.turn = i.turn
    LEFT JOIN links l
      ON l.engagement_id = i.engagement_id AND l.item = i.item AND l.kind = 'follow_up'
    LEFT JOIN sessions a ON a.id = l.from_session_id
    WHERE i.kind = 'challenge'
    ORDER BY e.program, e.coach, e.client, i.position, l.position;
    """
}
