import Foundation
import Reports

/// Accounts, consents and the log: what an administrator keeps, without seeing a session.
enum AdminPages {
  private struct Home: Sendable {
    struct Row: Sendable {
      var url: String
      var name: String
      var role: String
      var programs: String
      var state: String
    }

    var people: [Row]
  }

  static func home(_ visit: Visit, _ person: Person) throws -> Answer {
    let rows = try visit.site.store.people().map { other in
      Home.Row(
        url: "/people/\(other.id)", name: other.name, role: other.role.rawValue,
        programs: other.programs.joined(separator: ", "),
        state: !other.isActive ? "may not sign in" : other.hasPassword ? "" : "no password yet")
    }
    return .page(Shell.page("People", for: person, at: "/", HTML("admin-home", Home(people: rows))))
  }

  static let add: @Sendable (Visit) throws -> Answer = { visit in
    let form = visit.ask.form
    guard let name = form["name"], name.count <= 200, !name.contains("|"),
      let role = form["role"].flatMap(Person.Role.init)
    else { throw Problem.wrong("Give a name (without a vertical bar) and a role.") }
    let added = try visit.site.store.addPerson(
      name, role: role, password: nil, programs: lines(form["programs"]), at: visit.moment)
    guard let added else { throw Problem.wrong("There is an account of that name already.") }
    return try page(added, visit, link: visit.invite(added))
  }

  static let person: @Sendable (Visit) throws -> Answer = { visit in
    try page(account(visit), visit)
  }

  static let change: @Sendable (Visit) throws -> Answer = { visit in
    var account = try account(visit)
    let form = visit.ask.form
    guard let role = form["role"].flatMap(Person.Role.init) else {
      throw Problem.wrong("Choose a role.")
    }
    let isOwn = try visit.signedIn().id == account.id
    account.isActive = form["active"] == "yes"
    account.role = role
    guard !isOwn || (account.isActive && role == .admin) else {
      throw Problem.wrong("Your own account stays an administrator's; let another one change it.")
    }
    account.programs = lines(form["programs"])
    account.otherNames = lines(form["names"]).filter { !$0.contains("|") }
    try visit.site.store.update(account)
    return .redirect(to: "/people/\(account.id)")
  }

  static let invite: @Sendable (Visit) throws -> Answer = { visit in
    let account = try account(visit)
    return try page(account, visit, link: visit.invite(account))
  }

  private struct Account: Sendable {
    struct Choice: Sendable {
      var value: String
      var isChosen: Bool
    }

    var id: Int64
    var roles: [Choice]
    var isActive: Bool
    var programs: String
    var names: String
    var link: String?
  }

  private static func page(_ person: Person, _ visit: Visit, link: String? = nil) throws -> Answer {
    let view = Account(
      id: person.id,
      roles: Person.Role.allCases.map {
        Account.Choice(value: $0.rawValue, isChosen: $0 == person.role)
      },
      isActive: person.isActive, programs: person.programs.joined(separator: "\n"),
      names: person.otherNames.joined(separator: "\n"), link: link)
    return .page(
      Shell.page(
        person.name, for: visit.person, ways: [("/", "All people")], HTML("admin-person", view)))
  }

  private static func account(_ visit: Visit) throws -> Person {
    guard case .person(let person) = visit.target else { throw Problem.notFound }
    return person
  }

  /// One value a line.
  private static func lines(_ text: String?) -> [String] {
    (text ?? "").split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
  }

  // MARK: Log and consents

  private struct Log: Sendable {
    struct Row: Sendable {
      var moment: String
      var who: String
      var action: String
      var object: String
      var outcome: String
    }

    var rows: [Row]
    var older: String?
  }

  private static let rowsOfPage = 100

  static let audit: @Sendable (Visit) throws -> Answer = { visit in
    let before = visit.ask.query["before"].flatMap(Int64.init) ?? .max
    let records = try visit.site.store.auditRecords(before: before, limit: rowsOfPage)
    let names = Dictionary(
      try visit.site.store.people().map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    let rows = records.map { record in
      Log.Row(
        moment: Show.moment(record.moment),
        who: record.person.map { names[$0] ?? "person \($0)" } ?? "nobody known",
        action: record.action, object: record.object ?? "", outcome: record.outcome.rawValue)
    }
    let older = records.count == rowsOfPage ? records.last.map { "/audit?before=\($0.id)" } : nil
    return .page(
      Shell.page(
        "Log", for: visit.person, at: "/audit", HTML("audit", Log(rows: rows, older: older))))
  }

  private struct Consents: Sendable {
    struct Row: Sendable {
      var coach: String
      var client: String
      var state: String
      var version: String
      var scope: String
      var moment: String
    }

    var rows: [Row]
    var isEmpty: Bool
  }

  static let consents: @Sendable (Visit) throws -> Answer = { visit in
    let rows = try visit.site.store.consents(ofCoaches: nil).map {
      Consents.Row(
        coach: $0.coach, client: $0.client, state: $0.state.rawValue, version: $0.version,
        scope: $0.scope, moment: Show.moment($0.recordedAt))
    }
    return .page(
      Shell.page(
        "Consents", for: visit.person, at: "/consents",
        HTML("consents", Consents(rows: rows, isEmpty: rows.isEmpty))))
  }
}
