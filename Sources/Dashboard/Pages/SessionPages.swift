import Foundation
import Reports
import TranscriptModel

/// One session: its report, and what can be done with it.
enum SessionPages {
  /// What stands above the report for its coach.
  struct Actions: Sendable {
    struct Lead: Sendable {
      var id: Int64
      var name: String
    }

    struct Shared: Sendable {
      var grant: Int64
      var name: String
    }

    var id: String
    var isUnclear: Bool
    var leads: [Lead]
    var hasLeads: Bool
    var shared: [Shared]
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in
    let (session, notice) = try visit.comparedSession()
    guard let report = try visit.reader.session(session.id) else { throw Problem.notFound }
    let person = try visit.signedIn()
    let title = "Session \(session.date ?? "without a date")"
    guard visit.isOwner else {
      let coach = try session.coach.map(visit.reader.shown) ?? "its coach"
      return .page(
        Shell.page(
          title, for: person, ways: [("/sessions/\(session.id)/transcript", "Read the transcript")],
          message: "Shared with you by \(coach), who sees that you look.",
          report: report))
    }
    let actions = HTML("session-actions", try actions(session, person, visit.site.store))
    return .page(
      Shell.page(
        title, for: person, ways: ways(session), message: notice, within: actions, report: report))
  }

  /// Where one goes from a session.
  static func ways(_ session: SessionSummary) -> [(url: String, name: String)] {
    let base = "/sessions/\(session.id)"
    var ways = [
      ("\(base)/transcript", "Read and correct"), ("\(base)/people", "Who is who"),
      ("\(base)/corrections", "Your corrections"),
    ]
    if let coach = session.coach, let client = session.client {
      let pair = Engagement(program: session.program, coach: coach, client: client)
      ways.append(("/pairs/\(pair.key)", "The pair"))
    }
    return ways + [("\(base)/file", "Download the file"), ("\(base)/erase", "Erase…")]
  }

  private static func actions(
    _ session: SessionSummary, _ person: Person, _ store: Store
  ) throws -> Actions {
    let everybody = try store.people()
    let grants = try store.grants(of: person.id).filter { $0.contentHash == session.contentHash }
    let leads = everybody.filter { lead in
      lead.role == .lead && lead.isActive && session.program.map(lead.has) == true
        && !grants.contains { $0.lead == lead.id }
    }
    return Actions(
      id: session.id, isUnclear: !session.isClear,
      leads: leads.map { Actions.Lead(id: $0.id, name: $0.name) }, hasLeads: !leads.isEmpty,
      shared: grants.map { grant in
        let name = everybody.first { $0.id == grant.lead }?.name
        return Actions.Shared(grant: grant.id, name: name ?? "somebody")
      })
  }

  static let burning: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    guard let said = visit.ask.form["burning"], ["yes", "no"].contains(said) else {
      throw Problem.wrong("Say yes or no.")
    }
    try Corrections(visit).add(.burning, session.contentHash, value: said)
    return .redirect(to: "/sessions/\(session.id)")
  }

  static let file: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    guard let upload = try visit.site.store.upload(ofSession: session.id) else {
      throw Problem(
        status: 404, code: "no-file",
        message: "The file of this session was not uploaded here, so there is none to download.")
    }
    return .file(upload.bytes, name: upload.name, type: "text/plain; charset=utf-8")
  }

  private struct Erase: Sendable {
    var id: String
    var facts: String
  }

  static let askErase: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    let facts = [session.date ?? "no date", session.client ?? "client unknown", session.file]
    return .page(
      Shell.page(
        "Erase this session?", for: visit.person,
        HTML("erase", Erase(id: session.id, facts: facts.joined(separator: " · ")))))
  }

  static let erase: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    try visit.erase([session.contentHash])
    return .redirect(to: "/")
  }
}
