/// Who met whom, and when: what tells one session from another.
///
/// Unknown facts are nil, never invented.
public struct SessionIdentity: Sendable, Hashable {
  /// The program that the pair belongs to.
  public var program: String?
  /// The coach's name.
  public var coach: String?
  /// The client's name.
  public var client: String?
  /// The day of the session, as `2026-01-05`.
  public var date: String?
  /// The kind of session that the manifest states, such as `pairing`.
  public var type: String?
  /// Labels under which the coach appears in transcripts.
  public var coachAliases: [String]
  /// Labels under which the client appears in transcripts.
  public var clientAliases: [String]

  /// Makes an identity of what is known.
  public init(
    program: String? = nil, coach: String? = nil, client: String? = nil, date: String? = nil,
    type: String? = nil, coachAliases: [String] = [], clientAliases: [String] = []
  ) {
    self.program = program
    self.coach = coach
    self.client = client
    self.date = date
    self.type = type
    self.coachAliases = coachAliases
    self.clientAliases = clientAliases
  }

  /// The coach and the client whose sessions belong together; nil where either is unknown.
  public var engagement: Engagement? {
    guard let coach, let client else { return nil }
    return Engagement(program: program, coach: coach, client: client)
  }
}
