import Foundation
import GRDB

/// The tables and views, and how they came to be.
///
/// Migrations are only ever added at the end: a database of any earlier version is brought up
/// to date by those that it has not seen. `docs/schema.md` describes every column.
enum Schema {
  /// How long another process may take for a migration that this one wants to run too.
  private static let patience = Duration.seconds(3)
  /// How long to wait before the next look, in seconds.
  private static let pause = 0.05

  /// Brings the database up to date.
  ///
  /// Processes that start at once on a new file may all find it empty and run the same migration;
  /// all but the first then fail in one way or another (a table is there already, the schema
  /// changed under a statement). They look again until the work is done.
  ///
  /// - Throws: `StoreError` where a later version of the program has changed it.
  static func migrate(_ queue: any DatabaseWriter, place: String) throws {
    var end = ContinuousClock.now + patience
    var done = 0
    while true {
      do {
        return try migrateOnce(queue, place: place)
      } catch let error as DatabaseError where mayPass(error) {
        // As long as the others get on, it is their turn, however slow the machine.
        let now = (try? queue.read { try migrator.appliedIdentifiers($0).count }) ?? done
        if now > done { (done, end) = (now, ContinuousClock.now + patience) }
        guard ContinuousClock.now < end else { throw error }
        Thread.sleep(forTimeInterval: pause)
      }
    }
  }

