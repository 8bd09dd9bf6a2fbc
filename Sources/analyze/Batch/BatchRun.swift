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
    // What is in flight is bounded, so that memory does not grow with the archive.
    let window = jobs * 2
    let failure = await withTaskGroup(of: (Int, FileOutcome).self) { group -> StoreError? in
      var waiting: [Int: FileOutcome] = [:]
      var (started, written) = (0, 0)
      func start() {
        let index = started
        started += 1
        group.addTask { (index, outcome(of: files[index])) }
      }
      while started < min(window, files.count) { start() }
      while let (index, result) = await group.next() {
        waiting[index] = result
        do throws(StoreError) {
          while let next = waiting.removeValue(forKey: written) {
            report(files[written], next)
            try writer.add(next, of: files[written])
            written += 1
          }
        } catch {
          group.cancelAll()
          return error
        }
        while started < files.count, started - written < window, Interruption.signal == nil {
          start()
        }
      }
      return nil
    }
    if let failure { throw failure }
    try writer.flush()
    return writer.summary
  }
}
