import Coaching
import GRDB
import TranscriptModel

/// Where the rows of sessions go, kept for all sessions of a transaction.
///
/// So the statements of a table are looked up once, and the names of labels are taken in once.
struct SessionRows {
  var sessions: RowBatch
  var speakers: RowBatch
  var turns: RowBatch
  var stretches: RowBatch
  var metrics: RowBatch
  var speakerMetrics: RowBatch
  /// The names of labels, for `turns`.
  let names: Names

  init(in db: Database) {
    sessions = RowBatch(into: Self.sessionColumns, in: db)
    speakers = RowBatch(into: Self.speakerColumns, in: db)
    turns = RowBatch(into: Self.turnColumns, in: db)
    stretches = RowBatch(into: Self.stretchColumns, in: db)
    metrics = RowBatch(into: Self.metricColumns, in: db)
    speakerMetrics = RowBatch(into: Self.speakerMetricColumns, in: db)
    names = Names(in: &turns)
  }

  private static let sessionColumns = """
    sessions (id, content_hash, source_path, file_path, format, variant, encoding, title, program,
      coach, client, date, session_type, words, turns, length_ms, length_unavailable, analyzer,
      model, rules, context, analyzed_at, time_origin, program_given, coach_given, client_given)
    """

  private static let speakerColumns = """
    speakers (session_id, speaker, name, labels, kind, role, role_basis, role_confidence,
      machine_role)
    """

  private static let turnColumns = """
    turns (session_id, turn, speaker, role, start_ms, end_ms, words, text, mode, best_mode,
      coaching_probability, mentorship_probability, neither_probability, rung, zoom, best_zoom,
      in_probability, between_probability, out_probability, none_probability, moves, evidence)
    """

  private static let stretchColumns = """
    stretches (session_id, stretch, first_turn, last_turn, mode, zoom, words, length_ms)
    """

  private static let metricColumns = """
    session_metrics (session_id, coach_share_words, coach_share_words_unavailable,
      coach_share_speaking_time, coach_share_speaking_time_unavailable, floor_switches,
      floor_switches_per_minute, floor_switches_per_minute_unavailable, patience_median_ms,
      patience_median_ms_unavailable, overlaps, overlaps_unavailable, silence_ms,
      silence_ms_unavailable, coach_coaching_words, coach_mentorship_words, coach_neither_words,
      coach_unclear_words, zoomed_in_words, between_words, zoomed_out_words, no_zoom_words,
      coach_coaching_ms, coach_mentorship_ms, coach_neither_ms, coach_unclear_ms, zoomed_in_ms,
      between_ms, zoomed_out_ms, no_zoom_ms, balance_ms_unavailable, zoom_out_counts,
      longest_zoom_out_words, longest_zoom_out_ms, longest_zoom_out_first_turn,
      longest_zoom_out_last_turn)
    """

  private static let speakerMetricColumns = """
    speaker_metrics (session_id, position, speaker, words, share_of_words,
      share_of_words_unavailable, speaking_ms, speaking_ms_unavailable,
      share_of_speaking_time, share_of_speaking_time_unavailable, turns, backchannels,
      words_per_floor_turn, words_per_floor_turn_unavailable, longest_monologue_words,
      longest_monologue_turn, longest_monologue_ms, longest_monologue_ms_unavailable,
      questions, words_per_speaking_minute, words_per_speaking_minute_unavailable)
    """
}

extension SessionRows {
  /// The names of labels as a batch keeps them.
  struct Names {
    private let coach, client, other, unsure: RowBatch.Name
    private let coaching, mentorship, neither: RowBatch.Name
    private let zoomedIn, between, zoomedOut, noZoom: RowBatch.Name
    private let unclear: RowBatch.Name

    fileprivate init(in rows: inout RowBatch) {
      coach = rows.name(Role.coach.rawValue)
      client = rows.name(Role.client.rawValue)
      other = rows.name(Role.other.rawValue)
      unsure = rows.name(Role.unsure.rawValue)
      coaching = rows.name(Mode.coaching.rawValue)
      mentorship = rows.name(Mode.mentorship.rawValue)
      neither = rows.name(Mode.neither.rawValue)
      zoomedIn = rows.name(ZoomLevel.in.rawValue)
      between = rows.name(ZoomLevel.between.rawValue)
      zoomedOut = rows.name(ZoomLevel.out.rawValue)
      noZoom = rows.name(ZoomLevel.none.rawValue)
      unclear = rows.name(Judged<Mode>.unclear.name)
    }

    /// The name of a role.
    func name(of role: Role) -> RowBatch.Name {
      switch role {
      case .coach: coach
      case .client: client
      case .other: other
      case .unsure: unsure
      }
    }

    /// The name of a mode.
    func name(of mode: Mode) -> RowBatch.Name {
      switch mode {
      case .coaching: coaching
      case .mentorship: mentorship
      case .neither: neither
      }
    }

    /// The name of a zoom.
    func name(of zoom: ZoomLevel) -> RowBatch.Name {
      switch zoom {
      case .in: zoomedIn
      case .between: between
      case .out: zoomedOut
      case .none: noZoom
      }
    }

    /// The name of a mode, or `unclear`.
    func name(of mode: Judged<Mode>) -> RowBatch.Name {
      switch mode {
      case .label(let mode): name(of: mode)
      case .unclear: unclear
      }
    }

    /// The name of a zoom, or `unclear`.
    func name(of zoom: Judged<ZoomLevel>) -> RowBatch.Name {
      switch zoom {
      case .label(let zoom): name(of: zoom)
      case .unclear: unclear
      }
    }
  }
}
