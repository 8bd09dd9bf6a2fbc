/// What carries over between the sessions of a pair, and what people said of it.
///
/// Everything that is found hangs on an engagement, and every place in it on a turn. Triggers
/// count the engagement's revision up in the same transaction that changes a session or a
/// correction, so that a process that is killed before it has analysed the pair anew leaves the
/// pair marked.
extension Schema {
  /// The tables of the second version.
  static let continuity = [
    timeOrigin, engagements, facts, items, links, pairs, corrections, marks,
  ].joined(separator: "\n")

  /// Whether minutes mean something was not stored before; what else is stored tells it, but for
  /// files without ends, where a turn without a start tells that not all are the file's own.
  private static let timeOrigin = """
    ALTER TABLE sessions ADD COLUMN time_origin TEXT NOT NULL DEFAULT 'none'
      CHECK (time_origin IN ('file', 'derived', 'none'));
    UPDATE sessions SET time_origin = CASE
        WHEN length_ms IS NULL THEN 'none'
        WHEN EXISTS (
          SELECT 1 FROM turns t WHERE t.session_id = sessions.id AND t.start_ms IS NULL)
          THEN 'derived'
        WHEN (SELECT coach_share_speaking_time_unavailable FROM session_metrics m
          WHERE m.session_id = sessions.id) = 'coarseTimes' THEN 'derived'
        ELSE 'file'
      END;
    """

  private static let engagements = """
    CREATE TABLE engagements (
      id INTEGER PRIMARY KEY,
      program TEXT CHECK (program <> ''),
      coach TEXT NOT NULL CHECK (coach <> ''),
      client TEXT NOT NULL CHECK (client <> ''),
      revision INTEGER NOT NULL DEFAULT 1,
      analyzed_revision INTEGER,
      rules TEXT,
      CHECK ((analyzed_revision IS NULL) = (rules IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX engagements_by_name ON engagements (coach, client, ifnull(program, ''));
    INSERT INTO engagements (program, coach, client)
      SELECT DISTINCT program, coach, client FROM sessions
      WHERE coach IS NOT NULL AND client IS NOT NULL ORDER BY program, coach, client;

    CREATE TABLE settings (
      name TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    """

  private static let facts = """
    CREATE TABLE session_facts (
      session_id INTEGER PRIMARY KEY NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      engagement_id INTEGER NOT NULL REFERENCES engagements (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 1),
      phase TEXT NOT NULL CHECK (phase IN ('first', 'early', 'middle')),
      kind TEXT NOT NULL
        CHECK (kind IN ('onboarding', 'talk', 'pairing', 'review', 'burning')),
      burning INTEGER NOT NULL CHECK (burning IN (0, 1)),
      burning_share REAL NOT NULL CHECK (burning_share BETWEEN 0 AND 1),
      burning_topic_turn INTEGER,
      burning_urgency_turn INTEGER,
      burning_confirmed INTEGER CHECK (burning_confirmed IN (0, 1)),
      opening_set_by TEXT CHECK (opening_set_by IN ('coach', 'client')),
      opening_turn INTEGER,
      empty_agenda_turn INTEGER,
      agenda_checkpoint_turn INTEGER,
      connect_back_turn INTEGER,
      connect_back_ms INTEGER,
      connect_back_share REAL CHECK (connect_back_share BETWEEN 0 AND 1),
      connect_back_by TEXT CHECK (connect_back_by IN ('coach', 'client')),
      connect_back_band TEXT NOT NULL
        CHECK (connect_back_band IN ('exempt', 'on_time', 'due', 'late', 'none')),
      zoom_out_counts INTEGER NOT NULL CHECK (zoom_out_counts IN (0, 1)),
      zoom_out_longest_words_share REAL NOT NULL
        CHECK (zoom_out_longest_words_share BETWEEN 0 AND 1),
      zoom_out_longest_ms INTEGER,
      zoom_out_first_turn INTEGER,
      zoom_out_last_turn INTEGER,
      sessions_without_zoom_out INTEGER NOT NULL CHECK (sessions_without_zoom_out >= 0),
      dimensions TEXT NOT NULL CHECK (json_valid(dimensions)),
      rules TEXT NOT NULL,
      CHECK ((opening_set_by IS NULL) = (opening_turn IS NULL)),
      CHECK ((connect_back_turn IS NULL) = (connect_back_by IS NULL)),
      CHECK ((zoom_out_first_turn IS NULL) = (zoom_out_last_turn IS NULL))
    ) STRICT;
    CREATE INDEX session_facts_by_engagement ON session_facts (engagement_id);
    """

