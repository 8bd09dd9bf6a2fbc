import Coaching
import TalkRatio
import TranscriptModel

extension SessionHeader {
  /// The facts with the keys of the export records.
  var fields: [(String, JSON)] {
    [
      ("id", .string(id)), ("file", .string(file)), ("format", .string(format)),
      ("variant", .optional(variant)), ("date", .optional(date)),
      ("program", .optional(program)), ("coach", .optional(coach)), ("client", .optional(client)),
      ("number", .optional(number)), ("phase", .optional(phase?.rawValue)),
      ("type", .optional(type)), ("words", .integer(words)), ("turns", .integer(turns)),
      ("length_ms", .optional(milliseconds.value)),
      ("length_unavailable", .optional(milliseconds.reason?.rawValue)),
    ]
  }
}

extension Measured {
  /// Whether somebody is known to be the coach, told by a share of the coach's.
  ///
  /// Where nobody is, the modes of the coach's words are not zero but not known.
  var isCoachKnown: Bool { reason != .noCoach }
}

extension Balance {
  /// The modes of the coach's mass, `null` where nobody is known to be the coach, and the zooms
  /// of everybody's.
  func fields(isCoachKnown: Bool) -> [(String, JSON)] {
    let modes = JSON.object([
      ("coaching", .integer(coaching)), ("mentorship", .integer(mentorship)),
      ("neither", .integer(neither)), ("unclear", .integer(unclearMode)),
    ])
    return [
      ("coach_mode", isCoachKnown ? modes : .null),
      (
        "zoom",
        .object([
          ("in", .integer(zoomedIn)), ("between", .integer(between)), ("out", .integer(zoomedOut)),
          ("none", .integer(noZoom)),
        ])
      ),
    ]
  }
}

extension SessionReport {
  private static let courseCells = 60

  /// The report as data, with stable keys that name their units.
  public var json: JSON {
    let figures = figures.map { figure in
      JSON.object([
        ("figure", .string(figure.name)), ("speaker", .optional(figure.speaker)),
        ("value", figure.json), ("unit", .string(figure.unit)), ("of", .optional(figure.whole)),
        ("unavailable", .optional(figure.reason?.rawValue)),
      ])
    }
    return .object(
      header.fields + [
        ("speakers", .list(participants.map(Self.json))),
        ("balance_words", .object(words.fields(isCoachKnown: isCoachKnown))),
        (
          "balance_ms",
          milliseconds.value.map { .object($0.fields(isCoachKnown: isCoachKnown)) } ?? .null
        ),
        ("mode_and_zoom_words", isCoachKnown ? gridJSON : .null),
        ("longest_zoom_out", zoomOutJSON),
        ("course", .list(course.cells(Self.courseCells).map(Self.json))),
        ("moments", .list(moments.map(Self.json))),
        ("figures", .list(figures)),
        ("corrections", .list(corrections.map(\.json))),
        (
          "corrected_balance_words",
          correctedWords.map { .object($0.fields(isCoachKnown: isCoachKnown)) } ?? .null
        ),
        ("model", .string(header.model)), ("rules", .string(header.rules)),
      ])
  }

  private var isCoachKnown: Bool { coachShareWords.isCoachKnown }

  private static func json(_ person: Participant) -> JSON {
    .object([
      ("name", .optional(person.name)), ("role", .string(person.role.role.rawValue)),
      ("role_basis", .string(person.role.basis.rawValue)),
      ("role_confidence", .share(person.role.confidence)),
    ])
  }

  private static func json(_ cell: Course.Cell) -> JSON {
    .object([
      ("start_ms", .optional(cell.start)), ("coach_share_words", .share(cell.coachShare)),
      ("mode", .optional(cell.mode?.name)), ("zoom", .string(cell.zoom.name)),
    ])
  }

  private static func json(_ moment: Moment) -> JSON {
    .object([
      ("kind", .string(moment.kind.rawValue)), ("first_turn", .integer(moment.turns.lowerBound)),
      ("last_turn", .integer(moment.turns.upperBound)), ("words", .integer(moment.words)),
      ("turn", .integer(moment.turn)), ("start_ms", .optional(moment.start)),
      ("speaker", .optional(moment.speaker)), ("quote", .string(moment.quote)),
    ])
  }

  private var gridJSON: JSON {
    let modes: [Judged<Mode>] = Mode.allCases.map(Judged.label) + [.unclear]
    let zooms: [Judged<ZoomLevel>] = ZoomLevel.allCases.map(Judged.label) + [.unclear]
    return .object(
      modes.map { mode in
        (mode.name, .object(zooms.map { ($0.name, .integer(grid.words(mode, $0))) }))
      })
  }

  private var zoomOutJSON: JSON {
    .object([
      ("counts", .bool(zoomOutVerdict.counts)),
      ("why_not", .optional(zoomOutVerdict.reason?.rawValue)),
      ("words", .integer(zoomOut.words)),
      ("of_them_unplaced_words", .integer(zoomOutUnplacedWords)),
      ("ms", .optional(zoomOut.milliseconds)),
      ("first_turn", .optional(zoomOut.turns?.lowerBound)),
      ("last_turn", .optional(zoomOut.turns?.upperBound)),
    ])
  }
}

