public import Foundation
import GRDB

/// Somebody who may sign in to the web app.
public struct Person: Sendable, Hashable {
  /// What somebody is there for.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Sees the own sessions whole.
    case coach
    /// Sees programs without a spoken word, and what coaches share.
    case lead
    /// Keeps accounts and consents, and sees no session.
    case admin
  }

  /// The number that the audit log shows.
  public var id: Int64
  /// The name to sign in with, and the name that sessions of a coach bear.
  public var name: String
  /// What the person is there for.
  public var role: Role
  /// Whether the person may sign in.
  public var isActive: Bool
  /// Whether a password is set.
  public var hasPassword: Bool
  /// Further names that sessions of a coach bear.
  public var otherNames: [String]
  /// The programs of a lead, and those that a coach uploads to.
  public var programs: [String]

  /// All names that sessions of the person may bear.
  public var names: [String] { [name] + otherNames }

  /// Whether sessions of the person may bear the name; case, spaces and the coding of accents
  /// don't matter, since sessions share one spelling of a name.
  public func isNamed(_ name: String) -> Bool {
    let key = NameSpellings.key(of: name)
    return names.contains { NameSpellings.key(of: $0) == key }
  }

  /// Whether the program is one of the person's, however it is spelt.
  public func has(program: String) -> Bool {
    let key = NameSpellings.key(of: program)
    return programs.contains { NameSpellings.key(of: $0) == key }
  }
}

extension Person {
  /// Reads a row of `accounts` and the tables that hang on it.
  init?(_ row: Row, in db: Database) throws {
    guard let role = Role(rawValue: row["role"]) else { return nil }
    let id: Int64 = row["id"]
    let password: String? = row["password"]
    self.init(
      id: id, name: row["name"], role: role, isActive: row["is_active"],
      hasPassword: password != nil,
      otherNames: try String.fetchAll(
        db, sql: "SELECT name FROM account_names WHERE person = ? ORDER BY name", arguments: [id]),
      programs: try String.fetchAll(
        db, sql: "SELECT program FROM account_programs WHERE person = ? ORDER BY program",
        arguments: [id]))
  }
}

/// What is checked when somebody signs in.
public struct SignInRecord: Sendable, Hashable {
  /// Who it is.
  public var person: Person
  /// The password's hash; nil where none is set.
  public var password: String?
  /// How often a password was wrong since the last right one.
  public var failures: Int
  /// When the last one was wrong.
  public var failedAt: Date?
}