  private static let items = """
    CREATE TABLE items (
      engagement_id INTEGER NOT NULL REFERENCES engagements (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      item TEXT NOT NULL CHECK (item <> ''),
      kind TEXT NOT NULL
        CHECK (kind IN ('goal', 'challenge', 'win', 'question', 'prompt', 'resource')),
      owner TEXT NOT NULL CHECK (owner IN ('coach', 'client')),
      horizon TEXT CHECK (horizon IN ('long', 'short')),
      session_id INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      quote_start INTEGER NOT NULL CHECK (quote_start >= 0),
      quote_end INTEGER NOT NULL CHECK (quote_end >= quote_start),
      wording TEXT,
      due_session_id INTEGER,
      due_turn INTEGER,
      due_start INTEGER,
      due_end INTEGER,
      status TEXT NOT NULL
        CHECK (status IN ('open', 'done', 'partly', 'not', 'changed', 'dropped')),
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      confirmed INTEGER CHECK (confirmed IN (0, 1)),
      acknowledged_session_id INTEGER,
      acknowledged_turn INTEGER,
      follows TEXT,
      rules TEXT NOT NULL,
      PRIMARY KEY (engagement_id, position),
      UNIQUE (engagement_id, item),
      FOREIGN KEY (session_id, turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (due_session_id, due_turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (acknowledged_session_id, acknowledged_turn)
        REFERENCES turns (session_id, turn) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX items_by_turn ON items (session_id, turn);
    CREATE INDEX items_by_due_turn ON items (due_session_id, due_turn)
      WHERE due_session_id IS NOT NULL;
    CREATE INDEX items_by_acknowledged_turn
      ON items (acknowledged_session_id, acknowledged_turn)
      WHERE acknowledged_session_id IS NOT NULL;
    """

  private static let links = """
    CREATE TABLE links (
      engagement_id INTEGER NOT NULL REFERENCES engagements (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      kind TEXT NOT NULL CHECK (kind IN ('follow_up', 'back_link')),
      from_session_id INTEGER NOT NULL,
      from_turn INTEGER NOT NULL,
      quote_start INTEGER NOT NULL CHECK (quote_start >= 0),
      quote_end INTEGER NOT NULL CHECK (quote_end >= quote_start),
      ms INTEGER,
      share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
      by TEXT NOT NULL CHECK (by IN ('coach', 'client')),
      to_session_id INTEGER NOT NULL,
      to_turn INTEGER NOT NULL,
      item TEXT,
      is_explicit INTEGER NOT NULL CHECK (is_explicit IN (0, 1)),
      answer_session_id INTEGER,
      answer_turn INTEGER,
      outcome TEXT CHECK (outcome IN ('done', 'partly', 'not', 'changed', 'not_answered')),
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      rules TEXT NOT NULL,
      PRIMARY KEY (engagement_id, position),
      FOREIGN KEY (from_session_id, from_turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (to_session_id, to_turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (answer_session_id, answer_turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX links_by_turn ON links (from_session_id, from_turn);
    CREATE INDEX links_by_target ON links (to_session_id, to_turn);
    CREATE INDEX links_by_answer ON links (answer_session_id, answer_turn)
      WHERE answer_session_id IS NOT NULL;

    CREATE TABLE bridges (
      engagement_id INTEGER NOT NULL REFERENCES engagements (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      state TEXT NOT NULL CHECK (state IN ('taken', 'offered', 'missed')),
      session_id INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      quote_start INTEGER NOT NULL CHECK (quote_start >= 0),
      quote_end INTEGER NOT NULL CHECK (quote_end >= quote_start),
      generalising_turn INTEGER,
      rung_from INTEGER NOT NULL CHECK (rung_from BETWEEN 0 AND 5),
      rung_to INTEGER NOT NULL CHECK (rung_to BETWEEN 0 AND 5),
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      rules TEXT NOT NULL,
      PRIMARY KEY (engagement_id, position),
      FOREIGN KEY (session_id, turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bridges_by_turn ON bridges (session_id, turn);
    """

  private static let pairs = """
    CREATE TABLE progress (
      engagement_id INTEGER NOT NULL REFERENCES engagements (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      earlier_session_id INTEGER NOT NULL,
      earlier_turn INTEGER NOT NULL,
      earlier_start INTEGER NOT NULL CHECK (earlier_start >= 0),
      earlier_end INTEGER NOT NULL CHECK (earlier_end >= earlier_start),
      later_session_id INTEGER NOT NULL,
      later_turn INTEGER NOT NULL,
      later_start INTEGER NOT NULL CHECK (later_start >= 0),
      later_end INTEGER NOT NULL CHECK (later_end >= later_start),
      days INTEGER CHECK (days >= 0),
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      rules TEXT NOT NULL,
      PRIMARY KEY (engagement_id, position),
      FOREIGN KEY (earlier_session_id, earlier_turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (later_session_id, later_turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX progress_by_earlier_turn ON progress (earlier_session_id, earlier_turn);
    CREATE INDEX progress_by_later_turn ON progress (later_session_id, later_turn);

    \(flags)
    """

