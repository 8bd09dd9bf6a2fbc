import ArgumentParser
import Coaching
import Foundation
import SystemPackage

/// Fits a model to labelled turns.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit a model of mode and zoom to labelled turns.",
    discussion: """
      Label files are TSV without quoting, with one of two headers: `id source doc prev text \
      role mode rung` (single turns) or `session turn speaker mode rung text` (whole sessions \
      in order). The same files and options give the same model, byte for byte.

      With --corrections, a model that is there (--base, else the one that ships) is adapted to \
      turns that a coach has relabelled. A third of their documents is held back, and the \
      adapted model is only written where it is better on them; else --model gets the base.
      """)

  @Argument(help: "The label files to learn from.", completion: .file())
  var labels: [String] = []

  @Option(help: "A label file of corrected turns, to adapt a model to.", completion: .file())
  var corrections: [String] = []

  @Option(help: "The model to adapt (default: the model that ships).", completion: .file())
  var base: String?

  @Option(help: "Where to write the model.")
  var model: String

  @Option(help: "A label file from other documents, to stop in time and to set thresholds on.")
  var dev: String?

  @Option(help: "A folder of further texts (Markdown), without labels, to learn word vectors from.")
  var texts: String?

  @Option(help: "The version that the model bears.")
  var version: String?

  func validate() throws {
    if labels.isEmpty == corrections.isEmpty {
      throw ValidationError("Give label files to learn from, or --corrections to adapt a model.")
    }
    if base != nil, corrections.isEmpty {
      throw ValidationError("--base is the model to adapt: give --corrections with it.")
    }
    if !corrections.isEmpty, dev != nil || texts != nil {
      throw ValidationError("--dev and --texts do not go with --corrections.")
    }
  }

  func run() throws {
    try corrections.isEmpty ? learn() : adapt()
  }

  /// Trains from nothing.
  private func learn() throws {
    let turns = try labels.flatMap { try labelledTurns($0) }
    let devTurns = try dev.map { try labelledTurns($0) } ?? []
    var options = ModelTrainer.Options()
    if let version { options.version = version }
    let trained = ModelTrainer(options: options).train(
      turns, dev: devTurns, texts: try texts.map(furtherTexts) ?? []
    ) { Messages.line($0) }
    try save(trained)
    let size = trained.bytes.count
    try write(
      "\(trained.version): \(counted(turns.count, "turn")) learnt, \(size) bytes in \(model)\n")
  }

  /// Adapts a model that is there.
  private func adapt() throws {
    let known = try ModelOption.load(base)
    let turns = try corrections.flatMap { try labelledTurns($0) }
    var options = ModelTrainer.Options()
    options.version = version ?? known.version + "+corrections"
    let outcome = ModelAdapter(options: options).adapt(known, to: turns)
    try save(outcome.model)
    try write(Self.report(outcome, path: model))
  }

  private static func report(_ outcome: ModelAdapter.Outcome, path: String) -> String {
    let learnt = counted(outcome.learnt, "turn")
    guard let before = outcome.before, let after = outcome.after else {
      return "\(outcome.model.version) stays: \(learnt) of fewer than two documents, "
        + "so nothing could be held back to judge on; it is in \(path)\n"
    }
    return """
      \(learnt) learnt, \(outcome.heldBack) of other documents held back
      held back            before   after
      wrong modes of \(padded(before.modes, 4)) \(padded(before.wrongModes, 8)) \
      \(padded(after.wrongModes, 7))
      wrong zooms of \(padded(before.zooms, 4)) \(padded(before.wrongZooms, 8)) \
      \(padded(after.wrongZooms, 7))
      surprise (nats)     \(thousandths(before.loss)) \(thousandths(after.loss))
      \(outcome.isAdapted ? "adapted" : "not better, so not adapted"): \
      \(outcome.model.version) is in \(path)

      """
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private static func thousandths(_ number: Double) -> String {
    let digits = String((number * 1000).rounded() / 1000)
    return String(repeating: " ", count: max(0, 7 - digits.count)) + digits
  }

  private func save(_ trained: BalanceModel) throws {
    do {
      let writer = try ResultWriter(path: FilePath(model))
      try writer.write(bytes: trained.bytes)
      try writer.close()
    } catch {
      Messages.line("\(model): error[cannot-write]: cannot be written (\(error))")
      throw ExitStatus.cannotUse
    }
  }
}

/// Judges a model on labelled turns.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge a model on labelled turns: agreement, confusion, calibration.",
    discussion: """
      Figures come with 95 % intervals from 500 seeded draws of the documents: for each source, \
      for each role, for turns of each length. Last comes how far they move when the same turns \
      are written down otherwise: in lower case without marks, with fillers, in British or \
      American spelling, with contractions or without. Judge only on documents that the model \
      has not learnt from.
      """)

  @Argument(help: "The label files to judge on.", completion: .file())
  var labels: [String]

  @OptionGroup var model: ModelOption

  @Flag(help: "Print one JSON object instead of a table.")
  var json = false

  func run() throws {
    let model = try model.load()
    let turns = try labels.flatMap { try labelledTurns($0) }
    let annotations = model.annotate(turns)
    let evaluations = Evaluation.Grouping.allCases.map {
      Evaluation(gold: turns, annotations: annotations, by: $0)
    }
    let variants = VariantEvaluation(of: model, on: turns)
    if json { return try write(Self.json(evaluations, variants)) }
    try write(
      "model \(model.version)\n\n" + evaluations.map(\.text).joined(separator: "\n")
        + "\n" + variants.text)
  }

  /// The scopes by source as they have always been, further groupings and variants beside them.
  private static func json(
    _ evaluations: [Evaluation], _ variants: VariantEvaluation
  ) -> String {
    let lists = zip(["scopes", "roles", "lengths"], evaluations).map { name, evaluation in
      "\"\(name)\":\(evaluation.json)"
    }
    return "{\(lists.joined(separator: ",")),\"variants\":\(variants.json)}\n"
  }
}

/// The texts of a folder and the folders in it, in order of their paths.
private func furtherTexts(_ folder: String) throws -> [String] {
  let paths = (FileManager.default.subpaths(atPath: folder) ?? []).sorted()
  let texts = paths.filter { $0.hasSuffix(".md") }
  guard !texts.isEmpty else {
    Messages.line("\(folder): error[no-texts]: expected a folder with Markdown files")
    throw ExitStatus.cannotUse
  }
  return try texts.map { String(decoding: try fileBytes("\(folder)/\($0)"), as: UTF8.self) }
}

/// The labelled turns of a file, whose folder names the document of a session file.
///
/// - Throws: The exit code of a file that cannot be used; the reason stands on standard error.
private func labelledTurns(_ path: String) throws -> [LabelledTurn] {
  let bytes = try fileBytes(path)
  let name = FilePath(path).removingLastComponent().lastComponent?.string ?? path
  do throws(LabelFile.Failure) {
    return try LabelFile.read(bytes, name: name)
  } catch {
    Messages.line("\(path):\(error)")
    throw ExitStatus.badLine
  }
}
