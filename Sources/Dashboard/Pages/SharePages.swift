import Reports

/// What a coach shares with a lead: each session by itself, and the dashboard apart from them.
enum SharePages {
  /// The dashboard's grants, and to whom it can be given.
  struct DashboardView: Sendable {
    var leads: [SessionPages.Actions.Lead]
    var hasLeads: Bool
    var shared: [SessionPages.Actions.Shared]
    var isShared: Bool
  }

  static func dashboardView(_ visit: Visit) throws -> DashboardView {
    let person = try visit.signedIn()
    let store = visit.site.store
    let everybody = try store.people()
    let grants = try store.grants(of: person.id).filter { $0.contentHash == nil }
    let leads = try leads(of: person, store).filter { lead in
      !grants.contains { $0.lead == lead.id }
    }
    return DashboardView(
      leads: leads.map { .init(id: $0.id, name: $0.name) }, hasLeads: !leads.isEmpty,
      shared: grants.map { grant in
        .init(grant: grant.id, name: everybody.first { $0.id == grant.lead }?.name ?? "somebody")
      }, isShared: !grants.isEmpty)
  }

  /// The leads of the programs in which the coach has sessions.
  private static func leads(of person: Person, _ store: Store) throws -> [Person] {
    let programs = try store.programs(ofCoaches: person.names)
    return try store.people().filter { lead in
      lead.role == .lead && lead.isActive && programs.contains(where: lead.has)
    }
  }

  static let session: @Sendable (Visit) throws -> Answer = { visit in
    let session = try visit.session()
    let lead = try lead(visit)
    guard session.program.map(lead.has) == true else { throw noLead }
    try visit.site.store.share(
      session.contentHash, of: visit.signedIn().id, with: lead.id, at: visit.moment)
    return .redirect(to: "/sessions/\(session.id)")
  }

  static let dashboard: @Sendable (Visit) throws -> Answer = { visit in
    let lead = try lead(visit)
    try visit.site.store.share(nil, of: visit.signedIn().id, with: lead.id, at: visit.moment)
    return .redirect(to: "/coach")
  }

  static let revoke: @Sendable (Visit) throws -> Answer = { visit in
    guard case .grant(let grant) = visit.target else { throw Problem.notFound }
    try visit.site.store.revoke(grant.id, of: visit.signedIn().id, at: visit.moment)
    return .redirect(to: "/me")
  }

  private static func lead(_ visit: Visit) throws -> Person {
    let id = visit.ask.form["lead"].flatMap(Int64.init)
    let lead = try leads(of: visit.signedIn(), visit.site.store).first { $0.id == id }
    guard let lead else { throw noLead }
    return lead
  }

  private static let noLead = Problem.wrong("Choose somebody who leads the session's program.")
}
