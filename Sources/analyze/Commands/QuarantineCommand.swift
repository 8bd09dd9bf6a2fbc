import ArgumentParser
import Coaching
import Foundation
import Reports
import SystemPackage
import TranscriptIngest
import TranscriptModel

/// Shows what was refused, and tries it again.
struct QuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Show which inputs were refused and why, and try them again.",
    discussion: """
      Exit codes: 0 shown, or with --retry nothing is refused any more; 1 with --retry, some \
      inputs are still refused; 64 usage; 66 there is no such input, or the file of --model is \
      not there; 74 the database or the model cannot be used.
      """)

  @OptionGroup var database: DatabaseOption

  @OptionGroup var labelling: ModelOption

  @Option(help: "Tell everything about one input: its id, the beginning of it, or its path.")
  var explain: String?

  @Flag(help: "Read the refused files again, as ingest does.")
  var retry = false

  @Option(help: "Only inputs that were refused with this code.")
  var code: String?

  @Option(help: "With --retry: a manifest; may be given several times.", completion: .file())
  var manifest: [String] = []

  @Option(help: "With --retry: read every file as this format.")
  var format: String?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if retry, explain != nil || json {
      throw ValidationError("--retry does not go with --explain and --json.")
    }
    if !retry, !manifest.isEmpty || format != nil {
      throw ValidationError("--manifest and --format go with --retry.")
    }
    try FormatName.validate(format)
  }

  func run() async throws {
    let store = try database.open(.existing)
    let all = try usingStore { () throws(StoreError) in try store.quarantined() }
    let inputs = all.filter { code == nil || $0.refusal.code == code }
    if let explain {
      let input = try found(explain, in: inputs)
      return try write(json ? input.json.text + "\n" : input.explanation)
    }
    if retry { return try await retry(inputs, in: store) }
    let list = json ? Self.json(inputs) : Self.table(inputs, code)
    try write(list)
  }

  private func found(_ name: String, in inputs: [QuarantinedInput]) throws -> QuarantinedInput {
    let candidates = inputs.filter {
      $0.id.hasPrefix(name) || $0.refusal.path == name || $0.refusal.name == name
    }
    guard let input = candidates.first, candidates.count == 1 else {
      let what =
        candidates.isEmpty
        ? "there is no refused input '\(name)'; `analyze quarantine` shows what there is"
        : "'\(name)' could be any of \(candidates.map(\.id).joined(separator: ", "))"
      Messages.safeLine(what)
      throw ExitStatus.notFound
    }
    return input
  }

  // MARK: The list

  private static func json(_ inputs: [QuarantinedInput]) -> String {
    JSON.object([
      ("count", .integer(inputs.count)), ("quarantine", .list(inputs.map(\.json))),
    ]).pretty
  }

  private static func table(_ inputs: [QuarantinedInput], _ code: String?) -> String {
    guard !inputs.isEmpty else {
      return "nothing is refused\(code.map { " with the code '\($0)'" } ?? "")\n"
    }
    let width = inputs.map(\.refusal.code.count).max() ?? 0
    let rows = inputs.map { input in
      let gap = String(repeating: " ", count: width - input.refusal.code.count)
      return "\(input.id)  \(input.refusal.code)\(gap)  \(input.shownName)"
    }
    let end =
      "\(counted(inputs.count, "input")) refused; --explain ID tells why, --retry tries again"
    return (rows + [end]).map { SafeText($0).text + "\n" }.joined()
  }

  // MARK: Another try

  private func retry(_ inputs: [QuarantinedInput], in store: Store) async throws {
    try usingStore { () throws(StoreError) in try store.accept(nil) }
    let watchers = Interruption.watch()
    defer { withExtendedLifetime(watchers) {} }
    // A refusal of consent outlives its file, which may come back.
    let gone = inputs.filter { $0.isGone && !$0.isClosed }
    try usingStore { () throws(StoreError) in try store.release(gone.map(\.refusal.path)) }
    for input in gone { Messages.safeLine("\(input.shownName): is not there any more") }
    let model = try labelling.load()
    let again = RefusedFiles(inputs.filter { !$0.isGone || $0.isClosed })
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let run = BatchRun(
      store: store, ingestor: Ingestor(), analyzer: SessionAnalyzer(model: model),
      model: model.version, identities: try again.identities(manifest), format: format,
      jobs: jobs, moment: Date.now.ISO8601Format(),
      withoutConsent: try usingStore { () throws(StoreError) in
        try store.pathsWithoutConsent()
      })
    try tell(again, in: run)
    let summary = try await summary(of: again.files, by: run)
    if Interruption.signal == nil {
      // Not before all files below them are stored or have rows of their own.
      try usingStore { () throws(StoreError) in
        try store.release(reached: again.reached, isReachable: FilePath.isReachable)
      }
    }
    _ = try usingStore { () throws(StoreError) in
      try ContinuityRefresh(store).run(jobs: jobs, showing: .auto)
    }
    let stored = summary.stored + summary.unchanged
    let refused = summary.refused + again.stillRefused
    let counts = "\(stored) stored, \(gone.count) gone, \(refused) still refused"
    if let signal = Interruption.signal {
      Messages.line(
        "stopped by a signal: \(counts), the rest was not tried; run the same command to go on")
      throw ExitCode(Interruption.exitCode(for: signal))
    }
    try? write("\(counts)\n")
    if refused > 0 { throw ExitStatus.incomplete }
  }

  /// Tells and records which inputs cannot be read now either.
  private func tell(_ again: RefusedFiles, in run: BatchRun) throws {
    for input in again.closed { Messages.safeLine("\(input.shownName): \(input.whyClosed)") }
    for input in again.unfound { Messages.problem(.notFoundAgain, of: input.shownName) }
    for lost in again.lost { Messages.problem(lost.problem, of: lost.path.shown) }
    try usingStore { () throws(StoreError) in
      try run.store.quarantine(again.lost.refusals(), at: run.moment)
    }
  }

  private func summary(of files: [InputFile], by run: BatchRun) async throws -> BatchSummary {
    var meter = ProgressMeter(.auto, total: Progress.Amount(of: files))
    defer { meter.finish() }
    do throws(StoreError) {
      return try await run.run(files) { file, outcome in meter.advance(past: file, outcome) }
    } catch {
      meter.clear()
      Messages.line(error.description)
      throw ExitStatus.cannotUse
    }
  }
}

