import Foundation
import Logging
import Reports

/// The app: what it stands on, and the way of a request through it.
///
/// Everything here is synchronous and free of the network, so that tests ask it directly; the edge
/// (`WebServer`) brings requests in and answers out.
struct Site: Sendable {
  /// The database.
  var store: Store
  /// Under which address it is reached.
  var origin: Origin
  /// How passwords are hashed.
  var passwords: PasswordHash
  /// What reads transcripts.
  var transcripts: TranscriptChild
  /// What compares the sessions of pairs.
  var comparer: PairComparer
  /// Where failures are told, by identifiers alone.
  var logger: Logger
  /// Pages that were made already.
  var pages = PageCache()
  /// What was read for leads.
  var leadReaders = LeadReaders()
  /// Who was let in lately.
  var holders = Holders()
  /// The clock.
  var now: @Sendable () -> Date

  init(
    store: Store, origin: Origin, passwords: PasswordHash = PasswordHash(), child: LimitedChild,
    logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.store = store
    self.origin = origin
    self.passwords = passwords
    self.logger = logger
    self.now = now
    transcripts = TranscriptChild(child)
    comparer = PairComparer(store: store, child: child, logger: logger)
  }

  /// Letting people in.
  var signIn: SignIn {
    SignIn(
      store: store, passwords: passwords, isSecure: origin.isSecure, holders: holders)
  }

  /// A request that may go on to its handler.
  struct Admitted: Sendable {
    var route: Route
    var visit: Visit
    /// The state of the database in which it was let in.
    var mark: Store.Mark
    /// Under which its answer is kept; nil where it is not.
    var key: PageCache.Key?
    /// The answer of before, where it still holds.
    var page: PageCache.Page?
  }

  /// What becomes of a request before its body is read.
  enum Reception: Sendable {
    case admitted(Admitted)
    case answered(Answer)
  }

  /// Answers a request whose body is there.
  func answer(_ ask: Ask) -> Answer {
    switch receive(ask) {
    case .answered(let answer): answer
    case .admitted(let admitted): answer(admitted, body: ask.body)
    }
  }

  /// Decides from the head alone whether the request is let in.
  func receive(_ ask: Ask) -> Reception {
    let moment = now()
    var person: Person?
    var found: (route: Route, values: [String: String])?
    do {
      guard origin.serves(ask) else { throw Problem.unknownHost }
      let mark = try store.mark()
      let entry = try signIn.person(of: ask, at: moment, mark: mark)
      person = entry?.person
      found = Routes.find(ask)
      guard let found else {
        throw Routes.methods(at: ask.path).isEmpty ? Problem.notFound : .wrongMethod
      }
      // A program without a token is told so; a browser's change is first asked where it comes from.
      if ask.isForAPI, person == nil, found.route.admission != .everyone {
        throw Problem.signInFirst
      }
      guard origin.allows(ask) else { throw Problem.otherSite }
      let key = key(of: found.route, ask, for: person)
      let page = key.flatMap { pages.page($0, at: mark.content) }
      let target = try page?.target ?? target(of: found.route, found.values, for: person)
      return .admitted(
        Admitted(
          route: found.route,
          visit: Visit(
            site: self, ask: ask, person: person, entry: entry?.entry, target: target,
            values: found.values, moment: moment), mark: mark, key: key, page: page))
    } catch {
      keep(found?.route, found?.values, of: person, .refused, at: moment)
      return .answered(refusal(error, of: ask, for: person))
    }
  }

  /// Lets the handler of an admitted request answer.
  func answer(_ admitted: Admitted, body: [UInt8]) -> Answer {
    var visit = admitted.visit
    visit.ask.body = body
    do {
      let answer = try answer(to: admitted, visit)
      try keep(admitted.route, visit)
      return answer
    } catch {
      return refusal(error, of: visit.ask, for: visit.person)
    }
  }

  /// What the handler answers, or answered when the database was as it is.
  private func answer(to admitted: Admitted, _ visit: Visit) throws -> Answer {
    if let page = admitted.page { return page.answer }
    let answer = try admitted.route.handle(visit)
    if let key = admitted.key {
      pages.keep(
        PageCache.Page(target: visit.target, answer: answer), key, at: admitted.mark.content)
    }
    return answer
  }

