import ArgumentParser
import Coaching
import Reports
import SystemPackage
import TranscriptIngest
import TranscriptModel

/// Analyses sessions for a cluster engine: NDJSON in, NDJSON out.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Analyse sessions for a cluster engine: one JSON object a line in, one a line out.",
    discussion: """
      In: {"id": "…", "source": "path or URI", "format": "auto", "text": "…", "meta": {"coach": \
      "…", "client": "…", "program": "…", "date": "…"}}, as `analyze inputs` writes them. \
      Without text, the file at source is read. Out: for each line the analysed session or an \
      error record, in the same order; the last line, {"type": "end", …}, counts them. Nothing \
      is stored; `analyze merge` brings the output into a database. docs/archives.md has every \
      field and recipes.

      \(LimitsHelp.text)

      Exit codes: 0 every line was answered, also where some are error records; 64 usage; 65 the \
      input ends within a line; 66 the file of --model is not there; 74 the input or the model \
      cannot be read, or the output cannot be written.
      """)

  @OptionGroup var identity: IdentityOptions

  @OptionGroup var labelling: ModelOption

  @Option(help: "Read every session as this format; `analyze formats` lists the names.")
  var format: String?

  func validate() throws {
    try FormatName.validate(format)
  }

  func run() throws {
    let model = try labelling.load()
    let worker = SessionWorker(
      ingestor: Ingestor(), analyzer: SessionAnalyzer(model: model), model: model.version,
      options: identity.stated, format: format)
    var output = WorkerOutput(config: worker.config)
    var lines = LineReader(.standardInput, limit: WorkerInput.lineLimit)
    var number = 0
    while let line = try next(&lines, &output) {
      number += 1
      switch line {
      case .tooLong(let digest):
        try output.add(SessionWorker.answerToLongLine(number: number, digest))
      case .whole(let bytes), .unended(let bytes):
        if bytes.isEmpty { continue }
        let answer = worker.answer(to: bytes, number: number)
        if case .unended = line, answer.isOfBrokenLine { return try refuseCutInput(output) }
        try output.add(answer)
      }
    }
    try output.end()
  }

  private func next(
    _ lines: inout LineReader, _ output: inout WorkerOutput
  ) throws -> LineReader.Line? {
    do {
      return try lines.next { try output.flush() }
    } catch let error as Errno {
      Messages.line("standard input: error[unreadable]: cannot be read (\(error))")
      throw ExitStatus.cannotUse
    }
  }

  /// The answers so far are given, but not the end record, so that nobody takes them for all.
  private func refuseCutInput(_ output: WorkerOutput) throws {
    var output = output
    try output.flush()
    Messages.line(
      "standard input: error[truncated]: expected a whole JSON object on the last line, found a "
        + "part of one; send the input again")
    throw ExitStatus.badLine
  }
}

/// The answers of `worker`, written before more input is waited for.
private struct WorkerOutput {
  /// How many bytes are held back at most.
  private static let most = 1 << 20

  let config: String
  private var text = ""
  private var (stored, failed) = (0, 0)

  init(config: String) {
    self.config = config
  }

  mutating func add(_ answer: WorkerAnswer) throws {
    switch answer {
    case .analyzed: stored += 1
    case .failed: failed += 1
    }
    text += answer.json(config: config) + "\n"
    if text.utf8.count >= Self.most { try flush() }
  }

  mutating func flush() throws {
    guard !text.isEmpty else { return }
    try write(text)
    text = ""
  }

  /// Writes the record that says that nothing is missing.
  mutating func end() throws {
    text +=
      JSON.object([
        ("v", .integer(SessionRecord.version)), ("type", .string("end")),
        ("in", .integer(stored + failed)), ("ok", .integer(stored)), ("err", .integer(failed)),
        ("analyzer", .string(analyzeVersion)),
      ]).text + "\n"
    try flush()
  }
}

extension WorkerAnswer {
  /// Whether the line was no JSON object.
  fileprivate var isOfBrokenLine: Bool {
    if case .failed(let failure) = self { return failure.problem.code == "not-an-object" }
    return false
  }
}
