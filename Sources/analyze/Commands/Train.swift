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
      """)

  @Argument(help: "The label files to learn from.", completion: .file())
  var labels: [String]

  @Option(help: "Where to write the model.")
  var model: String

  @Option(help: "A label file from other documents, to stop in time and to set thresholds on.")
  var dev: String?

  @Option(help: "A folder of further texts (Markdown), without labels, to learn word vectors from.")
  var texts: String?

  @Option(help: "The version that the model bears.")
  var version: String?

  func run() throws {
    let turns = try labels.flatMap { try labelledTurns($0) }
    let devTurns = try dev.map { try labelledTurns($0) } ?? []
    var options = ModelTrainer.Options()
    if let version { options.version = version }
    let trained = ModelTrainer(options: options).train(
      turns, dev: devTurns, texts: try texts.map(furtherTexts) ?? []
    ) { Messages.line($0) }
    do {
      let writer = try ResultWriter(path: FilePath(model))
      try writer.write(bytes: trained.bytes)
      try writer.close()
    } catch {
      Messages.line("\(model): error[cannot-write]: cannot be written (\(error))")
      throw ExitStatus.cannotUse
    }
    let size = trained.bytes.count
    try write(
      "\(trained.version): \(counted(turns.count, "turn")) learnt, \(size) bytes in \(model)\n")
  }
}

/// Judges a model on labelled turns.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge a model on labelled turns: agreement, confusion, calibration.",
    discussion: """
      Figures come with 95 % intervals from 500 seeded draws of the documents. Judge only on \
      documents that the model has not learnt from.
      """)

  @Argument(help: "The label files to judge on.", completion: .file())
  var labels: [String]

  @OptionGroup var model: ModelOption

  @Flag(help: "Print one JSON object instead of a table.")
  var json = false

  func run() throws {
    let model = try model.load()
    let evaluation = Evaluation(of: model, on: try labels.flatMap { try labelledTurns($0) })
    try write(json ? evaluation.json + "\n" : "model \(model.version)\n\n" + evaluation.text)
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
