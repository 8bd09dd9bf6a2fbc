import TranscriptModel

@testable import Coaching

/// Sessions of speech that was written for the tests, labelled by hand.
enum Talk {
  /// One line of a coach.
  static func coach(
    _ text: String, rung: Double = 2, mode: Mode = .coaching, minute: Int? = nil
  ) -> EngagementHistory.SpokenTurn {
    turn(.coach, text, rung: rung, mode: mode, minute: minute)
  }

  /// One line of a client.
  static func client(
    _ text: String, rung: Double = 2, minute: Int? = nil
  ) -> EngagementHistory.SpokenTurn {
    turn(.client, text, rung: rung, mode: nil, minute: minute)
  }

  private static func turn(
    _ role: Role, _ text: String, rung: Double, mode: Mode?, minute: Int?
  ) -> EngagementHistory.SpokenTurn {
    let zoom = ZoomLevel.of(rung: Int(rung))
    let spoken = SpokenText(text)
    var evidence: [Evidence] = []
    let moves = MarkerFinder.moves(MarkerFinder.findings(in: spoken), in: spoken, &evidence)
    let annotation = Annotation(
      mode: mode.map { .label($0) },
      modeProbabilities: mode.map { mode in Mode.allCases.map { $0 == mode ? 0.9 : 0.05 } } ?? [],
      bestMode: mode, rung: rung, zoom: .label(zoom),
      zoomProbabilities: ZoomLevel.allCases.map { $0 == zoom ? 0.88 : 0.04 }, bestZoom: zoom,
      moves: mode == nil ? [] : moves)
    return EngagementHistory.SpokenTurn(
      text: text, words: countWords(in: text), role: role,
      start: minute.map { $0 * 60_000 }, end: minute.map { $0 * 60_000 + 30_000 },
      annotation: annotation)
  }

  /// A session; timed where its first turn has a minute.
  static func session(
    _ id: String, _ date: String? = nil, _ turns: [EngagementHistory.SpokenTurn]
  ) -> EngagementHistory.Session {
    EngagementHistory.Session(
      id: id, date: date, isTimed: turns.first?.start != nil, turns: turns)
  }

  /// The analysis of these sessions.
  static func analysis(
    _ sessions: [EngagementHistory.Session],
    overlays: ContinuityOverlays = ContinuityOverlays()
  ) -> EngagementAnalysis {
    ContinuityAnalyzer().analyze(
      EngagementHistory(
        pair: "Dana and Omar", names: ["Dana", "Omar"], sessions: sessions, overlays: overlays))
  }

  /// Small talk that no rule should take for anything.
  static let chat = [
    coach("Hello, can you hear me?", rung: 0, mode: .neither), client("Yes, hello.", rung: 0),
  ]

  /// A first session that sets a challenge about a ferry timetable.
  static let first = session(
    "one", "2026-01-05",
    chat + [
      coach("What does your team look after?", rung: 3),
      client(
        "We look after the bookings of an island, so cabins, bicycles and the little boats, and "
          + "six of us share the pager between the harbour office and the hotel.", rung: 3),
      coach("And what eats your days at the moment?"),
      client(
        "The ferry timetable. Every change of the ferry timetable lands on me, I copy it by hand "
          + "into the lantern spreadsheet, and nobody else has ever opened that."),
      coach(
        "Before we meet again, write down every change of the ferry timetable for two weeks, one "
          + "line each, and who else could have copied it into the lantern spreadsheet.",
        mode: .mentorship),
      client("One line each. Okay, I can do that, I'll start tomorrow."),
      coach("Two weeks then. Goodbye.", rung: 0, mode: .neither),
      client("Bye.", rung: 0),
    ])

  /// A second session in which the coach asks about it.
  static let asking = session(
    "two", "2026-01-19",
    chat + [
      coach(
        "You were going to write down every change of the ferry timetable, for the lantern "
          + "spreadsheet. How did that go?"),
      client(
        "I did it. I wrote eleven lines, and nine of the changes could have been copied by Ines."),
      coach("Who is Ines?"),
      client("She joined the harbour office in the autumn, she counts the bicycles."),
    ])

  /// A second session in which nobody does.
  static let silent = session(
    "two", "2026-01-19",
    chat + [
      coach("What is on top today?"),
      client(
        "The review with the auditors. They want a drawing of the payment flow, and the drawing "
          + "we have is from before the move to the new bank, so half of the arrows are wrong."),
      coach("Which arrows?"),
      client("The refunds. And the deposit of the guests, that goes through two accounts."),
    ])
}
