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
    abstract: "Read transcripts into the database: files and folders, however deep.",
    discussion: """
      Known content is skipped, changed content replaces its session. A manifest (a CSV file \
      with the columns path, program, coach, client, date, session_type, consent, \
      coach_aliases, client_aliases) says who met whom and when; one that is called \
      sessions.csv and lies in a given folder is found without --manifest. Without one, a path \
      such as PROGRAM/COACH/CLIENT/2026-03-02.vtt or a name such as "2026-03-02 Dana Ruiz - \
      Omar Haddad.vtt" tells. What nothing tells stays unknown.

      \(LimitsHelp.text)

      Exit codes: 0 everything is stored, 1 some inputs are not (each is named with its \
      reason), 64 usage, 74 the database cannot be used.
      """)

  @Argument(help: "The files and folders to read.", completion: .file())
  var paths: [String] = []

  @OptionGroup var database: DatabaseOption

  @Option(help: "A manifest; may be given several times.", completion: .file())
  var manifest: [String] = []

  @Option(help: "The program of sessions for which nothing else tells it.")
  var program: String?

  @Option(help: "The coach of sessions for which nothing else tells it.")
  var coach: String?

  @Option(help: "The client of sessions for which nothing else tells it.")
  var client: String?

  @Option(help: "The day of sessions for which nothing else tells it, such as 2026-03-02.")
  var date: String?

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

  @Flag(help: "Print the usual rules as a commented YAML file, and do nothing else.")
  var printRules = false

  func validate() throws {
    if paths.isEmpty, !printRules {
      throw ValidationError("Name the files and folders to read.")
    }
    if let date, Day(date) == nil {
      throw ValidationError("--date expects a day such as 2026-03-02, found '\(date)'.")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs expects a number from 1 to 256, found \(jobs).")
    }
    if pseudonyms, key.keyFile == nil { throw ValidationError(KeyOption.isMissing) }
    try FormatName.validate(format)
  }

  func run() async throws {
    if printRules { return try write(RuleFile.commented()) }
    let rules = try rules.map(givenRules)
    let key = pseudonyms ? try key.load() : nil
    let watchers = Interruption.watch()
    defer { withExtendedLifetime(watchers) {} }
    let found = FileFinder.find(paths.map { FilePath($0) })
      .joiningMeetings().without(database: FilePath(database.path))
    let identities = try identities(found.manifests)
    try refuseWhatIsNothing(found)
    let store = try database.open(.createIfMissing)
    try usingStore { () throws(StoreError) in try store.accept(key) }
    if let rules { try usingStore { () throws(StoreError) in try store.set(rules) } }
    let model = try ModelOption.shipped()
    let run = BatchRun(
      store: store, ingestor: Ingestor(), analyzer: SessionAnalyzer(model: model),
      model: model.version,
      identities: identities, format: format,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      moment: Date.now.ISO8601Format(), readmittedBy: readmit ? NSUserName() : nil,
      pseudonymiser: key.map { Pseudonymiser(key: $0, people: identities.people(of: found.files)) })
    let lost = try quarantineLost(found, identities, in: run)
    let summary = try await ingest(found.files.map { stored($0, under: key) }, by: run)
    _ = try usingStore { () throws(StoreError) in
      try ContinuityRefresh(store).run { Interruption.signal != nil }
    }
    try finish(summary, found, refused: summary.refused + lost)
  }

  /// The path under which the database knows a file.
  private func stored(_ path: String, under key: PseudonymKey?) -> String {
    key?.path(path) ?? path
  }

  private func stored(_ file: InputFile, under key: PseudonymKey?) -> InputFile {
    var file = file
    file.storedPath = stored(file.canonicalName, under: key)
    return file
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

  private func identities(_ found: [FilePath]) throws -> Identities {
    var identities = Identities(
      options: SessionIdentity(program: program, coach: coach, client: client, date: date))
    let limit = Ingestor().limits.fileBytes
    let given = manifest.map { FilePath($0) }
    for place in given + found {
      let bytes: [UInt8]
      do throws(InputProblem) {
        bytes = try FileReading.bytes(of: place, limit: limit)
      } catch {
        Messages.line(SafeText(error.description(of: place.shown)).text)
        throw ExitCode.validationFailure
      }
      // A file that only bears a manifest's name, such as an export's, is none.
      guard given.contains(place) || Manifest.isManifest(bytes) else { continue }
      do throws(ManifestError) {
        identities.add(try Manifest(bytes, at: place))
      } catch {
        Messages.line(SafeText(error.message).text)
        throw ExitCode.validationFailure
      }
    }
    return identities
  }

  /// Stops before a database is made where no path leads to anything, as after a mistyped command.
  private func refuseWhatIsNothing(_ found: FileFinder.Findings) throws {
    let isNothing = found.files.isEmpty && found.skipped.isEmpty && manifest.isEmpty
    guard isNothing, found.problems.allSatisfy({ $0.problem.code == "not-found" }) else { return }
    if let only = paths.first, paths.count == 1, !only.contains("/"), !only.contains(".") {
      throw ValidationError("There is no file, folder or command '\(only)'.")
    }
    for (path, problem) in found.problems { tell(problem, of: path.shown) }
    throw ExitStatus.incomplete
  }

  /// Tells what cannot be read at all, and records what is there and yet cannot.
  ///
  /// A path that leads nowhere is no input, so it has no row: it would stay there for ever.
  private func quarantineLost(
    _ found: FileFinder.Findings, _ identities: Identities, in run: BatchRun
  ) throws -> Int {
    for (path, problem) in found.problems { tell(problem, of: path.shown) }
    for (manifest, row) in identities.missing {
      let reason = "line \(row.line) of \(manifest.shown) names a file that is not there"
      tell(InputProblem(stage: .input, code: "not-found", reason: reason), of: row.path)
    }
    let refusals = found.problems.filter { $0.problem.code != "not-found" }.map { path, problem in
      Refusal(
        path: stored((path.canonical ?? path).shown, under: run.pseudonymiser?.key),
        contentHash: nil,
        stage: problem.stage.rawValue,
        code: problem.code, reason: problem.reason)
    }
    if !refusals.isEmpty {
      try usingStore { () throws(StoreError) in try run.store.quarantine(refusals, at: run.moment) }
    }
    return found.problems.count + identities.missing.count
  }

  private func ingest(_ files: [InputFile], by run: BatchRun) async throws -> BatchSummary {
    do throws(StoreError) {
      return try await run.run(files) { file, problem in tell(problem, of: file.path.shown) }
    } catch {
      Messages.line(error.description)
      Messages.line("stopped: sessions stored so far are kept; run the same command to go on")
      throw ExitStatus.cannotUse
    }
  }

  private func tell(_ problem: InputProblem, of name: String) {
    Messages.line(SafeText(problem.description(of: name)).text)
  }

  private func finish(
    _ summary: BatchSummary, _ found: FileFinder.Findings, refused: Int
  ) throws {
    tellPassedOver(found.skipped)
    let counts =
      "\(summary.stored) stored, \(summary.unchanged) unchanged, \(refused) refused"
    if let signal = Interruption.signal {
      Messages.line("stopped by a signal: \(counts); run the same command to go on")
      throw ExitCode(Interruption.exitCode(for: signal))
    }
    try? write("\(counts) in \(SafeText(database.path).text)\n")
    if refused > 0 { throw ExitStatus.incomplete }
  }

  private func tellPassedOver(_ skipped: [(path: FilePath, reason: String)]) {
    guard !skipped.isEmpty else { return }
    let shown = skipped.prefix(3).map { path, reason in
      "\(path.lastComponent.map { FilePath(root: nil, [$0]).shown } ?? "") (\(reason))"
    }
    let more = skipped.count > 3 ? " and \(skipped.count - 3) more" : ""
    Messages.line(SafeText("passed over: \(shown.joined(separator: ", "))\(more)").text)
  }
}