  /// Whether the error may come from another process at work; no wait mends the others.
  private static func mayPass(_ error: DatabaseError) -> Bool {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FULL, .SQLITE_READONLY: false
    default: true
    }
  }

  /// Makes sure that a database that cannot be changed has the schema of this version.
  ///
  /// - Throws: `StoreError` where it has another one.
  static func verify(_ queue: DatabaseQueue, place: String) throws {
    try refuseLater(queue, place: place)
    guard try queue.read(migrator.hasCompletedMigrations) else {
      throw StoreError(
        .readOnly, place: place,
        finding: "a database of an earlier version that may not be written",
        expectation: "the schema of this version",
        remedy: "run `analyze check` on it once where it may be written")
    }
  }

  private static func refuseLater(_ queue: any DatabaseWriter, place: String) throws {
    guard try !queue.read(migrator.hasBeenSuperseded) else {
      throw StoreError(
        .newer, place: place, finding: "a database of a later version of analyze",
        expectation: "the schema of this version or an earlier one",
        remedy: "update analyze, or choose another file with --db")
    }
  }

  private static func migrateOnce(_ queue: any DatabaseWriter, place: String) throws {
    let migrator = migrator
    try refuseLater(queue, place: place)
    // Without this check every start would ask for the write lock.
    guard try !queue.read(migrator.hasCompletedMigrations) else { return }
    try migrator.migrate(queue)
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 sessions and their analyses") { db in
      try db.execute(sql: sessions)
      try db.execute(sql: people)
      try db.execute(sql: talk)
      try db.execute(sql: figures)
      try db.execute(sql: refusals)
      try db.execute(sql: views)
    }
    migrator.registerMigration("2 what carries over between sessions") { db in
      try db.execute(sql: continuity)
      try db.execute(sql: continuityViews)
    }
    migrator.registerMigration("3 people who are forgotten") { db in
      try db.execute(sql: forgetting)
    }
    migrator.registerMigration("4 sessions are found among many") { db in
      try db.execute(sql: lookup)
    }
    migrator.registerMigration("5 moved files and work of others", migrate: archives)
    migrator.registerMigration("6 what changed in new analyses") { db in
      try db.execute(sql: changes)
      try NameSpellings.settle(in: db)
    }
    migrator.registerMigration("7 accounts of the web app") { db in
      try db.execute(sql: dashboard)
    }
    migrator.registerMigration("8 flags have row numbers") { db in
      try db.execute(sql: flagRows)
    }
    migrator.registerMigration("9 one answer to what counts as a zoom-out") { db in
      try db.execute(sql: zoomOuts)
    }
    migrator.registerMigration("10 how sure what carries over is") { db in
      try db.execute(sql: certainties)
    }
    return migrator
  }

  private static let sessions = """
    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY,
      content_hash TEXT NOT NULL UNIQUE
        CHECK (length(content_hash) >= 16 AND content_hash NOT GLOB '*[^0-9a-f]*'),
      source_path TEXT NOT NULL,
      file TEXT NOT NULL,
      format TEXT NOT NULL,
      variant TEXT,
      encoding TEXT NOT NULL,
      title TEXT,
      program TEXT CHECK (program <> ''),
      coach TEXT CHECK (coach <> ''),
      client TEXT CHECK (client <> ''),
      date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      session_type TEXT CHECK (session_type <> ''),
      words INTEGER NOT NULL CHECK (words >= 0),
      turns INTEGER NOT NULL CHECK (turns >= 0),
      length_ms INTEGER CHECK (length_ms >= 0),
      length_unavailable TEXT,
      analyzer TEXT NOT NULL,
      model TEXT NOT NULL,
      rules TEXT NOT NULL,
      context TEXT NOT NULL,
      analyzed_at TEXT NOT NULL,
      CHECK ((length_ms IS NULL) = (length_unavailable IS NOT NULL))
    ) STRICT;
    CREATE INDEX sessions_by_pair ON sessions (program, coach, client, date);

    CREATE TABLE sources (
      path TEXT PRIMARY KEY NOT NULL,
      content_hash TEXT NOT NULL
        REFERENCES sessions (content_hash) DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX sources_by_content ON sources (content_hash);
    """

  private static let people = """
    CREATE TABLE speakers (
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      speaker INTEGER NOT NULL CHECK (speaker >= 0),
      name TEXT NOT NULL,
      labels TEXT NOT NULL CHECK (json_valid(labels)),
      kind TEXT NOT NULL CHECK (kind IN ('person', 'unknown', 'room', 'event')),
      role TEXT NOT NULL CHECK (role IN ('coach', 'client', 'other', 'unsure')),
      role_basis TEXT NOT NULL,
      role_confidence REAL NOT NULL CHECK (role_confidence BETWEEN 0 AND 1),
      PRIMARY KEY (session_id, speaker)
    ) STRICT;
    """

  private static let talk = """
    CREATE TABLE turns (
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      turn INTEGER NOT NULL CHECK (turn >= 0),
      speaker INTEGER,
      role TEXT NOT NULL CHECK (role IN ('coach', 'client', 'other', 'unsure')),
      start_ms INTEGER,
      end_ms INTEGER,
      words INTEGER NOT NULL CHECK (words >= 0),
      text TEXT NOT NULL,
      mode TEXT CHECK (mode IN ('coaching', 'mentorship', 'neither', 'unclear')),
      best_mode TEXT CHECK (best_mode IN ('coaching', 'mentorship', 'neither')),
      coaching_probability REAL CHECK (coaching_probability BETWEEN 0 AND 1),
      mentorship_probability REAL CHECK (mentorship_probability BETWEEN 0 AND 1),
      neither_probability REAL CHECK (neither_probability BETWEEN 0 AND 1),
      rung REAL NOT NULL CHECK (rung BETWEEN 0 AND 5),
      zoom TEXT NOT NULL CHECK (zoom IN ('in', 'between', 'out', 'none', 'unclear')),
      best_zoom TEXT NOT NULL CHECK (best_zoom IN ('in', 'between', 'out', 'none')),
      in_probability REAL CHECK (in_probability BETWEEN 0 AND 1),
      between_probability REAL CHECK (between_probability BETWEEN 0 AND 1),
      out_probability REAL CHECK (out_probability BETWEEN 0 AND 1),
      none_probability REAL CHECK (none_probability BETWEEN 0 AND 1),
      moves TEXT NOT NULL CHECK (json_valid(moves)),
      evidence TEXT NOT NULL CHECK (json_valid(evidence)),
      PRIMARY KEY (session_id, turn),
      FOREIGN KEY (session_id, speaker) REFERENCES speakers (session_id, speaker)
        DEFERRABLE INITIALLY DEFERRED,
      CHECK ((mode IS NULL) = (best_mode IS NULL))
    ) STRICT;

    CREATE TABLE stretches (
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      stretch INTEGER NOT NULL CHECK (stretch >= 0),
      first_turn INTEGER NOT NULL,
      last_turn INTEGER NOT NULL,
      mode TEXT CHECK (mode IN ('coaching', 'mentorship', 'neither', 'unclear')),
      zoom TEXT NOT NULL CHECK (zoom IN ('in', 'between', 'out', 'none', 'unclear')),
      words INTEGER NOT NULL CHECK (words >= 0),
      length_ms INTEGER CHECK (length_ms >= 0),
      PRIMARY KEY (session_id, stretch),
      FOREIGN KEY (session_id, first_turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (session_id, last_turn) REFERENCES turns (session_id, turn)
        DEFERRABLE INITIALLY DEFERRED,
      CHECK (first_turn <= last_turn)
    ) STRICT;
    """

  private static let figures = """
    CREATE TABLE session_metrics (
      session_id INTEGER PRIMARY KEY NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      coach_share_words REAL CHECK (coach_share_words BETWEEN 0 AND 1),
      coach_share_words_unavailable TEXT,
      coach_share_speaking_time REAL CHECK (coach_share_speaking_time BETWEEN 0 AND 1),
      coach_share_speaking_time_unavailable TEXT,
      floor_switches INTEGER NOT NULL CHECK (floor_switches >= 0),
      floor_switches_per_minute REAL,
      floor_switches_per_minute_unavailable TEXT,
      patience_median_ms INTEGER,
      patience_median_ms_unavailable TEXT,
      overlaps INTEGER CHECK (overlaps >= 0),
      overlaps_unavailable TEXT,
      silence_ms INTEGER CHECK (silence_ms >= 0),
      silence_ms_unavailable TEXT,
      coach_coaching_words INTEGER NOT NULL,
      coach_mentorship_words INTEGER NOT NULL,
      coach_neither_words INTEGER NOT NULL,
      coach_unclear_words INTEGER NOT NULL,
      zoomed_in_words INTEGER NOT NULL,
      between_words INTEGER NOT NULL,
      zoomed_out_words INTEGER NOT NULL,
      no_zoom_words INTEGER NOT NULL,
      coach_coaching_ms INTEGER,
      coach_mentorship_ms INTEGER,
      coach_neither_ms INTEGER,
      coach_unclear_ms INTEGER,
      zoomed_in_ms INTEGER,
      between_ms INTEGER,
      zoomed_out_ms INTEGER,
      no_zoom_ms INTEGER,
      balance_ms_unavailable TEXT,
      zoom_out_counts INTEGER NOT NULL CHECK (zoom_out_counts IN (0, 1)),
      longest_zoom_out_words INTEGER NOT NULL CHECK (longest_zoom_out_words >= 0),
      longest_zoom_out_ms INTEGER,
      longest_zoom_out_first_turn INTEGER,
      longest_zoom_out_last_turn INTEGER,
      CHECK ((coach_share_words IS NULL) = (coach_share_words_unavailable IS NOT NULL)),
      CHECK ((coach_share_speaking_time IS NULL)
        = (coach_share_speaking_time_unavailable IS NOT NULL)),
      CHECK ((floor_switches_per_minute IS NULL)
        = (floor_switches_per_minute_unavailable IS NOT NULL)),
      CHECK ((patience_median_ms IS NULL) = (patience_median_ms_unavailable IS NOT NULL)),
      CHECK ((overlaps IS NULL) = (overlaps_unavailable IS NOT NULL)),
      CHECK ((silence_ms IS NULL) = (silence_ms_unavailable IS NOT NULL)),
      CHECK ((coach_coaching_ms IS NULL) = (balance_ms_unavailable IS NOT NULL))
    ) STRICT;

    CREATE TABLE speaker_metrics (
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      speaker INTEGER,
      words INTEGER NOT NULL CHECK (words >= 0),
      share_of_words REAL CHECK (share_of_words BETWEEN 0 AND 1),
      share_of_words_unavailable TEXT,
      speaking_ms INTEGER CHECK (speaking_ms >= 0),
      speaking_ms_unavailable TEXT,
      share_of_speaking_time REAL CHECK (share_of_speaking_time BETWEEN 0 AND 1),
      share_of_speaking_time_unavailable TEXT,
      turns INTEGER NOT NULL CHECK (turns >= 0),
      backchannels INTEGER NOT NULL CHECK (backchannels >= 0),
      words_per_floor_turn REAL,
      words_per_floor_turn_unavailable TEXT,
      longest_monologue_words INTEGER NOT NULL,
      longest_monologue_turn INTEGER,
      longest_monologue_ms INTEGER,
      longest_monologue_ms_unavailable TEXT,
      questions INTEGER NOT NULL CHECK (questions >= 0),
      words_per_speaking_minute REAL,
      words_per_speaking_minute_unavailable TEXT,
      PRIMARY KEY (session_id, position),
      FOREIGN KEY (session_id, speaker) REFERENCES speakers (session_id, speaker)
        DEFERRABLE INITIALLY DEFERRED,
      CHECK ((share_of_words IS NULL) = (share_of_words_unavailable IS NOT NULL)),
      CHECK ((speaking_ms IS NULL) = (speaking_ms_unavailable IS NOT NULL)),
      CHECK ((share_of_speaking_time IS NULL)
        = (share_of_speaking_time_unavailable IS NOT NULL)),
      CHECK ((words_per_floor_turn IS NULL) = (words_per_floor_turn_unavailable IS NOT NULL)),
      CHECK ((longest_monologue_ms IS NULL) = (longest_monologue_ms_unavailable IS NOT NULL)),
      CHECK ((words_per_speaking_minute IS NULL)
        = (words_per_speaking_minute_unavailable IS NOT NULL))
    ) STRICT;
    """

  private static let refusals = """
    CREATE TABLE quarantine (
      path TEXT PRIMARY KEY NOT NULL,
      content_hash TEXT,
      stage TEXT NOT NULL CHECK (stage <> ''),
      code TEXT NOT NULL CHECK (code <> ''),
      reason TEXT NOT NULL,
      refused_at TEXT NOT NULL
    ) STRICT;
    """
}
