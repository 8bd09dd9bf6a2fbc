import Foundation
import Reports

/// A person's own account: what is shared, who looked, tokens, and everything to take or erase.
enum OwnPages {
  private struct View: Sendable {
    struct Shared: Sendable {
      var grant: Int64
      var what: String
      var lead: String
      var since: String
    }

    struct Look: Sendable {
      var who: String
      var what: String
      var moment: String
    }

    struct Token: Sendable {
      var id: String
      var label: String
      var used: String
    }

    var isCoach: Bool
    var shared: [Shared]
    var isShared: Bool
    var looks: [Look]
    var hasLooks: Bool
    var tokens: [Token]
    var secret: String?
    var message: String?
    var sessions: String
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in try page(visit) }

  static let makeToken: @Sendable (Visit) throws -> Answer = { visit in
    let person = try visit.signedIn()
    guard let label = visit.ask.form["label"], label.count <= 100 else {
      throw Problem.wrong("Give the token a name by which you know it again.")
    }
    let token = Secret.token()
    try visit.site.store.add(
      Entry(
        tokenHash: Secret.hash(token), kind: .program, label: label, createdAt: visit.moment,
        usedAt: visit.moment, expiresAt: visit.moment + SignIn.tokenLife), of: person.id)
    return try page(visit, secret: token)
  }

  static let endToken: @Sendable (Visit) throws -> Answer = { visit in
    let person = try visit.signedIn()
    try visit.site.store.endEntry(
      startingWith: visit.ask.form["token"] ?? "", of: person.id)
    return .redirect(to: "/me")
  }

  /// Everything of one's own, one session a line.
  static let download: @Sendable (Visit) throws -> Answer = { visit in
    let sessions = try Targets(store: visit.site.store, person: visit.signedIn()).sessions()
    var text = ""
    for session in sessions {
      guard let report = try visit.reader.session(session.id) else { continue }
      let file = try visit.site.store.upload(ofSession: session.id).map {
        JSON.string(Data($0.bytes).base64EncodedString())
      }
      text +=
        JSON.object([
          ("session", report.json), ("turns", TranscriptJSON.turns(of: report)),
          ("file_base64", file ?? .null),
        ]).text + "\n"
    }
    return .file(Array(text.utf8), name: "sessions.ndjson", type: "application/x-ndjson")
  }

  static let erase: @Sendable (Visit) throws -> Answer = { visit in
    let person = try visit.signedIn()
    guard visit.ask.form["sure"] == person.name else {
      return try page(visit, message: "Nothing was erased: write your name to confirm.")
    }
    let sessions = try Targets(store: visit.site.store, person: person).sessions()
    try visit.erase(sessions.map(\.contentHash))
    return .redirect(to: "/")
  }

  private static func page(
    _ visit: Visit, secret: String? = nil, message: String? = nil
  ) throws -> Answer {
    let person = try visit.signedIn()
    let store = visit.site.store
    let everybody = Dictionary(
      try store.people().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let sessions = try Targets(store: store, person: person).sessions()
    let shared = try store.grants(of: person.id).map { grant in
      View.Shared(
        grant: grant.id, what: what(grant, sessions),
        lead: everybody[grant.lead] ?? "somebody", since: Show.moment(grant.grantedAt))
    }
    let objects = sessions.map(\.id) + ["dashboard \(person.id)"]
    let looks = try store.looks(at: objects, except: person.id, limit: 100).map { record in
      View.Look(
        who: record.person.flatMap { everybody[$0] } ?? "somebody who has left",
        what: name(of: record.object, sessions), moment: Show.moment(record.moment))
    }
    let tokens = try store.entries(of: person.id, kind: .program).map {
      View.Token(
        id: String($0.tokenHash.prefix(16)), label: $0.label, used: Show.moment($0.usedAt))
    }
    let view = View(
      isCoach: person.role == .coach, shared: shared, isShared: !shared.isEmpty, looks: looks,
      hasLooks: !looks.isEmpty, tokens: tokens, secret: secret, message: message,
      sessions: Show.count(sessions.count, "session"))
    return .page(Shell.page("Your account", for: person, at: "/me", HTML("me", view)))
  }

  private static func what(_ grant: Grant, _ sessions: [SessionSummary]) -> String {
    guard let hash = grant.contentHash else { return "your range (no spoken word)" }
    return name(of: String(hash.prefix(16)), sessions)
  }

  private static func name(of object: String?, _ sessions: [SessionSummary]) -> String {
    guard let session = sessions.first(where: { $0.id == object }) else { return "your range" }
    return "the session \(session.date ?? session.file) with \(session.client ?? "somebody")"
  }
}
