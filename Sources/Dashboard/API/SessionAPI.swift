import Coaching
import Foundation
import Reports
import TranscriptModel

/// Sessions for programs.
enum SessionAPI {
  /// The most sessions of one answer.
  private static let most = 200

  static let list: @Sendable (Visit) throws -> Answer = { visit in
    let sessions = try Targets(store: visit.site.store, person: visit.signedIn()).sessions()
    let limit = visit.ask.query.raw("limit").map(Int.init) ?? 50
    guard let limit, (1...most).contains(limit) else {
      throw Problem.wrong("limit goes from 1 to \(most).", status: 400)
    }
    var rest = sessions[...]
    if let after = visit.ask.query["after"] {
      guard let place = sessions.firstIndex(where: { $0.id == after }) else {
        throw Problem.wrong("after names no session of yours.", status: 404)
      }
      rest = sessions[(place + 1)...]
    }
    let page = rest.prefix(limit)
    let next = rest.count > page.count ? page.last?.id : nil
    return .json(
      .object([
        ("sessions", .list(page.map(summary))), ("next", next.map(JSON.string) ?? .null),
      ]))
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.comparedSession().session
    guard let report = try visit.reader.session(session.id) else { throw Problem.notFound }
    return .json(
      .object([("report", report.json), ("turns", TranscriptJSON.turns(of: report))]))
  }

  static let upload: @Sendable (Visit) throws -> Answer = { visit in
    let key = visit.ask.headers["idempotency-key"]
    let digest = Secret.hash(visit.ask.body)
    if let key, let former = try former(key, digest, visit) { return former }
    let form = try Multipart(visit.ask.body, type: visit.ask.headers["content-type"])
    let files = form.parts.filter { $0.name == "file" && $0.file != nil }
    guard files.count == 1, let file = files.first, let name = file.file else {
      throw Problem.wrong("Send one file in the field 'file'.", status: 400)
    }
    let outcome = try Intake(visit).take(
      Array(file.bytes), name: name,
      Intake.Statement(client: form["client"], date: form["date"], program: form["program"]))
    let answer = try answer(to: outcome, visit)
    if let key, answer.status < 500 {
      try visit.site.store.keepAnswer(
        String(decoding: answer.body, as: UTF8.self), status: answer.status, to: key,
        digest: digest, of: visit.signedIn().id, at: visit.moment)
    }
    return answer
  }

  private static func answer(to outcome: Intake.Outcome, _ visit: Visit) throws -> Answer {
    switch outcome {
    case .stored(let id): .json(try told(id, "stored", visit), status: 201)
    case .known(let id): .json(try told(id, "known", visit))
    case .refused(let problem): throw problem
    }
  }

  private static func told(_ id: String, _ state: String, _ visit: Visit) throws -> JSON {
    guard let session = try visit.site.store.summary(ofSession: id) else { throw Problem.failed }
    return .object([
      ("id", .string(id)), ("state", .string(state)), ("session", summary(session)),
    ])
  }

  /// The answer that the same request got before.
  private static func former(_ key: String, _ digest: String, _ visit: Visit) throws -> Answer? {
    guard (1...200).contains(key.utf8.count) else {
      throw Problem.wrong("An Idempotency-Key has 1 to 200 bytes.", status: 400)
    }
    guard let former = try visit.site.store.answer(to: key, of: visit.signedIn().id) else {
      return nil
    }
    guard former.digest == digest else {
      throw Problem.wrong("That Idempotency-Key was used for another request.", status: 409)
    }
    return Answer(
      status: former.status, type: "application/json", body: Array(former.answer.utf8))
  }

  static let erase: @Sendable (Visit) throws -> Answer = { visit in
    try visit.erase([visit.session().contentHash])
    return Answer(status: 204)
  }

  /// What a program may say of a session or a turn.
  private struct Said: Decodable {
    var turn: Int?
    var mode: String?
    var rung: Int?
    var burning: Bool?
    var undo: Int?

    private enum CodingKeys: CodingKey {
      case turn, mode, rung, burning, undo
    }