  /// What people said, oldest first.
  ///
  /// Nothing is ever changed or deleted in it, so that every correction can be undone. It hangs on contents, not on sessions: a session that is read anew
  /// finds its corrections again.
  private static let corrections = """
    CREATE TABLE corrections (
      id INTEGER PRIMARY KEY,
      what TEXT NOT NULL CHECK (what IN ('verdict', 'status', 'wording', 'link', 'burning',
        'mode', 'rung', 'name', 'role', 'merge', 'undo')),
      content_hash TEXT NOT NULL,
      turn INTEGER CHECK (turn >= 0),
      item TEXT,
      label TEXT,
      value TEXT NOT NULL,
      undoes INTEGER UNIQUE REFERENCES corrections (id),
      made_by TEXT NOT NULL CHECK (made_by <> ''),
      why TEXT CHECK (why <> ''),
      made_at TEXT NOT NULL,
      CHECK ((what = 'undo') = (undoes IS NOT NULL)),
      CHECK (what NOT IN ('verdict', 'status', 'wording', 'link') OR item IS NOT NULL),
      CHECK (what NOT IN ('link', 'mode', 'rung') OR turn IS NOT NULL),
      CHECK (what NOT IN ('name', 'role', 'merge') OR label IS NOT NULL)
    ) STRICT;
    CREATE INDEX corrections_by_content ON corrections (content_hash);

    CREATE VIEW corrections_in_force AS
    SELECT c.id, c.what, c.content_hash, c.turn, c.item, c.label, c.value, c.made_by, c.why,
      c.made_at
    FROM corrections c
    WHERE c.what <> 'undo'
      AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.undoes = c.id)
      AND NOT EXISTS (
        SELECT 1 FROM corrections l
        WHERE l.content_hash = c.content_hash AND l.what = c.what AND l.id > c.id
          AND l.turn IS c.turn AND l.item IS c.item AND l.label IS c.label
          AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.undoes = l.id));

    CREATE TRIGGER engagement_of_correction AFTER INSERT ON corrections
    BEGIN
      UPDATE engagements SET revision = revision + 1
      WHERE id IN (
        SELECT e.id FROM sessions s
        JOIN engagements e
          ON e.coach = s.coach AND e.client = s.client AND e.program IS s.program
        WHERE s.content_hash = NEW.content_hash);
    END;
    """

  /// A session that goes takes along what was found in its pair: without it nothing of that is
  /// known to hold, and its words must not be shown any more.
  private static let marks = """
    CREATE TRIGGER engagement_of_new_session AFTER INSERT ON sessions
    WHEN NEW.coach IS NOT NULL AND NEW.client IS NOT NULL
    BEGIN
      INSERT INTO engagements (program, coach, client)
      VALUES (NEW.program, NEW.coach, NEW.client)
      ON CONFLICT (coach, client, ifnull(program, '')) DO UPDATE SET revision = revision + 1;
    END;

    CREATE TRIGGER engagement_of_old_session BEFORE DELETE ON sessions
    WHEN OLD.coach IS NOT NULL AND OLD.client IS NOT NULL
    BEGIN
      UPDATE engagements SET revision = revision + 1
      WHERE coach = OLD.coach AND client = OLD.client AND program IS OLD.program;
      DELETE FROM session_facts WHERE engagement_id = (SELECT id FROM engagements
        WHERE coach = OLD.coach AND client = OLD.client AND program IS OLD.program);
      DELETE FROM items WHERE engagement_id = (SELECT id FROM engagements
        WHERE coach = OLD.coach AND client = OLD.client AND program IS OLD.program);
      DELETE FROM links WHERE engagement_id = (SELECT id FROM engagements
        WHERE coach = OLD.coach AND client = OLD.client AND program IS OLD.program);
      DELETE FROM bridges WHERE engagement_id = (SELECT id FROM engagements
        WHERE coach = OLD.coach AND client = OLD.client AND program IS OLD.program);
      DELETE FROM progress WHERE engagement_id = (SELECT id FROM engagements
        WHERE coach = OLD.coach AND client = OLD.client AND program IS OLD.program);
      DELETE FROM flags WHERE engagement_id = (SELECT id FROM engagements
        WHERE coach = OLD.coach AND client = OLD.client AND program IS OLD.program);
    END;

    CREATE TRIGGER engagement_of_changed_session
    AFTER UPDATE OF program, coach, client, date, session_type, file ON sessions
    BEGIN
      UPDATE engagements SET revision = revision + 1
      WHERE coach = OLD.coach AND client = OLD.client AND program IS OLD.program;
      INSERT INTO engagements (program, coach, client)
      SELECT NEW.program, NEW.coach, NEW.client
      WHERE NEW.coach IS NOT NULL AND NEW.client IS NOT NULL
      ON CONFLICT (coach, client, ifnull(program, '')) DO UPDATE SET revision = revision + 1;
    END;
    """
}
