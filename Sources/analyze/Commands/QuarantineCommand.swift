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
    let gone = inputs.filter(\.isGone)
    try usingStore { () throws(StoreError) in try store.release(gone.map(\.refusal.path)) }
    for input in gone { Messages.safeLine("\(input.shownName): is not there any more") }
    let here = inputs.filter { !$0.isGone }
    let model = try labelling.load()
    let again = RefusedFiles(here)
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let run = BatchRun(
      store: store, ingestor: Ingestor(), analyzer: SessionAnalyzer(model: model),
      model: model.version, identities: try again.identities(manifest), format: format,
      jobs: jobs, moment: Date.now.ISO8601Format())
    for input in again.closed { Messages.safeLine("\(input.shownName): \(input.whyClosed)") }
    let summary = try await summary(of: again.files, by: run)
    _ = try usingStore { () throws(StoreError) in
      try ContinuityRefresh(store).run(jobs: jobs) { Interruption.signal != nil }
    }
    let stored = summary.stored + summary.unchanged
    let refused = summary.refused + again.closed.count
    try? write("\(stored) stored, \(gone.count) gone, \(refused) still refused\n")
    if let signal = Interruption.signal { throw ExitCode(Interruption.exitCode(for: signal)) }
    if refused > 0 { throw ExitStatus.incomplete }
  }

  private func summary(of files: [InputFile], by run: BatchRun) async throws -> BatchSummary {
    do throws(StoreError) {
      return try await run.run(files) { file, outcome in
        guard case .refused(let problem, _) = outcome else { return }
        Messages.problem(problem, of: file.path.shown)
      }
    } catch {
      Messages.line(error.description)
      throw ExitStatus.cannotUse
    }
  }
}

/// The files of refused inputs, found again as the run that refused them found them.
private struct RefusedFiles {
  /// The files.
  private(set) var files: [InputFile] = []
  /// Inputs that cannot be tried here.
  private(set) var closed: [QuarantinedInput] = []
  private var manifests: [FilePath] = []

  init(_ inputs: [QuarantinedInput]) {
    closed = inputs.filter(\.isClosed)
    let open = Dictionary(grouping: inputs.filter { !$0.isClosed }) { $0.refusal.root }
    for (root, inputs) in open.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      add(inputs.map(\.refusal.path), below: root.map { FilePath($0) })
    }
  }

  /// A file below a folder that was searched is searched for again, since its place below the
  /// folder may tell who met whom, and other files may be parts of the same meeting.
  private mutating func add(_ paths: [String], below root: FilePath?) {
    let found = FileFinder.find(root.map { [$0] } ?? paths.map { FilePath($0) }).joiningMeetings()
    let wanted = Set(paths)
    files += found.files.filter { file in
      wanted.contains(file.canonicalName)
        || paths.contains { file.canonicalName.hasPrefix($0 + "/") }
    }
    manifests += found.manifests
  }

  /// Who met whom, by the manifests that are given and those in the folders.
  func identities(_ given: [String]) throws -> Identities {
    try ArchiveOptions.identities(
      given: given.map { FilePath($0) }, found: manifests, options: SessionIdentity())
  }
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

  /// Whether reading the file again is not for this command to decide, or not possible here.
  fileprivate var isClosed: Bool {
    [Refusal.consentRefused, Refusal.forgotten].contains(refusal.code)
      || !refusal.path.hasPrefix("/")
  }

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
    case elsewhere, gone, changed, same, unreadable

    var sentence: String {
      switch self {
      case .elsewhere: "not a file of this machine: run its worker again, and merge"
      case .gone: "the file is not there any more; --retry takes it out of the list"
      case .changed: "the file has changed since then: --retry reads it again"
      case .same: "the file is the same as then"
      case .unreadable: "the file cannot be read, or its content was not known then"
      }
    }
  }

  fileprivate var state: State {
    guard refusal.path.hasPrefix("/") else { return .elsewhere }
    if isGone { return .gone }
    let file = InputFile(path: FilePath(refusal.path), components: [])
    let limit = IngestLimits().fileBytes
    guard let former = refusal.contentHash,
      let hash = try? FileReading.hashedBytes(of: file, limit: limit).hash
    else { return .unreadable }
    return hash == former ? .same : .changed
  }
}