extension InputProblem {
  fileprivate static let notFoundAgain = InputProblem(
    stage: .input, code: "not-found",
    reason: "expected a transcript at this path, found what a search passes over; "
      + "bring it in with `analyze ingest`")
}

extension QuarantinedInput {
  /// What names the input on a command line: the beginning of a digest of its path.
  fileprivate var id: String {
    String(ContentHash.hexadecimal(of: Array(refusal.path.utf8)).prefix(8))
  }

  /// The name to show.
  fileprivate var shownName: String { refusal.name ?? refusal.path }

  /// Whether the path is one of this machine and leads nowhere any more.
  fileprivate var isGone: Bool { FilePath.isGone(refusal.path) }

  fileprivate var whyClosed: String {
    switch refusal.code {
    case Refusal.consentRefused:
      "consent was refused; where it was given since, ingest with the manifest that says so"
    case Refusal.forgotten: "somebody of it was forgotten; ingest --readmit takes it in again"
    default: "is no file of this machine; run its worker again, and merge"
    }
  }

  fileprivate var json: JSON {
    .object([
      ("id", .string(id)), ("path", .string(refusal.path)), ("file", .known(refusal.name)),
      ("stage", .string(refusal.stage)), ("code", .string(refusal.code)),
      ("reason", .string(refusal.reason)), ("content_hash", .known(refusal.contentHash)),
      ("refused_at", .string(moment)), ("now", .string(state.rawValue)),
    ])
  }

  fileprivate var explanation: String {
    let lines = [
      "\(shownName) (\(id))", "path     \(refusal.path)",
      "refused  \(moment), \(refusal.code), while it was at the stage \(refusal.stage)",
      "why      \(refusal.reason)", "now      \(state.sentence)",
    ]
    return lines.map { SafeText($0).text + "\n" }.joined()
  }

  /// What has become of the file since it was refused.
  fileprivate enum State: String {
    case erased, elsewhere, gone, changed, same, unreadable

    var sentence: String {
      switch self {
      case .erased: "a person of it was forgotten, and its path with them; it may not be read"
      case .elsewhere: "not a file of this machine: run its worker again, and merge"
      case .gone: "the file is not there any more; --retry takes it out of the list"
      case .changed: "the file has changed since then: --retry reads it again"
      case .same: "the file is the same as then"
      case .unreadable: "the file cannot be read, or its content was not known then"
      }
    }
  }

  fileprivate var state: State {
    if refusal.isErased { return .erased }
    guard refusal.path.hasPrefix("/") else { return .elsewhere }
    if isGone { return .gone }
    guard let former = refusal.contentHash else { return .unreadable }
    // A meeting is known by the content of all its files.
    let found = FileFinder.find([FilePath(shown: refusal.path)]).joiningMeetings()
    guard let file = found.files.first,
      let hash = try? FileReading.contents(of: file, limit: IngestLimits().fileBytes).hash
    else { return .unreadable }
    return hash == former ? .same : .changed
  }
}
