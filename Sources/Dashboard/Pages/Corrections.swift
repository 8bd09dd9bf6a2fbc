import Foundation
import Reports

/// What a coach says of the findings of own sessions, as corrections beside them.
struct Corrections: Sendable {
  let store: Store
  let person: Person
  let moment: Date

  init(_ visit: Visit) throws {
    store = visit.site.store
    person = try visit.signedIn()
    moment = visit.moment
  }

  /// Stores a correction; the pair is compared anew by whoever looks at it, or soon after.
  func add(
    _ what: Correction.What, _ contentHash: String, turn: Int? = nil, item: String? = nil,
    label: String? = nil, value: String
  ) throws {
    try add([make(what, contentHash, turn: turn, item: item, label: label, value: value)])
  }

  /// Stores corrections, all or none.
  func add(_ corrections: [Correction]) throws {
    guard !corrections.isEmpty else { return }
    _ = try store.add(corrections)
  }

  /// Makes a correction in the name of the person.
  func make(
    _ what: Correction.What, _ contentHash: String, turn: Int? = nil, item: String? = nil,
    label: String? = nil, value: String
  ) -> Correction {
    Correction(
      what: what, contentHash: contentHash, turn: turn, item: item, label: label, value: value,
      by: person.name, moment: moment.ISO8601Format())
  }

  /// The corrections of a session that hold, the latest first.
  func inForce(of session: SessionSummary) throws -> [Correction] {
    try store.corrections().filter {
      $0.isInForce && $0.correction.contentHash == session.contentHash
    }.map(\.correction).reversed()
  }

  /// Takes a correction of a session back; without a number, the latest of a turn or of all.
  ///
  /// - Returns: The correction that was taken back; nil where there is none.
  func undo(_ number: Int?, turn: Int? = nil, of session: SessionSummary) throws -> Correction? {
    let found = try inForce(of: session).first { correction in
      (number == nil || correction.number == number) && (turn == nil || correction.turn == turn)
    }
    guard let found else { return nil }
    return try store.undo(
      found.number, by: person.name, why: nil, at: moment.ISO8601Format())
  }
}

extension Correction {
  /// What it says, in short and without spoken words.
  var saying: String {
    switch what {
    case .mode: "turn \(turn ?? 0) is \(value)"
    case .rung: "turn \(turn ?? 0) stands on rung \(value)"
    case .burning: value == "yes" ? "the session is burning" : "the session is not burning"
    case .verdict: "an item is \(value)"
    case .status: "an item is \(value)"
    case .wording: "an item has other words"
    case .link:
      "turn \(turn ?? 0) \(value == "yes" ? "comes back" : "does not come back") to an item"
    case .name: "“\(label ?? "")” is called “\(value)”"
    case .role: "“\(label ?? "")” is the \(value)"
    case .merge: "“\(label ?? "")” is “\(value)”"
    case .undo: "a correction is taken back"
    }
  }

  /// Whether the session has to be read anew for it to show.
  var isOfSpeaker: Bool { [.name, .role, .merge].contains(what) }
}

/// The corrections of a session, each of which can be taken back.
enum CorrectionPages {
  private struct View: Sendable {
    struct Row: Sendable {
      var number: Int
      var saying: String
      var moment: String
    }

    var id: String
    var rows: [Row]
    var isEmpty: Bool
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    let rows = try Corrections(visit).inForce(of: session).map {
      View.Row(number: $0.number, saying: $0.saying, moment: String($0.moment.prefix(10)))
    }
    return .page(
      Shell.page(
        "Your corrections", for: visit.person,
        ways: [("/sessions/\(session.id)", "Back to the session")],
        HTML("corrections", View(id: session.id, rows: rows, isEmpty: rows.isEmpty))))
  }

  static let undo: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    guard let number = visit.ask.form["undo"].flatMap(Int.init),
      let undone = try Corrections(visit).undo(number, of: session)
    else { throw Problem.wrong("That correction does not hold any more.") }
    if undone.isOfSpeaker { _ = try Intake(visit).readAnew(session, Intake.Statement(session)) }
    return .redirect(to: "/sessions/\(session.id)/corrections")
  }
}

extension Intake.Statement {
  /// What is known of a session already.
  init(_ session: SessionSummary) {
    self.init(client: session.client, date: session.date, program: session.program)
  }
}
