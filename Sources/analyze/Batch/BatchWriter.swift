import Coaching
import Reports
import TranscriptModel

/// What became of the inputs of a run.
struct BatchSummary: Sendable, Hashable {
  /// Sessions that are new or were analysed again.
  var stored = 0
  /// Files whose session was there already.
  var unchanged = 0
  /// Inputs that were refused.
  var refused = 0
}

/// Collects results and stores many of them in one transaction.
struct BatchWriter {
  /// How many results go into one transaction at most, and how much text.
  private static let most = (results: 50, bytes: 32 << 20)

  private let store: Store
  private let moment: String
  private let readmittedBy: String?
  private var sessions: [AnalyzedFile] = []
  private var refusals: [Refusal] = []
  private var bytes = 0
  /// What became of the inputs so far.
  private(set) var summary = BatchSummary()

  /// Makes a writer into `store` for a run that takes place at `moment`, in which somebody may take
  /// sessions in again that were forgotten.
  init(store: Store, moment: String, readmittedBy: String? = nil) {
    self.store = store
    self.moment = moment
    self.readmittedBy = readmittedBy
  }

  /// Takes the outcome of a file in, and stores what has come together once it is enough.
  mutating func add(_ outcome: FileOutcome, of file: InputFile) throws(StoreError) {
    switch outcome {
    case .unchanged:
      summary.unchanged += 1
    case .analyzed(let session):
      sessions.append(session)
      bytes += session.analysis.turns.reduce(0) { $0 + $1.text.utf8.count }
    case .refused(let problem, let hash?) where problem.code == Refusal.forgotten:
      refuse(forgotten: hash)
    case .refused(let problem, let hash):
      refusals.append(
        Refusal(
          path: file.storedPath, contentHash: hash, stage: problem.stage.rawValue,
          code: problem.code, reason: problem.reason))
    }
    if sessions.count + refusals.count >= Self.most.results || bytes >= Self.most.bytes {
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

  /// Stores what has come together.
  mutating func flush() throws(StoreError) {
    if !sessions.isEmpty {
      if let readmittedBy {
        for session in sessions {
          try store.readmit(contentHash: session.contentHash, by: readmittedBy, at: moment)
        }
      }
      for (session, outcome) in zip(sessions, try store.save(sessions, at: moment)) {
        switch outcome {
        case .stored: summary.stored += 1
        case .unchanged: summary.unchanged += 1
        case .forgotten: refuse(forgotten: session.contentHash)
        }
      }
    }
    if !refusals.isEmpty { try store.quarantine(refusals, at: moment) }
    summary.refused += refusals.count
    sessions.removeAll(keepingCapacity: true)
    refusals.removeAll(keepingCapacity: true)
    bytes = 0
  }
}
