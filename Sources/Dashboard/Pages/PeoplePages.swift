import Reports
import TranscriptModel

/// Who is who in a session, and when it was.
enum PeoplePages {
  private struct View: Sendable {
    struct Speaker: Sendable {
      struct Choice: Sendable {
        var value: String
        var name: String
        var isChosen: Bool
      }

      var index: Int
      var name: String
      var words: String
      var quotes: [String]
      var roles: [Choice]
    }

    struct Program: Sendable {
      var name: String
      var isChosen: Bool
    }

    var id: String
    var speakers: [Speaker]
    var client: String
    var clients: [String]
    var date: String
    var programs: [Program]
    var hasPrograms: Bool
    var hasFile: Bool
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    let person = try visit.signedIn()
    let store = visit.site.store
    let sessions = try store.sessions(ofCoaches: person.names)
    let speakers = try store.speakers(ofSession: session.id).enumerated().map(speaker)
    let view = View(
      id: session.id, speakers: speakers, client: session.client ?? "",
      clients: Set(sessions.compactMap(\.client)).sorted(), date: session.date ?? "",
      programs: person.programs.map {
        View.Program(name: $0, isChosen: $0 == session.program)
      },
      hasPrograms: !person.programs.isEmpty,
      hasFile: try store.upload(ofSession: session.id) != nil)
    return .page(
      Shell.page(
        "Who is who", for: person, ways: [("/sessions/\(session.id)", "The report")],
        HTML("people-page", view)))
  }

  static let submit: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    let form = visit.ask.form
    let corrections = try Corrections(visit)
    var changes: [Correction] = []
    for (index, speaker) in try visit.site.store.speakers(ofSession: session.id).enumerated() {
      if let role = form["role-\(index)"], role != speaker.role.rawValue {
        guard let role = Role(rawValue: role) else { throw Problem.wrong("Choose a role.") }
        changes.append(
          corrections.make(.role, session.contentHash, label: speaker.label, value: role.rawValue))
      }
      if let name = form["name-\(index)"], name != speaker.name, name.count <= 200 {
        changes.append(
          corrections.make(.name, session.contentHash, label: speaker.label, value: name))
      }
    }
    try corrections.add(changes)
    let statement = Intake.Statement(
      client: form["client"], date: form["date"], program: form["program"])
    let isChanged = statement != Intake.Statement(session)
    if isChanged || !changes.isEmpty {
      let isRead = try Intake(visit).readAnew(session, isChanged ? statement : .init(session))
      if !isRead { return try later(visit, session, isChanged: isChanged) }
    }
    return .redirect(to: "/sessions/\(session.id)")
  }

  /// What is told where the file did not come by upload.
  private static func later(
    _ visit: Visit, _ session: SessionSummary, isChanged: Bool
  ) throws -> Answer {
    let roles =
      "This session was not uploaded here. What you said of the speakers is kept, and shows once "
      + "whoever brings its folder in has it read again."
    let facts = " Client, day and program come from the list of sessions in that folder."
    return .page(
      Shell.page(
        "Kept", for: visit.person, ways: [("/sessions/\(session.id)", "The report")],
        HTML(
          "problem",
          ProblemPage(Problem(status: 200, code: "", message: roles + (isChanged ? facts : ""))))))
  }

  private static func speaker(_ index: Int, _ speaker: HeardSpeaker) -> View.Speaker {
    let roles: [(Role, String)] = [
      (.coach, "coach"), (.client, "client"), (.other, "somebody else"), (.unsure, "not sure"),
    ]
    return View.Speaker(
      index: index, name: speaker.name, words: Show.count(speaker.words, "word"),
      quotes: speaker.quotes.map(quote),
      roles: roles.map {
        View.Speaker.Choice(value: $0.rawValue, name: $1, isChosen: $0 == speaker.role)
      })
  }

  /// The beginning of a turn, as much as is needed to know a voice.
  private static func quote(_ text: String) -> String {
    text.count > 160 ? "“\(text.prefix(160))…”" : "“\(text)”"
  }
}
