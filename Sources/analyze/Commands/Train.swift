import ArgumentParser
import Coaching
import Foundation
import SystemPackage

/// Fits a model to labelled turns and clauses.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Fit a model of mode, zoom and moves to labelled turns and clauses.",
    discussion: """
      Label files are TSV without quoting, with one of three headers: `id source doc prev text \
      role mode rung` (single turns), `session turn speaker mode rung text` (whole sessions in \
      order) or `id source doc prev clause move` (clauses with their moves). The same files and \
      options give the same model, byte for byte.

      With files of clauses alone, only the moves are learnt: everything else stays as it is in \
      a model that is there (--base, else the one that ships).

      With --speeches, turns that stand alone are judged by further ones too, such as turns of \
      podcasts; with --exchanges, short ones by other talk, such as counselling (with --accurate \
      all that are like such talk). \
      How sessions are judged is not learnt from them, since those are talked otherwise.

      With --accurate, turns teach what a small encoder of sentences adds to the model that ships \
      (`--model accurate` elsewhere is what was learnt so of our own data). What the encoder was \
      taught on (--taught) teaches words alone there, since it knows these turns too well.

      With --pieces, nothing is learnt: the file holds what an encoder is taught by \
      (Training/encoder).

      With --corrections, a model that is there (--base, else the one that ships) is adapted to \
      turns that a coach has relabelled, beside labelled turns of our own. A third of the \
      documents is held back, and the adapted model is only written where it is better on the \
      corrections and hardly worse on ours; else --model gets the base.

      Exit codes: 0 done, also where the base was better, 64 usage, 65 a line of a label file is \
      bad, or there is nothing to learn from, 66 a file is not there, 74 a model, the folder of \
      --texts or the output cannot be used.
      """)

  @Argument(help: "The label files to learn from.", completion: .file())
  var labels: [String] = []

  @Option(help: "A label file of corrected turns, to adapt a model to.", completion: .file())
  var corrections: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Label files of further turns, to judge turns by that stand alone.",
    completion: .file())
  var speeches: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Label files of other exchanges, to judge turns by that stand alone and are like them.",
    completion: .file())
  var exchanges: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "With --accurate: label files of what the encoder that ships was taught on.",
    completion: .file())
  var taught: [String] = []

  @Option(
    help: "The model to adapt, or to put moves into (default: the model that ships).",
    completion: .file())
  var base: String?

  @Option(help: "Where to write the model.")
  var model: String

  @Option(help: "A label file from other documents, to stop in time and to set thresholds on.")
  var dev: String?

  @Option(help: "A folder of texts (Markdown), without labels, to learn vectors and marks from.")
  var texts: String?

  @Option(help: "The version that the model bears (`--version NAME` says the same here).")
  var modelVersion: String?

  // The program's own `--version` stands in every help; two of one name would say nothing.
  @Option(help: .hidden)
  var version: String?

  @Flag(help: "Learn what the encoder adds to the model that ships, instead of a model.")
  var accurate = false

  @Flag(help: "Write to --model the pieces that the encoder reads of each turn, instead.")
  var pieces = false

  /// The version that was given, by either name.
  private var givenVersion: String? { modelVersion ?? version }

  func validate() throws {
    if modelVersion != nil, version != nil {
      throw ValidationError("--model-version and --version say the same: give one of them.")
    }
    if let givenVersion, !ModelVersion.isValid(givenVersion) {
      throw ValidationError(
        "--model-version expects something of at most 64 bytes without control characters.")
    }
    if labels.isEmpty == corrections.isEmpty {
      throw ValidationError("Give label files to learn from, or --corrections to adapt a model.")
    }
    if !corrections.isEmpty, dev != nil || texts != nil || accurate {
      throw ValidationError("--dev, --texts and --accurate do not go with --corrections.")
    }
    if accurate, base != nil {
      throw ValidationError("--accurate goes with the model that ships, not with --base.")
    }
    if !taught.isEmpty, !accurate { throw ValidationError("--taught goes with --accurate.") }
    if pieces,
      dev != nil || texts != nil || accurate || base != nil || givenVersion != nil
        || !(corrections + speeches + exchanges).isEmpty
    {
      throw ValidationError("--pieces goes with label files and --model alone.")
    }
    if !(speeches + exchanges).isEmpty, base != nil || !corrections.isEmpty {
      throw ValidationError(
        "--speeches and --exchanges go with a model that is trained from nothing, not with --base "
          + "or --corrections.")
    }
  }

  mutating func run() throws {
    takeEachFileOnce()
    try refuseToWriteOverLabels()
    guard corrections.isEmpty else { return try adapt() }
    let found = try Labels(labels)
    guard !pieces else { return try writePieces(of: found) }
    try found.requireAny(in: labels)
    if accurate {
      try learnAccurate(found)
    } else if found.turns.isEmpty, !found.clauses.isEmpty, dev == nil, texts == nil,
      speeches.isEmpty, exchanges.isEmpty
    {
      try learnMoves(found)
    } else if base != nil {
      throw ValidationError(
        "--base stays as it is but for its moves: give files of clauses alone, "
          + "or --corrections, with it.")
    } else {
      try learn(found)
    }
  }

  /// Leaves out the files that were given before, so that nothing is learnt from twice.
  private mutating func takeEachFileOnce() {
    var taken = LabelPaths()
    labels = taken.untaken(labels)
    corrections = taken.untaken(corrections)
    speeches = taken.untaken(speeches)
    exchanges = taken.untaken(exchanges)
    taught = taken.untaken(taught)
  }

  /// The model must not take the place of what it is learnt from.
  private func refuseToWriteOverLabels() throws {
    let given = labels + corrections + speeches + exchanges + taught + (dev.map { [$0] } ?? [])
    let place = FilePath(model).canonical
    guard place == nil || !given.contains(where: { FilePath($0).canonical == place }) else {
      throw ValidationError("--model expects a file of its own, found one of the label files.")
    }
  }

  private func writePieces(of labels: Labels) throws {
    let turns = labels.turns
    guard !turns.isEmpty, labels.clauses.isEmpty else {
      throw ValidationError("--pieces reads files of turns alone.")
    }
    let table = try usingModel { () throws(ModelError) in try BalanceModel.encoderInput(turns) }
    try save(Array(table.utf8))
    try write("what the encoder reads of \(counted(turns.count, "turn")) is in \(model)\n")
  }

  private func withFurther(_ labels: Labels) throws -> Labels {
    var labels = labels
    labels.further.speeches = try speeches.flatMap { try labelledTurns($0) }
    labels.further.exchanges = try exchanges.flatMap { try labelledTurns($0) }
    labels.further.taught = try taught.flatMap { try labelledTurns($0) }
    return labels
  }

  /// The labelled turns of `--dev`; none without it.
  private func devTurns() throws -> [LabelledTurn] {
    guard let dev else { return [] }
    let turns = try labelledTurns(dev)
    try Labels(turns: turns).requireAny(in: [dev])
    return turns
  }

  /// Trains from nothing.
  private func learn(_ labels: Labels) throws {
    let devTurns = try devTurns()
    var options = ModelTrainer.Options()
    if let givenVersion { options.version = givenVersion }
    let labels = try withFurther(labels)
    var trained = ModelTrainer(options: options).train(
      labels.turns, further: labels.further, dev: devTurns,
      texts: try texts.map(furtherTexts) ?? []
    ) { Messages.line($0) }
    if !labels.clauses.isEmpty {
      trained = MoveTrainer().train(labels.clauses, on: trained, version: trained.version)
    }
    try finish(trained, learnt: labels)
  }

  /// Learns what the encoder adds to the model that ships.
  private func learnAccurate(_ labels: Labels) throws {
    guard !labels.turns.isEmpty, labels.clauses.isEmpty else {
      throw ValidationError("--accurate learns from files of turns alone.")
    }
    let labels = try withFurther(labels)
    let dev = try devTurns()
    let texts = try texts.map(furtherTexts) ?? []
    let trained = try usingModel { () throws(ModelError) in
      try BalanceModel.trainAccurate(
        labels.turns, further: labels.further, dev: dev, texts: texts, version: givenVersion
      ) { Messages.line($0) }
    }
    try finish(trained.model.version, trained.bytes, learnt: labels)
  }

  /// Puts moves into a model that is there.
  private func learnMoves(_ labels: Labels) throws {
    let known = try compactBase()
    try finish(
      MoveTrainer().train(
        labels.clauses, on: known,
        version: givenVersion ?? ModelVersion.of(known.version, and: "moves")),
      learnt: labels)
  }

  /// The model to build upon, whose own weights can be moved.
  private func compactBase() throws -> BalanceModel {
    let known = try ModelOption.load(base)
    guard !known.isAccurate else {
      throw ValidationError("--base expects a compact model: an accurate one is learnt beside it.")
    }
    return known
  }

  private func finish(_ trained: BalanceModel, learnt labels: Labels) throws {
    let trained = givenVersion == nil ? trained.withDigestInVersion : trained
    try finish(trained.version, trained.bytes, learnt: labels)
  }

  private func finish(_ version: String, _ bytes: [UInt8], learnt labels: Labels) throws {
    try save(bytes)
    try write("\(version): \(labels.learnt), \(bytes.count) bytes in \(model)\n")
  }

  /// Adapts a model that is there.
  private func adapt() throws {
    let known = try compactBase()
    let turns = try corrections.flatMap { try labelledTurns($0) }
    try Labels(turns: turns).requireAny(in: corrections)
    var options = ModelTrainer.Options()
    options.version = givenVersion ?? ModelVersion.of(known.version, and: "corrections")
    let anchors = try usingModel { () throws(ModelError) in try ModelAdapter.anchors() }
    var outcome = ModelAdapter(options: options).adapt(known, to: turns, keeping: anchors)
    if !outcome.parts.isEmpty, givenVersion == nil {
      outcome.model = outcome.model.withDigestInVersion
    }
    try save(outcome.model.bytes)
    try write(Self.report(outcome, path: model))
  }

  private static func report(_ outcome: ModelAdapter.Outcome, path: String) -> String {
    let learnt = counted(outcome.learnt, "turn")
    guard let before = outcome.before, let after = outcome.after else {
      return "\(outcome.model.version) stays: of \(learnt) too few could be held back to judge on "
        + "(\(ModelAdapter.fewestHeldBack) modes or zooms of other documents at least); "
        + "it is in \(path)\n"
    }
    var lines = [
      "\(learnt) learnt, \(outcome.heldBack) of other documents held back",
      "held back             before   after",
    ]
    lines += wrongLabels(before, after)
    lines.append("surprise (nats)      \(thousandths(before.loss)) \(thousandths(after.loss))")
    if let before = outcome.anchorsBefore, let after = outcome.anchorsAfter {
      lines.append("talk of ours, to see that nothing is lost:")
      lines += wrongLabels(before, after)
    }
    let parts = outcome.parts.map(\.rawValue).joined(separator: " and ")
    lines.append(
      "\(parts.isEmpty ? "not better, so not adapted" : "adapted in \(parts)"): "
        + "\(outcome.model.version) is in \(path)")
    return lines.map { $0 + "\n" }.joined()
  }

  private static func wrongLabels(
    _ before: ModelAdapter.Figures, _ after: ModelAdapter.Figures
  ) -> [String] {
    ModelAdapter.Part.allCases.map { part in
      let (all, wrong) = before.labels(of: part)
      return "wrong \(part.rawValue) of \(padded(all, 5)) \(padded(wrong, 8)) "
        + padded(after.labels(of: part).wrong, 7)
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private static func thousandths(_ number: Double) -> String {
    let digits = String((number * 1000).rounded() / 1000)
    return String(repeating: " ", count: max(0, 7 - digits.count)) + digits
  }

  private func save(_ bytes: [UInt8]) throws {
    do {
      let writer = try ResultWriter(path: FilePath(model))
      try writer.write(bytes: bytes)
      try writer.close()
    } catch {
      Messages.unwritten(model, error)
      throw ExitStatus.cannotUse
    }
  }
}

/// The texts of a folder and the folders in it, in order of their paths.
private func furtherTexts(_ folder: String) throws -> [String] {
  // Foundation does not look behind a link to a folder.
  let place = FilePath(folder).canonical?.string ?? folder
  let paths = (FileManager.default.subpaths(atPath: place) ?? []).sorted()
  let texts = paths.filter { $0.hasSuffix(".md") }
  guard !texts.isEmpty else {
    Messages.line("\(folder): error[no-texts]: expected a folder with Markdown files")
    throw ExitStatus.cannotUse
  }
  return try texts.map { String(decoding: try fileBytes("\(place)/\($0)"), as: UTF8.self) }
}

/// What label files hold: turns, or clauses, told apart by their headers.
struct Labels {
  private(set) var turns: [LabelledTurn] = []
  private(set) var clauses: [LabelledClauses] = []
  /// Turns that teach nothing about sessions.
  var further = FurtherTurns()

  /// Reads files.
  ///
  /// - Throws: The exit code of a file that cannot be used; the reason stands on standard error.
  init(_ paths: [String]) throws {
    for path in paths {
      let bytes = try fileBytes(path)
      if LabelFile.holdsClauses(bytes) {
        clauses += try labelled(path) { () throws(LabelFile.Failure) in
          try LabelFile.readClauses(bytes)
        }
      } else {
        turns += try labelledTurns(path, bytes)
      }
    }
  }

  /// Labels that have been read.
  init(turns: [LabelledTurn]) {
    self.turns = turns
  }

  /// Says so and stops where there is nothing to learn from or to judge on.
  func requireAny(in paths: [String]) throws {
    guard clauses.isEmpty, !turns.contains(where: \.isLabelled) else { return }
    Messages.line(
      "\(paths.joined(separator: ", ")): error[no-labels]: expected at least one turn with a mode "
        + "or a rung, or a clause with its move, found none; give files with labels")
    throw ExitStatus.badLine
  }

  /// What has been learnt, as in `20 turns and 7 clauses learnt`.
  var learnt: String {
    let number = clauses.reduce(0) { $0 + $1.clauses.count }
    let labelled = turns.count(where: \.isLabelled)
    let parts = [
      labelled == 0 ? nil : counted(labelled, "turn"),
      clauses.isEmpty ? nil : counted(number, "clause"),
    ]
    let all = "\(parts.compactMap { $0 }.joined(separator: " and ")) learnt"
    let alone = further.labelled
    let taught = further.taught.count(where: \.isLabelled)
    return all + (alone == 0 ? "" : ", and \(counted(alone, "turn")) for those that stand alone")
      + (taught == 0 ? "" : ", and \(counted(taught, "turn")) for the words alone")
  }
}

/// The labelled turns of a file, whose folder names the document of a session file.
///
/// - Throws: The exit code of a file that cannot be used; the reason stands on standard error.
private func labelledTurns(_ path: String) throws -> [LabelledTurn] {
  try labelledTurns(path, try fileBytes(path))
}

private func labelledTurns(_ path: String, _ bytes: [UInt8]) throws -> [LabelledTurn] {
  // The same file is the same document, however its path is spelt.
  let folder = FilePath(FileManager.default.currentDirectoryPath)
  let place = folder.pushing(FilePath(path)).lexicallyNormalized()
  let name = place.removingLastComponent().lastComponent?.string ?? path
  return try labelled(path) { () throws(LabelFile.Failure) in
    try LabelFile.read(bytes, name: name)
  }
}

private func labelled<Label>(
  _ path: String, _ read: () throws(LabelFile.Failure) -> [Label]
) throws -> [Label] {
  do throws(LabelFile.Failure) {
    return try read()
  } catch {
    Messages.line("\(path):\(error)")
    throw ExitStatus.badLine
  }
}
