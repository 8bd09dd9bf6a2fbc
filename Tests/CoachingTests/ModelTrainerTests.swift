import Testing
import TranscriptModel

@testable import Coaching

@Suite struct ModelTrainerTests {
  @Test func `a trained model knows what it was taught`() {
    let found = TrainedModel.turns.map { TrainedModel.model.classify($0.input).bestMode }
    let right = zip(found, TrainedModel.turns).count { $0 == $1.mode }
    #expect(right >= 22)
  }

  @Test func `the same turns and seed give the same bytes`() {
    let again = ModelTrainer(options: TrainedModel.options).train(TrainedModel.turns)
    #expect(again.bytes == TrainedModel.model.bytes)
  }

  @Test func `another seed gives other weights`() {
    var options = TrainedModel.options
    options.seed = 2
    let other = ModelTrainer(options: options).train(TrainedModel.turns)
    #expect(other.bytes != TrainedModel.model.bytes)
  }

  @Test func `further turns leave what judges sessions as it is`() {
    let more = [
      LabelledTurn(
        input: TurnInput(id: "a", text: "Then we moved the queue.", role: .coach),
        source: "archive", doc: "x", mode: .mentorship, rung: 2)
    ]
    let model = ModelTrainer(options: TrainedModel.options).train(
      TrainedModel.turns, further: FurtherTurns(speeches: more))
    #expect(model.table == TrainedModel.model.table)
    #expect(model.speechTable != TrainedModel.model.speechTable)
  }

  @Test func `tuning turns do not tell when to stop what judges sessions`() {
    var options = TrainedModel.options
    options.epochs = options.blindEpochs + 1
    options.rounds = 2
    let trainer = ModelTrainer(options: options)
    let plain = trainer.train(TrainedModel.turns)
    #expect(trainer.train(TrainedModel.turns, dev: TrainedModel.turns).table == plain.table)
    #expect(plain.table != TrainedModel.model.table, "the mean of two trainings is another table")
  }

  @Test func `nothing to learn from gives a model without an opinion`() {
    let model = ModelTrainer(options: TrainedModel.options).train([])
    let annotation = model.classify(TurnInput(id: "1", text: "Hello.", role: .coach))
    #expect(annotation.modeProbabilities.allSatisfy { abs($0 - 1.0 / 3) < 1e-9 })
  }

  @Test func `tuning on other turns changes the probabilities and not the version`() {
    let dev = (0..<2).flatMap { copy in
      TrainedModel.turns.map { turn in
        var turn = turn
        turn.doc += "/\(copy)"
        return turn
      }
    }
    let tuned = ModelTrainer(options: TrainedModel.options).train(TrainedModel.turns, dev: dev)
    #expect(tuned.version == "test.1")
    #expect(tuned.bytes != TrainedModel.model.bytes)
    let sure = tuned.classify(TrainedModel.turns[0].input).modeProbabilities[0]
    #expect(sure > TrainedModel.model.classify(TrainedModel.turns[0].input).modeProbabilities[0])
  }
}
