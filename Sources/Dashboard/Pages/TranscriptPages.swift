import Coaching
import Reports
import TranscriptModel

/// The transcript with its labels in the margin, and the correction of one turn.
enum TranscriptPages {
  /// One turn as the page shows it.
  struct Turn: Sendable {
    var number: Int
    var speaker: String
    var role: String
    var words: String
    var mode: String?
    var zoom: String?
    var said: String?
    var url: String?
  }

  private struct View: Sendable {
    var id: String
    var turns: [Turn]
    var isEmpty: Bool
    var canCorrect: Bool
  }

  private struct TurnView: Sendable {
    struct Choice: Sendable {
      var value: String
      var name: String
      var key: String
    }

    var id: String
    var turn: Turn
    var before: Turn?
    var modes: [Choice]
    var hasModes: Bool
    var rungs: [Choice]
    var canUndo: Bool
    var next: String?
    var previous: String?
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    let report = try report(visit, session)
    let corrections = try visit.isOwner ? Corrections(visit).inForce(of: session) : []
    let turns = report.transcript.map {
      line($0, session, corrections, canCorrect: visit.isOwner)
    }
    return .page(
      Shell.page(
        "Transcript of \(session.date ?? "a session without a date")", for: visit.person,
        ways: [("/sessions/\(session.id)", "The report")],
        HTML(
          "transcript-page",
          View(
            id: session.id, turns: turns, isEmpty: turns.isEmpty, canCorrect: visit.isOwner))))
  }

  static let turn: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    let (lines, number) = try lines(visit, session)
    let corrections = try Corrections(visit).inForce(of: session)
    let shown = { (index: Int) in line(lines[index], session, corrections, canCorrect: true) }
    let base = "/sessions/\(session.id)/turns/"
    let isCoach = lines[number].mode != nil
    return .page(
      Shell.page(
        "Turn \(number)", for: visit.person,
        ways: [("/sessions/\(session.id)/transcript#turn-\(number)", "Back to the transcript")],
        HTML(
          "turn-page",
          TurnView(
            id: session.id, turn: shown(number), before: number > 0 ? shown(number - 1) : nil,
            modes: isCoach ? modes : [], hasModes: isCoach, rungs: rungs,
            canUndo: corrections.contains { $0.turn == number },
            next: number + 1 < lines.count ? base + String(number + 1) : nil,
            previous: number > 0 ? base + String(number - 1) : nil))))
  }

  static let correct: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    let (lines, number) = try lines(visit, session)
    let form = visit.ask.form
    let corrections = try Corrections(visit)
    if let mode = form["mode"] {
      guard let mode = Mode(rawValue: mode), lines[number].mode != nil else {
        throw Problem.wrong("Only what the coach says has a mode.")
      }
      try corrections.add(.mode, session.contentHash, turn: number, value: mode.rawValue)
    } else if let rung = form["rung"] {
      guard let value = Int(rung), (0...5).contains(value) else {
        throw Problem.wrong("A rung goes from 0 to 5.")
      }
      try corrections.add(.rung, session.contentHash, turn: number, value: String(value))
    } else if form["undo"] != nil {
      guard try corrections.undo(nil, turn: number, of: session) != nil else {
        throw Problem.wrong("There is nothing to take back at this turn.")
      }
    } else {
      throw Problem.wrong("Say a mode or a rung.")
    }
    return .redirect(to: "/sessions/\(session.id)/turns/\(number)")
  }

  private static func report(_ visit: Visit, _ session: SessionSummary) throws -> SessionReport {
    guard let report = try visit.reader.session(session.id) else { throw Problem.notFound }
    return report
  }

  private static func lines(
    _ visit: Visit, _ session: SessionSummary
  ) throws -> (lines: [TurnLine], number: Int) {
    let lines = try report(visit, session).transcript
    guard let number = visit.values["turn"].flatMap(Int.init), lines.indices.contains(number)
    else { throw Problem.notFound }
    return (lines, number)
  }

  private static func line(
    _ line: TurnLine, _ session: SessionSummary, _ corrections: [Correction], canCorrect: Bool
  ) -> Turn {
    let said = corrections.filter { $0.turn == line.number && [.mode, .rung].contains($0.what) }
      .map { $0.what == .mode ? $0.value : "rung \($0.value)" }
    return Turn(
      number: line.number, speaker: line.speaker ?? "(no speaker)", role: line.role.rawValue,
      words: line.pieces.map(\.text).joined(),
      mode: line.mode.map { $0.judged.label?.rawValue ?? "unclear" },
      zoom: zoom(line),
      said: said.isEmpty ? nil : "you: " + said.reversed().joined(separator: ", "),
      url: canCorrect ? "/sessions/\(session.id)/turns/\(line.number)" : nil)
  }

  /// The zoom in words; nothing where a turn has none, as a short answer.
  private static func zoom(_ line: TurnLine) -> String? {
    guard let judged = line.zoom?.judged else { return nil }
    let name = judged.label?.rawValue ?? "unclear"
    return name == "none" ? nil : "zoom \(name)"
  }

  private static let modes = [
    TurnView.Choice(value: "coaching", name: "Coaching", key: "c"),
    TurnView.Choice(value: "mentorship", name: "Mentorship", key: "m"),
    TurnView.Choice(value: "neither", name: "Neither", key: "n"),
  ]

  private static let rungs = [
    "0 cannot be placed", "1 detail", "2 task", "3 pattern", "4 role and goals", "5 direction",
  ].map { name in
    let digit = String(name.prefix(1))
    return TurnView.Choice(value: digit, name: name, key: digit)
  }
}
