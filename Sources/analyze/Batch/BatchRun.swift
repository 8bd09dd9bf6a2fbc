import Coaching
import Reports
import SystemPackage
import TranscriptIngest

/// Files into the database: many read and analysed at once, one writer, results in order.
struct BatchRun: Sendable {
  /// The database.
  let store: Store
  /// Bytes to transcript.
  let ingestor: Ingestor
  /// Transcript to analysis.
  let analyzer: SessionAnalyzer
  /// The version of the model that the analyzer labels with.
  let model: String
  /// Who met whom in which file.
  let identities: Identities
  /// The name of the reader to use for every file; nil: what each content says.
  let format: String?
  /// How many files are read and analysed at the same time.
  let jobs: Int
  /// When the run takes place, as an ISO 8601 UTC time.
  let moment: String
  /// Who takes sessions in again of which a person was forgotten; nil: nobody does.
  var readmittedBy: String?
  /// Puts pseudonyms in the place of names; nil: names are stored.
  var pseudonymiser: Pseudonymiser?
  /// The paths whose people refused that they are analysed, as the database knows.
  var withoutConsent = PathsWithoutConsent()

  /// Brings `files` into the database.
  ///
  /// Stops between two transactions once a signal asks for it.
  ///
  /// - Parameters:
  ///   - files: The files in the order in which their results are stored.
  ///   - report: Told what became of each file as it is stored, in order.
  /// - Returns: What became of them.
  /// - Throws: `StoreError` where the database cannot be used; finished sessions stay.
  func run(
    _ files: [InputFile], report: (InputFile, FileOutcome) -> Void
  ) async throws(StoreError) -> BatchSummary {
    var writer = BatchWriter(store: store, moment: moment, readmittedBy: readmittedBy)
    let known = try await pass(over: files, into: &writer, report: report)
    let again = try filesToReadAgain(files, known, gone: writer.gone)
    if !again.isEmpty, Interruption.signal == nil {
      writer.takeBack(
        unchanged: again.count { known.unchanged.contains($0.storedPath) },
        moved: again.count { known.moved.contains($0.storedPath) })
      _ = try await pass(over: again, into: &writer) { file, outcome in
        if case .refused = outcome { report(file, outcome) }
      }
    }
    return writer.summary
  }

  /// The files that a run must read again because of what it has stored itself.
  ///
  /// A file is looked at before those in front of it are stored. Where one of them took the name of a
  /// session, that session is gone, or it is named by a path that leads elsewhere now.
  private func filesToReadAgain(
    _ files: [InputFile], _ known: KnownFiles, gone: [String]
  ) throws(StoreError) -> [InputFile] {
    // Where all files were there already, nothing has changed.
    guard known.unchanged.count < files.count else { return [] }
    // In a new database there is nothing to ask for.
    let misnamed =
      known.isEmpty ? [] : try store.pathsOfMisnamedSessions().filter(known.contains)
    let again = Set(gone + misnamed)
    return again.isEmpty ? [] : files.filter { again.contains($0.storedPath) }
  }

  /// Brings files into the database, each once.
  ///
  /// - Returns: Those whose content was there already.
  private func pass(
    over files: [InputFile], into writer: inout BatchWriter,
    report: (InputFile, FileOutcome) -> Void
  ) async throws(StoreError) -> KnownFiles {
    var known = KnownFiles()
    var window = Window(jobs: jobs)
    let failure = await withTaskGroup(of: (Int, FileOutcome?).self) { group -> StoreError? in
      var waiting: [Int: FileOutcome] = [:]
      var (started, written) = (0, 0)
      func start() {
        while started < files.count, window.take(files[started].size) {
          let index = started
          started += 1
          // What waits for its turn when a signal comes is left to the next run.
          group.addTask { (index, Interruption.signal == nil ? outcome(of: files[index]) : nil) }
        }
      }
      start()
      while let (index, result) = await group.next() {
        guard let result else { continue }
        waiting[index] = result
        do throws(StoreError) {
          while let next = waiting.removeValue(forKey: written) {
            report(files[written], next)
            window.give(files[written].size)
            written += 1
            // Before the writer has its turn, which takes a while: then there is enough to do.
            if jobs > 1, Interruption.signal == nil { start() }
            let file = files[written - 1]
            known.note(next, of: file)
            try writer.add(next, of: file)
          }
        } catch {
          group.cancelAll()
          return error
        }
        if Interruption.signal == nil { start() }
      }
      return nil
    }
    if let failure { throw failure }
    try writer.flush()
    known.moved.subtract(writer.gone)
    return known
  }
}

/// The paths of a run's files whose content was there already.
private struct KnownFiles {
  /// Those that needed nothing.
  var unchanged: Set<String> = []
  /// Those that lead to a session under a name that it did not have.
  var moved: Set<String> = []

  var isEmpty: Bool { unchanged.isEmpty && moved.isEmpty }

  func contains(_ path: String) -> Bool { unchanged.contains(path) || moved.contains(path) }

  mutating func note(_ outcome: FileOutcome, of file: InputFile) {
    switch outcome {
    case .unchanged: unchanged.insert(file.storedPath)
    case .moved: moved.insert(file.storedPath)
    case .analyzed, .refused: break
    }
  }
}

/// How much is in flight: bounded, so that memory does not grow with the archive.
private struct Window {
  /// How many files may be in flight for every job.
  ///
  /// So many that those who read and analyse have enough to do while the writer stores a batch.
  private static let filesAJob = 32
  /// How many bytes they may hold, beyond which there is one for every job.
  private static let mostBytes = 16 << 20

  private let jobs: Int
  private var files = 0
  private var bytes = 0

  init(jobs: Int) {
    self.jobs = jobs
  }

  /// Takes a file of so many bytes in, unless too much is in flight.
  ///
  /// One job alone reads, analyses and stores one file after the other.
  mutating func take(_ size: Int) -> Bool {
    let most = jobs == 1 ? 1 : bytes + size > Self.mostBytes ? jobs : jobs * Self.filesAJob
    guard files < most else { return false }
    files += 1
    bytes += size
    return true
  }

  /// Lets a file go that is stored or waits to be.
  mutating func give(_ size: Int) {
    files -= 1
    bytes -= size
  }
}