  /// Under which the answer is kept; nil where it is not.
  private func key(of route: Route, _ ask: Ask, for person: Person?) -> PageCache.Key? {
    guard route.isKept, let person else { return nil }
    return PageCache.Key(person: person.id, path: ask.path, query: ask.query)
  }

  /// The answer to an admitted request that is given up before its handler.
  func refusal(of problem: Problem, for admitted: Admitted) -> Answer {
    told(problem, of: admitted.visit.ask, for: admitted.visit.person)
  }

  /// Erases what is older than it is kept.
  func purge() {
    do throws(StoreError) {
      try store.purge(at: now())
    } catch {
      logger.error("purge failed: \(error.code.rawValue)")
    }
  }

  /// Finds out what stands for names, so that no lead waits for it.
  func renewNames() {
    do {
      try leadReaders.renew(in: store)
    } catch {
      logger.error("names failed: \((error as? StoreError)?.code.rawValue ?? "unknown")")
    }
  }

  /// Finds out what stands for names, and compares the sessions of pairs that changed while nobody
  /// served, or by other rules.
  ///
  /// - Parameter shouldStop: Asked before each pair.
  func compare(shouldStop: () -> Bool) {
    renewNames()
    do {
      try comparer.settleAll(shouldStop: shouldStop)
      if !shouldStop() { try leadReaders.settle(in: store) }
    } catch {
      logger.error("comparing failed: \((error as? StoreError)?.code.rawValue ?? "no child")")
    }
  }

  // MARK: Who may

  private func target(
    of route: Route, _ values: [String: String], for person: Person?
  ) throws -> Target {
    guard case .roles(let roles) = route.admission else { return .nothing }
    guard let person else { throw Problem.signInFirst }
    guard let reach = roles[person.role] else { throw Problem.notYours }
    return try Targets(store: store, person: person).find(values, reach)
  }

  // MARK: What is kept

  /// Keeps what was done, and who looked at what is not their own.
  private func keep(_ route: Route, _ visit: Visit) throws {
    guard let action = route.audit, !(action.hasSuffix(".read") && visit.isOwner) else { return }
    try store.log(action, visit.target.identifier, by: visit.person?.id, at: visit.moment)
  }

  /// Keeps what was refused; a log that cannot be written must not open what is closed.
  private func keep(
    _ route: Route?, _ values: [String: String]?, of person: Person?,
    _ outcome: AuditRecord.Outcome, at moment: Date
  ) {
    guard let action = route?.audit, let person else { return }
    let object = values?.sorted { $0.key < $1.key }.map(\.value).first.map { String($0.prefix(40)) }
    try? store.log(action, object, by: person.id, outcome: outcome, at: moment)
  }

  // MARK: What is told

  /// The answer to a request that failed, without inside details.
  private func refusal(_ error: any Error, of ask: Ask, for person: Person?) -> Answer {
    guard let problem = error as? Problem else {
      let number = String(Secret.token().prefix(8))
      // Errors of ours hold no words; those of others may, so only their type is told.
      logger.error(
        "failed \(number): \((error as? StoreError)?.code.rawValue ?? "\(type(of: error))")")
      var failed = Problem.failed
      failed.message += " If it happens again, tell the number \(number)."
      return told(failed, of: ask, for: person)
    }
    return told(problem, of: ask, for: person)
  }

  private func told(_ problem: Problem, of ask: Ask, for person: Person?) -> Answer {
    if !ask.isForAPI, problem == .signInFirst { return .redirect(to: "/login") }
    var answer =
      ask.isForAPI
      ? Answer.json(problem.json, status: problem.status)
      : .page(ProblemPage(problem).page(for: person), status: problem.status)
    if problem == .wrongMethod {
      let methods = Routes.methods(at: ask.path).map(\.rawValue)
      answer.headers.append(("allow", methods.joined(separator: ", ")))
    }
    return answer
  }
}
