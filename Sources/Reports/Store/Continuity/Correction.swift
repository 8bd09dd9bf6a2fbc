import GRDB

/// What somebody said of a finding: kept beside it, and said again on every run.
public struct Correction: Sendable, Hashable {
  /// What a correction speaks of.
  public enum What: String, Sendable, Hashable, CaseIterable {
    /// Whether an item is right: `confirmed` or `rejected`.
    case verdict
    /// What became of an item, one of `CarriedItem.Status`.
    case status
    /// An item in other words.
    case wording
    /// Whether a turn comes back to an item: `yes` or `no`.
    case link
    /// Whether a session was filled by one urgent topic: `yes` or `no`.
    case burning
    /// The mode of a turn, one of `Mode`.
    case mode
    /// The rung of a turn, `0` to `5`.
    case rung
    /// The name of a speaker, told by the label of the file.
    case name
    /// The role of a speaker, one of `Role`.
    case role
    /// The speaker's label that belongs to the same person: the value.
    case merge
    /// That another correction does not hold any more.
    case undo
  }

  /// The number under which it is listed; 0 until it is stored.
  public var number: Int
  /// What it speaks of.
  public var what: What
  /// The SHA-256 of the session's content.
  public var contentHash: String
  /// The turn; nil where it speaks of none.
  public var turn: Int?
  /// The identifier of the item; nil where it speaks of none.
  public var item: String?
  /// The speaker's label as the file writes it; nil where it speaks of none.
  public var label: String?
  /// What is right.
  public var value: String
  /// The number of the correction that this one takes back; nil for all but `undo`.
  public var undoes: Int?
  /// Who said so.
  public var by: String
  /// Why; nil where nobody said.
  public var why: String?
  /// When, as an ISO 8601 UTC time.
  public var moment: String

  /// Makes a correction.
  public init(
    number: Int = 0, what: What, contentHash: String, turn: Int? = nil, item: String? = nil,
    label: String? = nil, value: String, undoes: Int? = nil, by: String, why: String? = nil,
    moment: String
  ) {
    self.number = number
    self.what = what
    self.contentHash = contentHash
    self.turn = turn
    self.item = item
    self.label = label
    self.value = value
    self.undoes = undoes
    self.by = by
    self.why = why
    self.moment = moment
  }
}

extension Correction {
  /// Reads the columns of `corrections`; nil where a later version wrote what this one doesn't know.
  init?(_ row: Row) {
    guard let what = What(rawValue: row["what"]) else { return nil }
    self.init(
      number: row["id"], what: what, contentHash: row["content_hash"], turn: row["turn"],
      item: row["item"], label: row["label"], value: row["value"], by: row["made_by"],
      why: row["why"], moment: row["made_at"])
  }

  /// The corrections of a content that hold, oldest first.
  static func inForce(of contentHash: String, in db: Database) throws -> [Correction] {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM corrections_in_force WHERE content_hash = ? ORDER BY id")
    return try Row.fetchAll(statement, arguments: [contentHash]).compactMap(Correction.init)
  }

  /// The corrections of the session of that public identifier that hold, oldest first.
  static func inForce(ofSession id: String, in db: Database) throws -> [Correction] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT c.* FROM corrections_in_force c JOIN sessions s ON s.content_hash = c.content_hash
        WHERE substr(s.content_hash, 1, 16) = ? ORDER BY c.id
        """,
      arguments: [id]
    ).compactMap(Correction.init)
  }
}
