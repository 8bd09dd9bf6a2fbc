import ArgumentParser
import Coaching

/// Judges a model on labelled turns and clauses.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge a model on labelled turns and clauses: agreement, confusion, calibration.",
    discussion: """
      Figures come with 95 % intervals from 500 seeded draws of the documents: for each source, \
      for each role, for turns of each length. Last comes how far they move when the same turns \
      are written down otherwise: in lower case without marks, with fillers, in British or \
      American spelling, with contractions or without. Judge only on documents that the model \
      has not learnt from.

      Files of clauses (`id source doc prev clause move`) judge the moves, beside what markers \
      alone reach. With --folds no model is judged but the way it is taught: the sources are \
      dealt into folds, and each is judged by moves that were learnt from the others.

      Exit codes: 0 done, 64 usage, 65 a line of a label file is bad, or there is nothing to judge \
      on, 66 a file is not there, 74 a model or the output cannot be used.
      """)

  @Argument(help: "The label files to judge on.", completion: .file())
  var labels: [String]

  @OptionGroup var model: ModelOption

  @Option(help: "Judge moves by this many folds over the sources instead of the model.")
  var folds: Int?

  @Flag(help: "Print one JSON object instead of a table.")
  var json = false

  func validate() throws {
    if let folds, folds < 2 { throw ValidationError("--folds needs two or more.") }
  }

  func run() throws {
    var taken = LabelPaths()
    let found = try Labels(taken.untaken(labels))
    try found.requireAny(in: labels)
    if folds != nil, !found.turns.isEmpty || found.clauses.isEmpty {
      throw ValidationError("--folds judges moves: give files of clauses alone.")
    }
    let model = try model.load()
    let moves = found.clauses.isEmpty ? nil : moves(found.clauses, model)
    let parts = found.turns.isEmpty ? [] : turns(found.turns, model)
    if json {
      let all = parts.map(\.json) + (moves.map { ["\"moves\":\($0.json)"] } ?? [])
      return try write("{\(all.joined(separator: ","))}\n")
    }
    let name = folds.map { "\($0) folds" } ?? "model \(model.version)"
    try write(
      "\(name)\n\n" + (parts.map(\.text) + (moves.map { [$0.text] } ?? [])).joined(separator: "\n"))
  }

  private func moves(_ clauses: [LabelledClauses], _ model: BalanceModel) -> MoveEvaluation {
    guard let folds else { return MoveEvaluation(of: model, on: clauses) }
    return MoveEvaluation(folds: folds, of: clauses, by: MoveTrainer(), on: model)
  }

  /// The scopes by source as they have always been, further groupings and variants beside them.
  private func turns(
    _ turns: [LabelledTurn], _ model: BalanceModel
  ) -> [(text: String, json: String)] {
    let annotations = model.annotate(turns)
    let evaluations = Evaluation.Grouping.allCases.map {
      Evaluation(gold: turns, annotations: annotations, by: $0)
    }
    let variants = VariantEvaluation(of: model, on: turns)
    return zip(["scopes", "roles", "lengths"], evaluations).map { name, evaluation in
      (evaluation.text, "\"\(name)\":\(evaluation.json)")
    } + [(variants.text, "\"variants\":\(variants.json)")]
  }
}
