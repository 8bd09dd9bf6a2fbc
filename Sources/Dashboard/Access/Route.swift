import Reports

/// How far a role reaches on a route.
enum Reach: Sendable, Hashable {
  /// The route is about nothing that belongs to somebody, or the role keeps all of it.
  case all
  /// What the person owns.
  case own
  /// What its owner shares with the person.
  case shared
}

/// Who may use a route.
enum Admission: Sendable, Hashable {
  /// Everybody, signed in or not.
  case everyone
  /// People of some roles, each as far as it reaches.
  case roles([Person.Role: Reach])
}

/// Where the work of a route is done, so that one kind of work cannot hold up another.
enum Lane: Sendable, Hashable {
  /// Pages and data, made in milliseconds.
  case page
  /// Passwords: each hash takes 32 MiB, two at once at most.
  case password
  /// Transcripts that wait for a child process to read them, and what takes as long.
  case upload
  /// Comparing sessions of pairs, for which nobody waits.
  case compare
}

/// One line of the table of routes: what may be asked, by whom, and what answers.
struct Route: Sendable {
  /// What is to be done.
  var method: Ask.Method
  /// The path; a part in braces stands for a value, and names the kind of thing that it leads to.
  var path: String
  /// Who may use it.
  var admission: Admission
  /// Where its work is done.
  var lane: Lane
  /// The most bytes of a body.
  var limit: Int
  /// Under which name the audit log keeps it; nil where it is not kept.
  var audit: String?
  /// Whether the answer may be kept for the person who asks, until something changes in the
  /// database: not where it shows the log, tokens, or the time.
  var isKept: Bool
  /// What answers.
  var handle: @Sendable (Visit) throws -> Answer

  private let parts: [Substring]

  init(
    _ method: Ask.Method, _ path: String, _ admission: Admission, lane: Lane = .page,
    limit: Int = 64 << 10, audit: String? = nil, isKept: Bool = false,
    _ handle: @escaping @Sendable (Visit) throws -> Answer
  ) {
    self.method = method
    self.path = path
    self.admission = admission
    self.lane = lane
    self.limit = limit
    self.audit = audit
    self.isKept = isKept
    self.handle = handle
    parts = path.split(separator: "/")
  }

  /// The values of the parts in braces; nil where the path is another one.
  func values(in path: [String]) -> [String: String]? {
    guard path.count == parts.count else { return nil }
    var values: [String: String] = [:]
    for (part, text) in zip(parts, path) {
      if part.first == "{" {
        values[String(part.dropFirst().dropLast())] = text
      } else if part != text {
        return nil
      }
    }
    return values
  }
}
