import ArgumentParser
import Foundation
import Reports
import SystemPackage
import TranscriptIngest

/// Brings what workers made into the database.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Bring the output of workers into the database.",
    discussion: """
      A part is merged as a whole or not at all: it must end with the record that counts its \
      answers. Merging twice, or in another order, changes nothing. What needs several sessions \
      of a pair is computed here, when all parts are in, so the database is that of `ingest` \
      over the same files. docs/archives.md has recipes.

      Exit codes: 0 everything is stored, 1 some inputs are not (error records go to \
      quarantine) or are missing, 64 usage, 65 a part was refused, 66 a part or a file of \
      --inputs is not there, 74 the database cannot be used.
      """)

  @Argument(
    help: "The parts, or folders of them; standard input where none is named.",
    completion: .file())
  var parts: [String] = []

  @OptionGroup var database: DatabaseOption

  @Option(
    help: "The lines that went to the workers: proves that none of them is missing.",
    completion: .file())
  var inputs: [String] = []

  func run() throws {
    let watchers = Interruption.watch()
    defer { withExtendedLifetime(watchers) {} }
    let store = try database.open(.createIfMissing)
    // Workers know no pseudonyms: a database of pseudonyms must not get names.
    try usingStore { () throws(StoreError) in try store.accept(nil) }
    let moment = Date.now.ISO8601Format()
    var run = MergeRun(store: store, moment: moment)
    let lost = try merge(by: &run)
    if Interruption.signal == nil {
      _ = try usingStore { () throws(StoreError) in
        try ContinuityRefresh(store).run(
          jobs: ProcessInfo.processInfo.activeProcessorCount, showing: .auto)
      }
    }
    var answered = Answered()
    for list in inputs { try look(at: list, in: store, at: moment, adding: &answered) }
    try finish(run, lost: lost, answered)
  }

  /// Merges the parts one after the other.
  ///
  /// - Returns: How many could not be read; the others are merged.
  private func merge(by run: inout MergeRun) throws -> Int {
    guard !parts.isEmpty else {
      return try merge(by: &run) { () throws(PartProblem) in try PartFile(standardInput: ()) }
    }
    var lost = 0
    for argument in parts {
      let files: [String]
      do throws(PartProblem) {
        files = try PartFile.paths(of: argument)
      } catch {
        Messages.safeLine(error.message)
        lost += 1
        continue
      }
      for path in files where Interruption.signal == nil {
        lost += try merge(by: &run) { () throws(PartProblem) in try PartFile(path: path) }
      }
    }
    return lost
  }

  /// Merges one part; 1 where it could not be read, else 0.
  private func merge(
    by run: inout MergeRun, _ open: () throws(PartProblem) -> PartFile
  ) throws -> Int {
    let part: PartFile
    do throws(PartProblem) {
      part = try open()
    } catch {
      Messages.safeLine(error.message)
      return 1
    }
    defer { part.close() }
    do {
      try run.merge(part, tell: Messages.safeLine)
      return 0
    } catch let error as StoreError {
      Messages.line(error.description)
      Messages.line("stopped: what was merged so far is kept; run the same command to go on")
      throw ExitStatus.cannotUse
    } catch let error as Errno {
      Messages.safeLine(
        "\(part.name): error[unreadable]: cannot be read (\(error)); merge it again")
      return 1
    }
  }

  /// How many inputs `--inputs` lists, and how many of them no part answers.
  private struct Answered {
    var listed = 0
    var missing = 0

    /// What the closing line says of them.
    var sentence: String {
      if listed == 0 { return "--inputs lists no input" }
      return missing == 0 ? "no input is missing" : "\(counted(missing, "input")) missing"
    }
  }

  /// Looks which lines of the workers' input are neither stored nor refused; the first are named.
  ///
  /// Where there are none, the list is remembered as complete.
  private func look(
    at path: String, in store: Store, at moment: String, adding answered: inout Answered
  ) throws {
    var missing: [String] = []
    var batch: [String] = []
    var list = (hash: ContentHash(), inputs: 0)
    func ask() throws {
      let ids = batch
      missing += try usingStore { () throws(StoreError) in try store.missing(of: ids) }
      batch.removeAll(keepingCapacity: true)
    }
    try LineInput(path).forEach { line, _ in
      batch.append(WorkerInput.name(ofLine: line))
      list.hash.update(Array(line) + [0x0A])
      list.inputs += 1
      if batch.count == 10_000 { try ask() }
    }
    try ask()
    if list.inputs == 0 { Messages.safeLine("\(path): lists no input, which proves nothing") }
    for id in missing.prefix(10) { Messages.safeLine("\(id): error[missing]: no part answers it") }
    if missing.count > 10 { Messages.line("… and \(missing.count - 10) more") }
    if missing.isEmpty, list.inputs > 0 {
      let (hash, inputs) = (list.hash.finish(), list.inputs)
      try usingStore { () throws(StoreError) in
        try store.complete(list: hash, inputs: inputs, at: moment)
      }
    }
    answered.listed += list.inputs
    answered.missing += missing.count
  }

  private func finish(_ run: MergeRun, lost: Int, _ answered: Answered) throws {
    let summary = run.summary
    var counts =
      "\(summary.stored) stored, \(summary.unchanged) unchanged, \(summary.refused) refused"
    if summary.kept > 0 { counts += ", \(summary.kept) kept as they were" }
    if run.parts.refused > 0 { counts += "; \(counted(run.parts.refused, "part")) refused" }
    if lost > 0 { counts += "; \(counted(lost, "part")) not read" }
    if !inputs.isEmpty { counts += "; \(answered.sentence)" }
    if let signal = Interruption.signal {
      Messages.line("stopped by a signal: \(counts); run the same command to go on")
      throw ExitCode(Interruption.exitCode(for: signal))
    }
    try? write("\(counts) in \(SafeText(database.path).text)\n")
    if lost > 0 { throw ExitStatus.notFound }
    if run.parts.refused > 0 { throw ExitStatus.badLine }
    if summary.refused > 0 || answered.missing > 0 { throw ExitStatus.incomplete }
  }
}
