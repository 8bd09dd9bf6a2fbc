import Reports

/// The table of everything that can be asked: who may, and how far.
///
/// This is the only place that lets anybody in. A test walks it with every role, owner and
/// stranger; a route that is not here does not exist.
enum Routes {
  /// Upload of one file: the limit that is published, and the form around it.
  private static let oneFile = UploadLimits.file + (64 << 10)
  private static let coach: Admission = .roles([.coach: .own])
  private static let lead: Admission = .roles([.lead: .own])
  private static let admin: Admission = .roles([.admin: .all])
  private static let anybody: Admission = .roles([.coach: .own, .lead: .own, .admin: .all])
  private static let readers: Admission = .roles([.coach: .own, .lead: .shared])

  /// The route of a request with the values of its path.
  static func find(_ ask: Ask) -> (route: Route, values: [String: String])? {
    all.lazy.compactMap { route in
      guard route.method == ask.method, let values = route.values(in: ask.path) else { return nil }
      return (route, values)
    }.first
  }

  /// What may be done with a path; empty where there is nothing.
  static func methods(at path: [String]) -> [Ask.Method] {
    all.filter { $0.values(in: path) != nil }.map(\.method)
  }

  /// Every route.
  static let all = open + sessions + pairs + sharing + overviews + accounts + api

  private static let open = [
    Route(.get, "/style.css", .everyone, Assets.style),
    Route(.get, "/app.js", .everyone, Assets.script),
    Route(.get, "/api/openapi.json", .everyone, Assets.openAPI),
    Route(.get, "/login", .everyone, SignInPages.form),
    Route(.post, "/login", .everyone, lane: .password, SignInPages.submit),
    Route(.post, "/logout", anybody, audit: "person.sign-out", SignInPages.leave),
    Route(.get, "/welcome/{token}", .everyone, SignInPages.welcome),
    Route(.post, "/welcome/{token}", .everyone, lane: .password, SignInPages.accept),
    Route(.get, "/", anybody, isKept: true, HomePages.show),
  ]

  private static let sessions = [
    Route(
      .post, "/sessions", coach, lane: .upload, limit: UploadLimits.form, audit: "session.upload",
      UploadPages.submit),
    Route(
      .get, "/sessions/{session}", readers, audit: "session.read", isKept: true,
      SessionPages.show),
    Route(
      .get, "/sessions/{session}/transcript", readers, audit: "session.read", isKept: true,
      TranscriptPages.show),
    Route(.get, "/sessions/{session}/turns/{turn}", coach, TranscriptPages.turn),
    Route(
      .post, "/sessions/{session}/turns/{turn}", coach, audit: "session.correct",
      TranscriptPages.correct),
    Route(.get, "/sessions/{session}/people", coach, PeoplePages.show),
    Route(
      .post, "/sessions/{session}/people", coach, lane: .upload, audit: "session.correct",
      PeoplePages.submit),
    Route(
      .post, "/sessions/{session}/burning", coach, audit: "session.correct", SessionPages.burning),
    Route(.get, "/sessions/{session}/corrections", coach, CorrectionPages.show),
    Route(
      .post, "/sessions/{session}/corrections", coach, lane: .upload, audit: "session.correct",
      CorrectionPages.undo),
    Route(.get, "/sessions/{session}/file", coach, audit: "session.download", SessionPages.file),
    Route(.get, "/sessions/{session}/erase", coach, SessionPages.askErase),
    Route(
      .post, "/sessions/{session}/erase", coach, lane: .upload, audit: "session.erase",
      SessionPages.erase),
  ]

  private static let pairs = [
    Route(.get, "/pairs/{pair}", coach, isKept: true, PairPages.show),
    Route(.get, "/pairs/{pair}/prep", coach, isKept: true, PairPages.prep),
    Route(.get, "/pairs/{pair}/ledger", coach, isKept: true, PairPages.ledger),
    Route(.post, "/pairs/{pair}/items", coach, audit: "item.correct", PairPages.judge),
    Route(.get, "/pairs/{pair}/consent", coach, ConsentPages.show),
    Route(
      .post, "/pairs/{pair}/consent", coach, lane: .upload, audit: "consent.record",
      ConsentPages.submit),
  ]

  private static let sharing = [
    Route(.post, "/sessions/{session}/share", coach, audit: "session.share", SharePages.session),
    Route(.post, "/dashboard/share", coach, audit: "dashboard.share", SharePages.dashboard),
    Route(.post, "/grants/{grant}/revoke", coach, audit: "grant.revoke", SharePages.revoke),
    Route(
      .get, "/coaches/{coach}", .roles([.lead: .shared]), audit: "dashboard.read", isKept: true,
      LeadPages.dashboard),
  ]

  private static let overviews = [
    Route(.get, "/me", anybody, OwnPages.show),
    Route(.get, "/me/download", coach, audit: "person.download", OwnPages.download),
    Route(.post, "/me/tokens", anybody, audit: "token.make", OwnPages.makeToken),
    Route(.post, "/me/tokens/end", anybody, audit: "token.end", OwnPages.endToken),
    Route(
      .post, "/me/erase", coach, lane: .upload, audit: "person.erase-sessions", OwnPages.erase),
    Route(.get, "/coach", coach, isKept: true, PairPages.coach),
    Route(
      .get, "/programs/{program}", lead, audit: "program.read", isKept: true, LeadPages.program),
    Route(
      .get, "/programs/{program}/file", lead, audit: "program.read", isKept: true, LeadPages.file),
  ]

  private static let accounts = [
    Route(.post, "/people", admin, audit: "person.add", AdminPages.add),
    Route(.get, "/people/{person}", admin, AdminPages.person),
    Route(.post, "/people/{person}", admin, audit: "person.change", AdminPages.change),
    Route(.post, "/people/{person}/invite", admin, audit: "person.invite", AdminPages.invite),
    Route(.get, "/audit", admin, AdminPages.audit),
    Route(.get, "/consents", admin, AdminPages.consents),
    Route(.get, "/settings", admin, SettingsPages.show),
    Route(.post, "/settings", admin, audit: "settings.change", SettingsPages.change),
  ]

  private static let api = [
    Route(.get, "/api/sessions", coach, isKept: true, SessionAPI.list),
    Route(
      .post, "/api/sessions", coach, lane: .upload, limit: oneFile, audit: "session.upload",
      SessionAPI.upload),
    Route(
      .get, "/api/sessions/{session}", readers, audit: "session.read", isKept: true,
      SessionAPI.show),
    Route(
      .delete, "/api/sessions/{session}", coach, lane: .upload, audit: "session.erase",
      SessionAPI.erase),
    Route(
      .post, "/api/sessions/{session}/corrections", coach, audit: "session.correct",
      SessionAPI.correct),
    Route(.get, "/api/pairs", coach, PairAPI.list),
    Route(.get, "/api/pairs/{pair}", coach, isKept: true, PairAPI.show),
    Route(.get, "/api/pairs/{pair}/prep", coach, isKept: true, PairAPI.prep),
    Route(.get, "/api/pairs/{pair}/ledger", coach, isKept: true, PairAPI.ledger),
    Route(.get, "/api/aggregates", lead, audit: "program.read", isKept: true, AggregateAPI.list),
  ]
}
