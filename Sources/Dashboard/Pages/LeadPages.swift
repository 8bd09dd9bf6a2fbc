import Reports

/// What a lead sees: programs over five pairs at least, and what coaches share.
enum LeadPages {
  private struct View: Sendable {
    struct Row: Sendable {
      var url: String
      var name: String
      var note: String
    }

    var programs: [Row]
    var hasPrograms: Bool
    var sessions: [Row]
    var hasSessions: Bool
    var dashboards: [Row]
    var hasDashboards: Bool
  }

  static func home(_ visit: Visit, _ person: Person) throws -> Answer {
    let store = visit.site.store
    let programs = try person.programs.map { program in
      let report = try visit.reader.program(program)
      return View.Row(
        url: "/programs/\(Secret.hash(program).prefix(16))", name: program,
        note: report.map { Show.count($0.pairs, "pair") } ?? "no session yet")
    }
    var sessions: [View.Row] = []
    var dashboards: [View.Row] = []
    for grant in try store.grants(to: person.id) {
      let coach = try store.person(grant.person)
      guard let hash = grant.contentHash else {
        dashboards.append(
          View.Row(
            url: "/coaches/\(grant.person)", name: coach?.name ?? "",
            note: "since \(Show.moment(grant.grantedAt))"))
        continue
      }
      guard let session = try store.summary(ofSession: String(hash.prefix(16))),
        session.coach.map({ coach?.names.contains($0) == true }) == true
      else { continue }
      sessions.append(
        View.Row(
          url: "/sessions/\(session.id)",
          name: "\(session.coach ?? "") and \(session.client ?? "somebody")",
          note: session.date ?? "no date"))
    }
    let view = View(
      programs: programs, hasPrograms: !programs.isEmpty, sessions: sessions,
      hasSessions: !sessions.isEmpty, dashboards: dashboards, hasDashboards: !dashboards.isEmpty)
    return .page(Shell.page("Your programs", for: person, at: "/", HTML("lead-home", view)))
  }

  static let program: @Sendable (Visit) throws -> Answer = { visit in
    let report = try report(visit)
    let key = visit.values["program"] ?? ""
    return .page(
      Shell.page(
        report.program, for: visit.person,
        ways: [("/programs/\(key)/file", "Download the figures (CSV)")], report: report))
  }

  static let file: @Sendable (Visit) throws -> Answer = { visit in
    let report = try report(visit)
    return .file(
      Array(report.tables.map(\.csv).joined(separator: "\n").utf8), name: "program.csv",
      type: "text/csv; charset=utf-8")
  }

  private static func report(_ visit: Visit) throws -> ProgramReport {
    guard case .program(let name) = visit.target, let report = try visit.reader.program(name)
    else {
      throw Problem(
        status: 404, code: "no-session", message: "The program has no session yet.")
    }
    return report
  }

  static let dashboard: @Sendable (Visit) throws -> Answer = { visit in
    guard case .coach(let coach) = visit.target,
      let report = try visit.reader.coach(coach.name)
    else { throw Problem.notFound }
    return .page(
      Shell.page(
        coach.name, for: visit.person, ways: [],
        message: "\(ProgramReport.notice) \(coach.name) sees that you look.", report: report))
  }
}
