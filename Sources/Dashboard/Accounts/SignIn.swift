import Foundation
import Reports

/// Opening, keeping and ending what lets people in.
struct SignIn: Sendable {
  let store: Store
  let passwords: PasswordHash
  let isSecure: Bool
  /// Who was let in lately.
  var holders = Holders()

  /// How long somebody may be away.
  static let idle: TimeInterval = 30 * 60
  /// How long a day at the screen is.
  static let longest: TimeInterval = 12 * 3600
  /// How long a program's token holds.
  static let tokenLife: TimeInterval = 365 * 86_400
  /// How long a one-time link holds.
  static let invitationLife: TimeInterval = 48 * 3600
  /// How many wrong passwords are free of charge.
  private static let freeFailures = 5

  /// The cookie's name: the prefix makes browsers refuse it from other hosts and without TLS.
  var cookie: String { isSecure ? "__Host-analyze" : "analyze" }

  /// Who asks, by a token or a cookie; nil for nobody.
  ///
  /// - Parameters:
  ///   - ask: What is asked.
  ///   - moment: When.
  ///   - mark: The state of the database, which was read before.
  /// - Returns: The person, and by what.
  /// - Throws: `StoreError` where the database cannot be read.
  func person(
    of ask: Ask, at moment: Date, mark: Store.Mark
  ) throws -> (person: Person, entry: Entry)? {
    guard let token = ask.bearer ?? ask.cookie(cookie) else { return nil }
    let hash = Secret.hash(token)
    let holder = try holders.holder(of: hash, at: mark) { try store.holder(ofToken: hash) }
    guard let found = holder else { return nil }
    let isBrowser = found.entry.kind == .browser
    guard found.entry.expiresAt > moment, isBrowser == (ask.bearer == nil) else { return nil }
    let away = moment.timeIntervalSince(found.entry.usedAt)
    guard !isBrowser || away < Self.idle else { return nil }
    // A look a minute is exact enough, and spares a write for every page.
    if away >= 60 {
      try store.touch(hash, at: moment)
      holders.forget(hash)
    }
    return found
  }

  /// Checks name and password.
  ///
  /// Whoever was wrong five times waits, twice as long each time. The answer is the same for a
  /// wrong name, a wrong password and the waiting, and takes the same work.
  ///
  /// - Returns: The person; nil where one of them is wrong.
  func check(_ name: String, _ password: String, at moment: Date) throws -> Person? {
    let record = try store.signInRecord(of: name)
    let isRight = passwords.verify(password, against: record?.password)
    guard let record, !waits(record, at: moment) else { return nil }
    try store.recordSignIn(of: record.person.id, succeeded: isRight, at: moment)
    return isRight && record.person.isActive ? record.person : nil
  }

  private func waits(_ record: SignInRecord, at moment: Date) -> Bool {
    guard record.failures >= Self.freeFailures, let failedAt = record.failedAt else { return false }
    let seconds = 1 << min(6, record.failures - Self.freeFailures)
    return moment.timeIntervalSince(failedAt) < Double(seconds)
  }

  /// Lets a browser in with a new token.
  ///
  /// - Returns: The header that sets the cookie.
  func open(for person: Person, at moment: Date) throws -> (name: String, value: String) {
    let token = Secret.token()
    try store.add(
      Entry(
        tokenHash: Secret.hash(token), kind: .browser, label: "", createdAt: moment,
        usedAt: moment, expiresAt: moment + Self.longest), of: person.id)
    return ("set-cookie", "\(cookie)=\(token)\(attributes)")
  }

  /// The header that removes the cookie.
  var removal: (name: String, value: String) {
    ("set-cookie", "\(cookie)=\(attributes); Max-Age=0")
  }

  private var attributes: String {
    "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
  }

  /// Makes a one-time link for a person, or for the first account.
  ///
  /// - Returns: Its path.
  func invite(_ person: Person?, at moment: Date) throws -> String {
    let token = Secret.token()
    try store.addInvitation(
      Secret.hash(token), for: person?.id, until: moment + Self.invitationLife)
    return "/welcome/\(token)"
  }
}
