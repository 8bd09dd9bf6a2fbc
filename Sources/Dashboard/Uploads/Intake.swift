import Foundation
import Reports
import Synchronization

/// Takes a file in: from the bytes of a form to a session in the database.
struct Intake: Sendable {
  /// What became of a file.
  enum Outcome: Sendable, Hashable {
    /// It is a session now.
    case stored(id: String)
    /// The person had it already.
    case known(id: String)
    /// It is not taken, for a reason.
    case refused(Problem)
  }

  /// What the person says of the session.
  struct Statement: Sendable, Hashable {
    var client: String?
    var date: String?
    var program: String?
  }

  let site: Site
  let person: Person
  let moment: Date

  init(_ visit: Visit) throws {
    site = visit.site
    person = try visit.signedIn()
    moment = visit.moment
  }

  /// Takes a file in.
  ///
  /// The answer comes after session and file are on disk (`synchronous = FULL`).
  func take(_ bytes: [UInt8], name: String, _ statement: Statement) throws -> Outcome {
    if let objection = UploadLimits.objection(to: name, bytes) { return .refused(objection) }
    let kept = try site.store.uploaded(by: person.id)
    guard kept.files < UploadLimits.filesOfPerson,
      kept.bytes + bytes.count <= UploadLimits.bytesOfPerson
    else { return .refused(Self.full) }
    if let objection = try objection(to: statement) { return .refused(objection) }
    let hash = Secret.hash(bytes)
    return try Self.alone(with: hash) {
      try store(
        Upload(contentHash: hash, name: UploadLimits.safeName(name), bytes: bytes), statement)
    }
  }

  /// Reads a session anew from the file that was kept, after somebody said who is who.
  ///
  /// - Returns: Whether there was a file.
  func readAnew(_ session: SessionSummary, _ statement: Statement) throws -> Bool {
    guard let upload = try site.store.upload(ofSession: session.id) else { return false }
    if let objection = try objection(to: statement) { throw objection }
    return try Self.alone(with: upload.contentHash) {
      let outcome = try ingest(upload, statement)
      let place = site.transcripts.place(of: upload.contentHash, name: upload.name)
      guard try outcome == .finished && site.store.refusal(of: place) == nil else {
        throw Self.unreadable
      }
      return true
    }
  }

  private func store(_ upload: Upload, _ statement: Statement) throws -> Outcome {
    let id = String(upload.contentHash.prefix(16))
    guard try !site.store.isForgotten(contentHash: upload.contentHash) else {
      return .refused(Self.erased)
    }
    if let session = try site.store.summary(ofSession: id) {
      let isOwn = Targets(store: site.store, person: person).owns(session)
      return isOwn ? .known(id: id) : .refused(Self.taken)
    }
    let outcome = try ingest(upload, statement)
    guard try site.store.summary(ofSession: id) != nil else {
      return .refused(try reason(of: upload, outcome))
    }
    try site.store.keep(upload, of: person.id, at: moment)
    return .stored(id: id)
  }

  private func ingest(_ upload: Upload, _ statement: Statement) throws -> TranscriptChild.Outcome {
    let consent = try statement.client.flatMap {
      try site.store.consent(of: $0, coach: person.name)
    }
    return try site.transcripts.ingest(
      TranscriptChild.File(
        bytes: upload.bytes, hash: upload.contentHash, name: upload.name,
        facts: TranscriptChild.Facts(
          program: statement.program, coach: person.name, client: statement.client,
          date: statement.date, coachAliases: person.otherNames,
          consent: consent.map { $0 == .given })))
  }

  private func reason(
    of upload: Upload, _ outcome: TranscriptChild.Outcome
  ) throws -> Problem {
    let place = site.transcripts.place(of: upload.contentHash, name: upload.name)
    guard outcome != .stopped, let refusal = try site.store.refusal(of: place) else {
      return Self.unreadable
    }
    return Problem(status: 422, code: refusal.code, message: Self.message(of: refusal))
  }

  /// What a reader says of a file, without the commands and options that it names: nobody has them
  /// in a browser.
  static func message(of refusal: Refusal) -> String {
    guard !unknownKinds.contains(refusal.code) else { return unknownKind }
    var reason = refusal.reason[...]
    if let remedy = reason.lastIndex(of: ";"), reason[remedy...].contains(#/--[a-z]|`/#) {
      reason = reason[..<remedy]
    }
    return reason.prefix(1).uppercased() + reason.dropFirst() + "."
  }

  private static let unknownKinds: Set = [
    "not-recognized", "ambiguous-format", "no-transcript-in-json",
  ]
  private static let unknownKind =
    "The file is not recognized as a transcript. Expected is what Zoom, Teams, Meet, Otter and "
    + "others export, or a text with a name before each speech."

  private func objection(to statement: Statement) throws -> Problem? {
    if let date = statement.date, !Self.isDay(date) {
      return .wrong("The day is written like 2026-03-02.")
    }
    if let program = statement.program, !person.has(program: program) {
      return .wrong("That program is not one of yours.", status: 404)
    }
    if let client = statement.client, client.unicodeScalars.count > 200 {
      return .wrong("The client's name has at most 200 characters.")
    }
    if let client = statement.client, person.isNamed(client) {
      return .wrong("The client is somebody else than you.", status: 409)
    }
    guard let client = statement.client,
      let consent = try site.store.consent(of: client, coach: person.name), consent != .given
    else { return nil }
    return Problem(
      status: 422, code: "consent-refused",
      message: "The client has not agreed, so the transcript was not opened.")
  }

  /// Whether the text is a day of the calendar, as `2026-03-02`.
  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-")
    guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy({ ("0"..."9").contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    let components = DateComponents(
      calendar: Calendar(identifier: .gregorian), year: year, month: month, day: day)
    return components.isValidDate
  }

  private static let erased = Problem(
    status: 409, code: Refusal.forgotten,
    message: "A session with this content was erased for good, so it is not taken in again.")
  private static let unreadable = Problem(
    status: 422, code: "upload-unreadable",
    message: "The file could not be read within the limits of an upload. Nothing of it is kept.")
  private static let full = Problem(
    status: 422, code: "upload-quota",
    message: "Your account holds as much as it may. Erase sessions first.")
  private static let taken = Problem(
    status: 409, code: "upload-taken",
    message: "This transcript cannot be added to your account. Ask an administrator.")

  // MARK: One at a time

  private static let busy = Mutex<Set<String>>([])

  /// Runs `body` while nobody else works on the same content.
  private static func alone<Value>(with hash: String, _ body: () throws -> Value) throws -> Value {
    while !busy.withLock({ $0.insert(hash).inserted }) { Thread.sleep(forTimeInterval: 0.02) }
    defer { busy.withLock { _ = $0.remove(hash) } }
    return try body()
  }
}
