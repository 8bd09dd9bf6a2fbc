import Foundation
import Reports
import TranscriptModel

/// The first page of each role.
enum HomePages {
  static let show: @Sendable (Visit) throws -> Answer = { visit in
    let person = try visit.signedIn()
    return switch person.role {
    case .coach: try coach(visit, person)
    case .lead: try LeadPages.home(visit, person)
    case .admin: try AdminPages.home(visit, person)
    }
  }

  /// What a coach finds: the way to bring a transcript in, the pairs, and the sessions.
  struct CoachView: Sendable {
    struct Pair: Sendable {
      var url: String
      var client: String
      var program: String?
      var sessions: String
      var last: String?
    }

    struct Session: Sendable {
      var url: String
      var date: String
      var client: String
      var file: String
      var isUnclear: Bool
    }

    var pairs: [Pair]
    var sessions: [Session]
    var isEmpty: Bool
    var more: String?
    var upload: UploadForm
  }

  /// How many sessions the first page lists; the rest stands on the pages of their pairs.
  private static let mostSessions = 50

  private static func coach(_ visit: Visit, _ person: Person) throws -> Answer {
    let targets = Targets(store: visit.site.store, person: person)
    let sessions = try targets.sessions()
    let view = CoachView(
      pairs: try targets.pairs().map { pair in
        let own = sessions.filter { $0.client == pair.client && $0.program == pair.program }
        return CoachView.Pair(
          url: "/pairs/\(pair.key)", client: pair.client, program: pair.program,
          sessions: Show.count(own.count, "session"), last: own.compactMap(\.date).max())
      },
      sessions: sessions.prefix(mostSessions).map(row), isEmpty: sessions.isEmpty,
      more: sessions.count > mostSessions
        ? "and \(sessions.count - mostSessions) more, on the pages of their pairs" : nil,
      upload: UploadForm(person, clients: Set(sessions.compactMap(\.client)).sorted()))
    return .page(Shell.page("Your sessions", for: person, at: "/", HTML("home", view)))
  }

  private static func row(_ session: SessionSummary) -> CoachView.Session {
    CoachView.Session(
      url: "/sessions/\(session.id)", date: session.date ?? "no date",
      client: session.client ?? "client unknown", file: session.file, isUnclear: !session.isClear)
  }
}

/// The form by which transcripts come in.
struct UploadForm: Sendable {
  var clients: [String]
  var programs: [String]
  var hasPrograms: Bool
  var endings: String
  var megabytes: Int

  init(_ person: Person, clients: [String]) {
    self.clients = clients
    programs = person.programs
    hasPrograms = !person.programs.isEmpty
    endings = UploadLimits.endings.sorted().map { ".\($0)" }.joined(separator: ",")
    megabytes = UploadLimits.file >> 20
  }
}
