import Coaching
import Reports
import TranscriptModel

/// What became of the inputs of a run.
struct BatchSummary: Sendable, Hashable {
  /// Sessions that are new or were analysed again.
  var stored = 0
  /// Files whose session was there already.
  var unchanged = 0
  /// Those of them whose path is another one than before.
  var moved = 0
  /// Inputs that were refused.
  var refused = 0
  /// Merged sessions that were there already in a form that is worth more.
  var kept = 0
}

/// Collects results and stores many of them in one transaction.
struct BatchWriter {
  /// How many results go into one transaction at most, and how much text.
  private static let most = (results: 50, bytes: 8 << 20)

  /// Where the results come from.
  enum Origin {
    /// This process made them just now.
    case ownRun
    /// Another process made them at some time.
    case workers
  }

  private let store: Store
  private let moment: String
  private let readmittedBy: String?
  private let origin: Origin
  private var sessions: [AnalyzedFile] = []
  private var moves: [MovedFile] = []
  private var refusals: [Refusal] = []
  private var bytes = 0
  /// What became of the inputs so far.
  private(set) var summary = BatchSummary()
  /// The paths of moved files whose session went before they were stored; they are not counted.
  private(set) var gone: [String] = []

  /// Makes a writer into `store` for a run that takes place at `moment`, in which somebody may take
  /// sessions in again that were forgotten.
  init(
    store: Store, moment: String, origin: Origin = .ownRun, readmittedBy: String? = nil
  ) {
    self.store = store
    self.moment = moment
    self.origin = origin
    self.readmittedBy = readmittedBy
  }

  /// Takes the outcome of a file in, and stores what has come together once it is enough.
  mutating func add(_ outcome: FileOutcome, of file: InputFile) throws(StoreError) {
    switch outcome {
    case .unchanged:
      summary.unchanged += 1
    case .moved(let file):
      moves.append(file)
      try flushIfEnough()
    case .analyzed(let session):
      try add(session)
    case .refused(let problem, let hash?) where problem.code == Refusal.forgotten:
      refuse(forgotten: hash)
      try flushIfEnough()
    case .refused(let problem, let hash):
      try add(
        Refusal(
          path: file.storedPath, contentHash: hash, stage: problem.stage.rawValue,
          code: problem.code, reason: problem.reason, name: file.storedName,
          root: file.storedRoot))
    }
  }

  /// Takes a session in.
  mutating func add(_ session: AnalyzedFile) throws(StoreError) {
    sessions.append(session)
    bytes += session.analysis.turns.reduce(0) { $0 + $1.text.utf8.count }
    try flushIfEnough()
  }

  /// Takes a refused input in.
  mutating func add(_ refusal: Refusal) throws(StoreError) {
    refusals.append(refusal)
    try flushIfEnough()
  }

  private mutating func flushIfEnough() throws(StoreError) {
    if sessions.count + moves.count + refusals.count >= Self.most.results
      || bytes >= Self.most.bytes
    {
      try flush()
    }
  }

  /// Records a refusal without the path and the hash, which may tell who was forgotten.
  private mutating func refuse(forgotten hash: String) {
    let problem = InputProblem.forgotten
    refusals.append(
      Refusal(
        forgottenContent: hash, stage: problem.stage.rawValue, reason: problem.reason))
  }

  /// Counts files no more that are to be read again: so many that needed nothing, and so many that
  /// were moved.
  mutating func takeBack(unchanged: Int, moved: Int) {
    summary.unchanged -= unchanged + moved
    summary.moved -= moved
    gone = []
  }

  /// Stores what has come together.
  ///
  /// Moved files come first: then their sessions stay when another file has taken their old names.
  mutating func flush() throws(StoreError) {
    if !moves.isEmpty {
      let lost = try store.move(moves)
      gone += lost
      summary.unchanged += moves.count - lost.count
      summary.moved += moves.count - lost.count
    }
    if !sessions.isEmpty {
      if let readmittedBy {
        for session in sessions {
          try store.readmit(contentHash: session.contentHash, by: readmittedBy, at: moment)
        }
      }
      let outcomes =
        switch origin {
        case .ownRun: try store.save(sessions, at: moment)
        case .workers: try store.merge(sessions, at: moment)
        }
      for (session, outcome) in zip(sessions, outcomes) {
        if outcome == .forgotten { refuse(forgotten: session.contentHash) }
        if outcome == .withoutConsent { Messages.problem(.consentRefused, of: session.path) }
        summary.count(outcome)
      }
    }
    if !refusals.isEmpty { summary.refused += try record(refusals) }
    sessions.removeAll(keepingCapacity: true)
    moves.removeAll(keepingCapacity: true)
    refusals.removeAll(keepingCapacity: true)
    bytes = 0
  }

  private func record(_ refusals: [Refusal]) throws(StoreError) -> Int {
    switch origin {
    case .ownRun:
      try store.quarantine(refusals, at: moment)
      return refusals.count
    case .workers:
      return try store.merge(refusals, at: moment)
    }
  }
}

extension BatchSummary {
  fileprivate mutating func count(_ outcome: Store.Outcome) {
    switch outcome {
    case .stored: stored += 1
    case .unchanged: unchanged += 1
    case .kept: kept += 1
    // It is counted as refused when its refusal is recorded.
    case .forgotten: break
    // Its refusal is recorded already.
    case .withoutConsent: refused += 1
    }
  }
}
