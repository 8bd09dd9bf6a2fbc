import Foundation
import Reports
import TranscriptModel

/// What a request is about, once it is known that the person may see it.
enum Target: Sendable, Hashable {
  /// Nothing that belongs to somebody.
  case nothing
  /// A session.
  case session(SessionSummary)
  /// A pair.
  case pair(Engagement)
  /// A program by its name.
  case program(String)
  /// A coach whose dashboard is meant.
  case coach(Person)
  /// An account.
  case person(Person)
  /// Something that is shared.
  case grant(Grant)

  /// The identifier under which the audit log keeps it.
  var identifier: String? {
    switch self {
    case .nothing: nil
    case .session(let session): session.id
    case .pair(let pair): pair.key
    case .program(let program): String(Secret.hash(program).prefix(16))
    case .coach(let person): "dashboard \(person.id)"
    case .person(let person): "person \(person.id)"
    case .grant(let grant): "grant \(grant.id)"
    }
  }
}

/// A request that was let in, with everything that its handler may use.
struct Visit: Sendable {
  /// The app.
  var site: Site
  /// What was asked.
  var ask: Ask
  /// Who asks; nil where nobody is signed in.
  var person: Person?
  /// By what the person got in.
  var entry: Entry?
  /// What it is about.
  var target: Target
  /// The values of the path.
  var values: [String: String]
  /// When.
  var moment: Date

  /// The person, on routes that let nobody else in.
  func signedIn() throws -> Person {
    guard let person else { throw Problem.signInFirst }
    return person
  }

  /// The session that the path leads to.
  func session() throws -> SessionSummary {
    guard case .session(let session) = target else { throw Problem.notFound }
    return session
  }

  /// The pair that the path leads to.
  func pair() throws -> Engagement {
    guard case .pair(let pair) = target else { throw Problem.notFound }
    return pair
  }

  /// Whether the person owns what it is about; a lead never does.
  var isOwner: Bool { person?.role == .coach }

  /// A one-time link for somebody, with the address by which the site was reached.
  func invite(_ person: Person) throws -> String {
    let scheme = site.origin.isSecure ? "https" : "http"
    return try "\(scheme)://\(ask.headers["host"] ?? "")"
      + site.signIn.invite(person, at: moment)
  }

  /// Erases sessions in the name of the person, and brings what is left of their pairs up to date.
  func erase(_ contentHashes: [String]) throws {
    try site.store.erase(contentHashes, by: signedIn().name, at: moment)
    site.pages.clear()
    _ = try site.comparer.settle(.all)
  }

  /// The session that the path leads to, compared with others of its pair where one changed just
  /// now; and what is to be told where that took too long.
  func comparedSession() throws -> (session: SessionSummary, notice: String?) {
    let session = try session()
    let isDone = try site.comparer.settle(.session(contentHash: session.contentHash))
    return (session, isDone ? nil : Self.asItStood)
  }

  /// The pair that the path leads to, compared where a session of it changed just now; and what is
  /// to be told where that took too long.
  func comparedPair() throws -> (pair: Engagement, notice: String?) {
    let pair = try pair()
    return (pair, try site.comparer.settle(.pair(pair)) ? nil : Self.asItStood)
  }

  private static let asItStood =
    "What carries over between the sessions could not be brought up to date; it is shown as it "
    + "stood before. It is tried again within the hour."

  /// The reader of reports: with names as they are for coaches, and as it is set for leads.
  var reader: ReportReader {
    get throws {
      guard person?.role == .lead else { return ReportReader(site.store) }
      return try site.leadReaders.reader(of: site.store)
    }
  }
}

extension Engagement {
  /// What names the pair in addresses, without a name.
  var key: String {
    String(Secret.hash([program ?? "", coach, client].joined(separator: "\u{1F}")).prefix(16))
  }
}
