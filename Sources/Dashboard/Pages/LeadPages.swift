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
    let reader = ReportReader(visit.site.store)
    let programs = try person.programs.map { program in
      View.Row(
        url: "/programs/\(Secret.hash(program).prefix(16))", name: program,
        note: try reader.pairs(ofProgram: program).map { Show.count($0, "pair") }
          ?? "no session yet")
    }
    var sessions: [View.Row] = []
    var dashboards: [View.Row] = []
    for grant in try visit.site.store.grants(to: person.id) {
      guard let coach = try visit.site.store.person(grant.person) else { continue }
      if grant.contentHash == nil {
        dashboards.append(
          View.Row(
            url: "/coaches/\(coach.id)", name: try visit.reader.shown(coach.name),
            note: "since \(Show.moment(grant.grantedAt))"))
      } else if let row = try row(of: grant, from: coach, visit) {
        sessions.append(row)
      }
    }
    let view = View(
      programs: programs, hasPrograms: !programs.isEmpty, sessions: sessions,
      hasSessions: !sessions.isEmpty, dashboards: dashboards, hasDashboards: !dashboards.isEmpty)
    return .page(Shell.page("Your programs", for: person, at: "/", HTML("lead-home", view)))
  }

  /// A shared session; nil where it is gone, or its coach is somebody else by now.
  private static func row(
    of grant: Grant, from coach: Person, _ visit: Visit
  ) throws -> View.Row? {
    let id = grant.contentHash.map { String($0.prefix(16)) } ?? ""
    guard let session = try visit.site.store.summary(ofSession: id),
      let name = session.coach, coach.isNamed(name)
    else { return nil }
    let reader = try visit.reader
    let client = session.client.map(reader.shown) ?? "somebody"
    return View.Row(
      url: "/sessions/\(session.id)", name: "\(reader.shown(name)) and \(client)",
      note: session.date ?? "no date")
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
    guard case .program(let name) = visit.target, let report = try visit.program(name) else {
      throw Problem(
        status: 404, code: "no-session", message: "The program has no session yet.")
    }
    return report
  }

  static let dashboard: @Sendable (Visit) throws -> Answer = { visit in
    guard case .coach(let coach) = visit.target, let report = try visit.report(of: coach)
    else { throw Problem.notFound }
    return .page(
      Shell.page(
        report.coach, for: visit.person, ways: [],
        message: "\(ProgramReport.notice) \(report.coach) sees that you look.", report: report))
  }
}

extension Visit {
  /// The report of a coach, under whichever of the names there are sessions.
  func report(of coach: Person) throws -> CoachReport? {
    let reader = try reader
    var report = try coach.names.lazy.compactMap { try reader.coach($0) }.first
    report?.isForCoach = isOwner
    return report
  }

  /// The report of a program that the person leads; it names nobody.
  func program(_ name: String) throws -> ProgramReport? {
    try site.leadReaders.program(name, in: site.store)
  }
}