    /// The greatest number of a turn or a correction, as the description states it.
    private static let most = Int(Int32.max)

    /// Whether it says one thing, so that nothing of it is passed over, in values that there are.
    var isSound: Bool {
      let isOfTurn = turn != nil && (mode != nil || rung != nil)
      guard mode.map({ Mode(rawValue: $0) != nil }) ?? true, (0...5).contains(rung ?? 0),
        (0...Self.most).contains(turn ?? 0), (1...Self.most).contains(undo ?? 1)
      else { return false }
      return [isOfTurn, burning != nil, undo != nil].count(where: \.self) == 1
    }

    /// What is there must be of its kind: null is no value that the description knows.
    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      func value<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
        fields.contains(key) ? try fields.decode(Value.self, forKey: key) : nil
      }
      turn = try value(.turn)
      mode = try value(.mode)
      rung = try value(.rung)
      burning = try value(.burning)
      undo = try value(.undo)
    }
  }

  static let correct: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    guard let said = try? JSONDecoder().decode(Said.self, from: Data(visit.ask.body)),
      said.isSound
    else {
      throw Problem.wrong("Expected an object with turn and mode or rung, or burning, or undo.")
    }
    let corrections = try Corrections(visit)
    if let number = said.undo {
      guard try corrections.undo(number, of: session) != nil else { throw Problem.notFound }
    } else if let burning = said.burning {
      try corrections.add(.burning, session.contentHash, value: burning ? "yes" : "no")
    } else {
      let made = try labels(said, session, corrections, visit.site.store)
      try corrections.add(made)
    }
    return .json(
      .object([("corrections", .list(try corrections.inForce(of: session).map(record)))]))
  }

  private static func labels(
    _ said: Said, _ session: SessionSummary, _ corrections: Corrections, _ store: Store
  ) throws -> [Correction] {
    guard let number = said.turn, let turn = try store.turn(number, ofSession: session.id) else {
      throw Problem.notFound
    }
    var made: [Correction] = []
    if let mode = said.mode.flatMap(Mode.init) {
      guard turn.mode != nil else {
        throw Problem.wrong("Only what the coach says has a mode.", status: 409)
      }
      made.append(
        corrections.make(.mode, session.contentHash, turn: number, value: mode.rawValue))
    }
    if let rung = said.rung {
      made.append(
        corrections.make(.rung, session.contentHash, turn: number, value: String(rung)))
    }
    return made
  }

  private static func record(_ correction: Correction) -> JSON {
    .object([
      ("number", .integer(correction.number)), ("what", .string(correction.what.rawValue)),
      ("turn", correction.turn.map(JSON.integer) ?? .null),
      ("item", correction.item.map(JSON.string) ?? .null), ("value", .string(correction.value)),
      ("made_at", .string(correction.moment)),
    ])
  }

  private static func summary(_ session: SessionSummary) -> JSON {
    .object([
      ("id", .string(session.id)), ("file", .string(session.file)),
      ("date", session.date.map(JSON.string) ?? .null),
      ("program", session.program.map(JSON.string) ?? .null),
      ("client", session.client.map(JSON.string) ?? .null), ("words", .integer(session.words)),
      ("is_clear", .bool(session.isClear)),
    ])
  }
}

/// The turns of a session as data.
enum TranscriptJSON {
  static func turns(of report: SessionReport) -> JSON {
    .list(
      report.transcript.map { turn in
        .object([
          ("turn", .integer(turn.number)), ("speaker", turn.speaker.map(JSON.string) ?? .null),
          ("role", .string(turn.role.rawValue)),
          ("start_ms", turn.start.map(JSON.integer) ?? .null),
          ("words", .integer(turn.words)),
          ("text", .string(turn.pieces.map(\.text).joined())),
          ("mode", turn.mode.map { .string($0.judged.label?.rawValue ?? "unclear") } ?? .null),
          ("zoom", turn.zoom.map { .string($0.judged.label?.rawValue ?? "unclear") } ?? .null),
        ])
      })
  }
}