extension SessionReport {
  /// One figure with its unit, its denominator and, where it is missing, the reason.
  struct Figure {
    var name: String
    var speaker: String?
    var value: Double?
    var unit: String
    var whole: String?
    var reason: Unavailable?

    init(_ name: String, _ value: Int, _ unit: String, of whole: String? = nil) {
      self.init(name, .value(Double(value)), unit, of: whole)
    }

    init(_ name: String, _ value: Measured<Int>, _ unit: String) {
      switch value {
      case .value(let number): self.init(name, .value(Double(number)), unit, of: nil)
      case .unavailable(let reason): self.init(name, .unavailable(reason), unit, of: nil)
      }
    }

    init(_ name: String, _ value: Measured<Double>, _ unit: String, of whole: String? = nil) {
      self.name = name
      self.value = value.value
      self.unit = unit
      self.whole = whole
      reason = value.reason
    }

    var json: JSON { value.map { .number($0, digits: 4) } ?? .null }
  }

  /// Every figure of the session, then every speaker's.
  var figures: [Figure] {
    let balances = balanceFigures
    let whole = [
      Figure("length", talk.durationMilliseconds, "ms"),
      Figure("coach_share", coachShareWords, "share", of: "all words"),
      Figure("coach_share", coachShareSpeakingTime, "share", of: "all speaking time"),
      Figure("floor_switches", talk.floorSwitches, "count"),
      Figure("floor_switches_per_minute", talk.floorSwitchesPerMinute, "1/min"),
      Figure("patience_median", talk.patienceMedianMilliseconds, "ms"),
      Figure("overlaps", talk.overlaps, "count"), Figure("silence", talk.silenceMilliseconds, "ms"),
    ]
    let corrected = ReportedCorrection.Group.allCases.map { group in
      Figure("\(group.rawValue)s_corrected", corrections.count { $0.group == group }, "count")
    }
    return balances + whole + participants.flatMap(Self.figures) + corrected
  }

  private var balanceFigures: [Figure] {
    let modes = [
      ("coaching", words.coaching), ("mentorship", words.mentorship), ("neither", words.neither),
      ("unclear_mode", words.unclearMode),
    ].map { name, mass in
      Figure(
        name, isCoachKnown ? .value(Double(mass)) : .unavailable(.noCoach), "words",
        of: "coach's words")
    }
    return modes + [
      Figure("zoomed_out", words.zoomedOut, "words", of: "all words"),
      Figure("between", words.between, "words", of: "all words"),
      Figure("zoomed_in", words.zoomedIn, "words", of: "all words"),
      Figure("no_zoom", words.noZoom, "words", of: "all words"),
      Figure("longest_zoom_out", zoomOut.words, "words", of: "all words"),
    ]
  }

  private static func figures(of person: Participant) -> [Figure] {
    let metrics = person.metrics
    var figures = [
      Figure("words", metrics.words, "words", of: "all words"),
      Figure("share_of_words", metrics.shareOfWords, "share", of: "all words"),
      Figure("speaking_time", metrics.speakingMilliseconds, "ms"),
      Figure(
        "share_of_speaking_time", metrics.shareOfSpeakingTime, "share", of: "all speaking time"),
      Figure("turns", metrics.turns, "count"),
      Figure("backchannels", metrics.backchannels, "count"),
      Figure("words_per_floor_turn", metrics.wordsPerFloorTurn, "words"),
      Figure("longest_monologue", metrics.longestMonologueWords, "words"),
      Figure("longest_monologue", metrics.longestMonologueMilliseconds, "ms"),
      Figure("questions", metrics.questions, "count"),
      Figure("words_per_speaking_minute", metrics.wordsPerSpeakingMinute, "1/min"),
    ]
    for index in figures.indices { figures[index].speaker = person.name ?? "(no speaker)" }
    return figures
  }

  /// The report as tables: the figures, and the moments with their quotes.
  public var tables: [ReportTable] {
    let figures = ReportTable(
      title: TerminalRenderer.title(of: header),
      columns: ["figure", "speaker", "value", "unit", "of", "unavailable"],
      rows: figures.map { figure in
        [
          .text(figure.name), .optional(figure.speaker), .share(figure.value), .text(figure.unit),
          .optional(figure.whole), .optional(figure.reason.map(Wording.reason)),
        ]
      })
    let quotes = ReportTable(
      title: "Moments", columns: ["kind", "turns", "words", "quoted turn", "speaker", "quote"],
      rows: moments.map { moment in
        [
          .text(moment.kind.rawValue),
          .text("\(moment.turns.lowerBound)–\(moment.turns.upperBound)"), .integer(moment.words),
          .integer(moment.turn), .optional(moment.speaker), .text(moment.quote),
        ]
      },
      notes: ["Labels by model \(header.model), rules \(header.rules); they may be wrong."])
    return [figures, quotes]
  }
}
