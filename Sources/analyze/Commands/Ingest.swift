import ArgumentParser
import Coaching
import Foundation
import Reports
import SystemPackage
import TranscriptIngest
import TranscriptModel

/// Brings transcripts into the database.
struct Ingest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read transcripts into the database: files and folders, however deep.",
    discussion: """
      Known content is skipped, changed content replaces its session. A manifest (a CSV file \
      with the columns path, program, coach, client, date, session_type, consent, \
      coach_aliases, client_aliases) says who met whom and when; one that is called \
      sessions.csv and lies in a given folder is found without --manifest. Without one, a path \
      such as PROGRAM/COACH/CLIENT/2026-03-02.vtt or a name such as "2026-03-02 Dana Ruiz - \
      Omar Haddad.vtt" tells, and a recorder's own name, such as \
      GMT20260302-140002_Recording.vtt, the day alone. What nothing tells stays unknown.

      \(LimitsHelp.text)

      Exit codes: 0 everything is stored, 1 some inputs are not (each is named with its \
      reason), 64 usage, 66 a file of --rules, --model or --key-file is not there, 74 the \
      database or the model cannot be used.
      """)

  @OptionGroup var archive: ArchiveOptions

  @OptionGroup var database: DatabaseOption

  @OptionGroup var labelling: ModelOption

  @OptionGroup var identity: IdentityOptions

  @Option(help: "Read every file as this format; `analyze formats` lists the names.")
  var format: String?

  @Option(help: "How many files are read at the same time (default: one a core).")
  var jobs: Int?

  @Option(
    help:
      "A YAML file with the limits of the rules; it holds for the database until another is given.",
    completion: .file())
  var rules: String?

  @Flag(help: "Store pseudonyms in the place of people's names, made with --key-file.")
  var pseudonyms = false

  @OptionGroup var key: KeyOption

  @Flag(help: "Take in again what was forgotten: only where its people agreed anew.")
  var readmit = false

  @Flag(help: "Store the sessions alone: pairs are compared by the next command that needs it.")
  var withoutComparing = false

  @Option(
    help: "How progress is shown on standard error: auto, line, plain, json or none.")
  var progress = ProgressMeter.Form.auto

  @Flag(help: "Print what became of the files as one JSON object instead of lines.")
  var json = false

  @Flag(help: "Print the usual rules as a commented YAML file, and do nothing else.")
  var printRules = false

  func validate() throws {
    if archive.paths.isEmpty, !printRules {
      throw ValidationError(
        "Name the files and folders to read; `analyze help` shows all commands.")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs expects a number from 1 to 256, found \(jobs).")
    }
    if pseudonyms, key.keyFile == nil { throw ValidationError(KeyOption.isMissing) }
    // Without the flag real names would be stored by somebody who gave a key so that they are not.
    if !pseudonyms, key.keyFile != nil {
      throw ValidationError("--key-file goes with --pseudonyms.")
    }
    try FormatName.validate(format)
  }

  func run() async throws {
    if printRules { return try write(RuleFile.commented()) }
    let rules = try rules.map(givenRules)
    let key = pseudonyms ? try key.load() : nil
    let watchers = Interruption.watch()
    defer { withExtendedLifetime(watchers) {} }
    var archive = try archive.find(identity.stated)
    archive.found = archive.found.without(database: FilePath(database.path))
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let store = try database.openForAnalyses(.createIfMissing, jobs: jobs)
    try usingStore { () throws(StoreError) in try store.accept(key) }
    if let rules { try usingStore { () throws(StoreError) in try store.set(rules) } }
    let model = try labelling.load()
    let run = BatchRun(
      store: store, ingestor: Ingestor(), analyzer: SessionAnalyzer(model: model),
      model: model.version, identities: archive.identities, format: format,
      jobs: jobs,
      moment: Date.now.ISO8601Format(), readmittedBy: readmit ? NSUserName() : nil,
      pseudonymiser: key.map {
        Pseudonymiser(key: $0, people: archive.identities.people(of: archive.found.files))
      },
      withoutConsent: try usingStore { () throws(StoreError) in
        try store.pathsWithoutConsent()
      })
    try quarantineLost(archive, in: run)
    if let key {
      for index in archive.found.files.indices {
        archive.found.files[index].pseudonym = key.path(archive.found.files[index].canonicalName)
      }
    }
    let summary = try await ingest(archive.found.files, by: run)
    if !withoutComparing {
      _ = try usingStore { () throws(StoreError) in
        try ContinuityRefresh(store).run(jobs: jobs, showing: progress)
      }
    }
    let changes = try usingStore { () throws(StoreError) in
      try store.analysisChanges().filter { $0.moment == run.moment }
    }
    let result = IngestClosing(
      stored: summary.stored, unchanged: summary.unchanged, moved: summary.moved,
      refused: summary.refused + archive.lost, database: database.path, changes: changes)
    try finish(result, archive)
  }

  /// The rules of a file.
  private func givenRules(_ file: String) throws -> ContinuityRules {
    let bytes = try fileBytes(file)
    do throws(RuleFileError) {
      return try RuleFile.rules(bytes, at: file)
    } catch {
      Messages.line(SafeText(error.message).text)
      throw ExitCode.validationFailure
    }
  }

  /// Tells what cannot be read at all, and records what is there and yet cannot.
  private func quarantineLost(_ archive: Archive, in run: BatchRun) throws {
    archive.tellLost()
    let key = run.pseudonymiser?.key
    let refusals = archive.found.problems.refusals(under: key)
    let reached = archive.found.reached.map { key?.path($0.shown) ?? $0.shown }
    try usingStore { () throws(StoreError) in
      try run.store.release(reached: reached, isReachable: FilePath.isReachable)
    }
    if !refusals.isEmpty {
      try usingStore { () throws(StoreError) in try run.store.quarantine(refusals, at: run.moment) }
    }
  }

  private func ingest(_ files: [InputFile], by run: BatchRun) async throws -> BatchSummary {
    var meter = ProgressMeter(progress, total: Progress.Amount(of: files))
    do throws(StoreError) {
      let summary = try await run.run(files) { file, outcome in
        meter.advance(past: file, outcome)
      }
      meter.finish()
      return summary
    } catch {
      meter.finish()
      Messages.line(error.description)
      Messages.line("stopped: sessions stored so far are kept; run the same command to go on")
      throw ExitStatus.cannotUse
    }
  }

  private func finish(_ result: IngestClosing, _ archive: Archive) throws {
    guard (try? FilePath(database.path).stat()) != nil else {
      Messages.safeLine(
        "\(database.path): error[database-cannot-open]: expected the database at its path, found "
          + "nothing there at the end of the run; what the run stored is lost: run it again")
      throw ExitStatus.cannotUse
    }
    archive.tellPassedOver()
    archive.tellContradictions()
    if result.moved > 0 {
      let files = counted(result.moved, "file")
      Messages.line("\(files) moved, renamed or copied: known by content, not analysed again")
    }
    if let signal = Interruption.signal {
      Messages.line("stopped by a signal: \(result.counts); run the same command to go on")
      throw ExitCode(Interruption.exitCode(for: signal))
    }
    try? write(json ? result.json : result.text)
    if result.refused > 0 { throw ExitStatus.incomplete }
  }
}
