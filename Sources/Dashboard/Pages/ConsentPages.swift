import Reports
import TranscriptModel

/// What a client agreed to.
enum ConsentPages {
  private struct View: Sendable {
    struct Record: Sendable {
      var state: String
      var version: String
      var scope: String
      var moment: String
    }

    var key: String
    var client: String
    var records: [Record]
    var isEmpty: Bool
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in
    let pair = try visit.pair()
    let records = try visit.site.store.consents(ofCoaches: [pair.coach])
      .filter { $0.client == pair.client }.map(record)
    return .page(
      Shell.page(
        "Consent of \(pair.client)", for: visit.person,
        ways: [("/pairs/\(pair.key)", "Back to the pair")],
        HTML(
          "consent-page",
          View(key: pair.key, client: pair.client, records: records, isEmpty: records.isEmpty))))
  }

  /// Records what the client said; refused or withdrawn, the sessions of the pair are erased.
  static let submit: @Sendable (Visit) throws -> Answer = { visit in
    let pair = try visit.pair()
    let person = try visit.signedIn()
    let form = visit.ask.form
    guard let state = form["state"].flatMap(Consent.State.init), let version = form["version"],
      version.count <= 100, (form["scope"] ?? "").count <= 1000
    else { throw Problem.wrong("Say what the client said, and to which version of your text.") }
    guard state == .given || form["sure"] == "yes" else {
      throw Problem.wrong("Say that every session with this client is to be erased.")
    }
    let store = visit.site.store
    try store.record(
      Consent(
        coach: pair.coach, client: pair.client, state: state, version: version,
        scope: form["scope"] ?? "", recordedAt: visit.moment), by: person.id)
    guard state != .given else { return .redirect(to: "/pairs/\(pair.key)/consent") }
    let sessions = try store.sessions(ofCoaches: [pair.coach]).filter { $0.client == pair.client }
    try visit.erase(sessions.map(\.contentHash))
    return .redirect(to: "/")
  }

  private static func record(_ consent: Consent) -> View.Record {
    View.Record(
      state: consent.state.rawValue, version: consent.version, scope: consent.scope,
      moment: Show.moment(consent.recordedAt))
  }
}
