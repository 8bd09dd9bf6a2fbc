import ArgumentParser
import Coaching
import SystemPackage

/// Labels turns: NDJSON in, NDJSON out.
struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Label turns: one JSON object a line in, one a line out, in the same order.",
    discussion: """
      In: {"id": "…", "text": "…", "role": "coach|client|unknown", "previous": [{"role": "…", \
      "text": "…"}, …], "next": {"role": "…", "text": "…"}}; previous and next may be missing. \
      A bad line is answered with an error record, and the rest goes on.

      Exit codes: 0 every line was labelled, 64 usage, 65 a line was bad, 66 the file or that of \
      --model is not there, 74 the model or the output cannot be used.
      """)

  @OptionGroup var model: ModelOption

  @Flag(help: "Tell a coach's turns clause by clause too: words and move of each.")
  var clauses = false

  @Argument(help: "The file to read; standard input where it is missing.")
  var file: String?

  func run() throws {
    var labeller = TurnLabeller(try model.load())
    var bad = 0
    try LineInput(file).answer { line, number in
      let answer = ClassifyRecord.answer(to: line, number, by: &labeller, withClauses: clauses)
      if !answer.isGood { bad += 1 }
      return answer.json
    }
    if bad > 0 {
      Messages.line(
        "\(counted(bad, "line")) could not be read; the error record that answers each says why")
      throw ExitStatus.badLine
    }
  }
}

/// Which model labels the turns.
struct ModelOption: ParsableArguments {
  @Option(
    help: """
      `compact`, the model that ships (the default); `accurate`, the same with a small encoder \
      beside it, slower by far; or a file of `analyze train`.
      """)
  var model: String?

  /// Loads the model.
  ///
  /// - Throws: The exit code of a model that cannot be used; the reason stands on standard error.
  func load() throws -> BalanceModel { try Self.load(model) }

  /// Loads the model in a file, or one that ships.
  ///
  /// - Throws: The exit code of a model that cannot be used; the reason stands on standard error.
  static func load(_ model: String?) throws -> BalanceModel {
    switch model {
    case nil, "compact":
      return try usingModel { () throws(ModelError) in try BalanceModel.shipped() }
    case "accurate":
      return try usingModel { () throws(ModelError) in try BalanceModel.shippedAccurate() }
    case let file?:
      let bytes = try fileBytes(file)
      return try usingModel(file) { () throws(ModelError) in try BalanceModel.reading(bytes) }
    }
  }
}

/// Runs what needs a model; the reason of a failure stands on standard error.
///
/// - Parameters:
///   - file: The model's file; nil for one that ships.
///   - body: What needs it.
/// - Returns: What `body` returns.
/// - Throws: The exit code of a model that cannot be used.
func usingModel<Value>(
  _ file: String? = nil, _ body: () throws(ModelError) -> Value
) throws -> Value {
  do throws(ModelError) {
    return try body()
  } catch {
    Messages.line((file.map { "\($0): " } ?? "") + "error[bad-model]: \(error)")
    throw ExitStatus.cannotUse
  }
}

/// The bytes of a file that a command needs.
///
/// - Throws: The exit code of a file that cannot be read; the reason stands on standard error.
func fileBytes(_ path: String) throws -> [UInt8] {
  do throws(InputProblem) {
    return try FileReading.bytes(of: FilePath(path), limit: 1 << 30)
  } catch {
    Messages.line(error.description(of: path))
    throw ExitStatus.notFound
  }
}
