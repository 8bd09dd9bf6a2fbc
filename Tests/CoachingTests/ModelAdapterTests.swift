import Testing
import TranscriptModel

@testable import Coaching

@Suite struct ModelAdapterTests {
  private static let options: ModelTrainer.Options = {
    var options = TrainedModel.options
    options.version = "test.1+corrections"
    return options
  }()

  /// A program whose coaches say "ship shape" when they coach and "by the book" when they advise.
  private static func corrections(_ documents: Int) -> [LabelledTurn] {
    (0..<documents).flatMap { document in
      (0..<4).map { turn -> LabelledTurn in
        let isCoaching = turn % 2 == 0
        let text = turn % 2 == 0 ? "Ship shape, team number \(turn)." : "By the book, item \(turn)."
        return LabelledTurn(
          input: TurnInput(id: "\(document)/\(turn)", text: text, role: .coach), source: "own",
          doc: "doc \(document)", mode: isCoaching ? .coaching : .mentorship,
          rung: isCoaching ? 4 : 1)
      }
    }
  }

  @Test func `corrections that hold elsewhere make a better model, and it is taken`() throws {
    let adapter = ModelAdapter(options: Self.options)
    let outcome = adapter.adapt(
      TrainedModel.model, to: Self.corrections(12))
    let isAdapted = outcome.isAdapted
    #expect(isAdapted)
    let version = outcome.model.version
    #expect(version == "test.1+corrections")
    let counts = [outcome.learnt, outcome.heldBack]
    #expect(counts == [32, 16])
    let before = try #require(outcome.before)
    let after = try #require(outcome.after)
    #expect(after.loss < before.loss)
    #expect(after.wrongModes + after.wrongZooms <= before.wrongModes + before.wrongZooms)
    let coached = TurnInput(id: "new", text: "Ship shape, team number 9.", role: .coach)
    let found = outcome.model.classify(coached).bestMode
    #expect(found == .coaching)
  }

  @Test func `corrections that do not hold in other documents leave the model as it was`() {
    let corrections = Self.corrections(12)
    let held = ModelAdapter.heldBack(corrections)
    #expect(held.count == 4)
    let contrary = corrections.map { turn -> LabelledTurn in
      guard held.contains(turn.doc) else { return turn }
      var turn = turn
      turn.mode = turn.mode == .coaching ? .mentorship : .coaching
      turn.rung = turn.rung == 4 ? 1 : 4
      return turn
    }
    let outcome = ModelAdapter(options: Self.options).adapt(TrainedModel.model, to: contrary)
    let isAdapted = outcome.isAdapted
    #expect(!isAdapted)
    let isUnchanged = outcome.model == TrainedModel.model
    #expect(isUnchanged)
  }

  @Test func `corrections of one document cannot be judged, and the model stays`() {
    let outcome = ModelAdapter(options: Self.options).adapt(
      TrainedModel.model, to: Self.corrections(1))
    let isAdapted = outcome.isAdapted
    #expect(!isAdapted)
    let heldBack = outcome.heldBack
    #expect(heldBack == 0)
    let before = outcome.before
    #expect(before == nil)
    let isUnchanged = outcome.model == TrainedModel.model
    #expect(isUnchanged)
  }

  @Test func `what is better on corrections and worse on the anchors is not taken`() {
    let before = ModelAdapter.Figures(modes: 20, wrongModes: 20, loss: 2)
    let after = ModelAdapter.Figures(modes: 20, wrongModes: 5, loss: 1)
    let anchors = ModelAdapter.Figures(modes: 200, wrongModes: 20)
    let worse = ModelAdapter.Figures(modes: 200, wrongModes: 23)
    var outcome = ModelAdapter.Outcome(
      model: TrainedModel.model, isAdapted: false, learnt: 40, heldBack: 20, before: before,
      after: after, anchorsBefore: anchors, anchorsAfter: anchors)
    #expect(outcome.isBetter)
    outcome.anchorsAfter = worse
    #expect(!outcome.isBetter)
    outcome.anchorsAfter = anchors
    outcome.after?.wrongModes = 20
    #expect(!outcome.isBetter, "as many wrong labels are no gain")
  }

  @Test func `one in a hundred anchors more may be wrong, of modes and of zooms`() {
    let before = ModelAdapter.Figures(modes: 150, wrongModes: 10, zooms: 150, wrongZooms: 20)
    var after = before
    after.wrongZooms = 21
    after.wrongModes = 11
    #expect(after.isAsGood(as: before))
    after.wrongZooms = 22
    after.wrongModes = 5
    #expect(!after.isAsGood(as: before), "better modes do not pay for worse zooms")
  }

  @Test func `corrections of modes alone leave the rungs as they were`() {
    let corrections = Self.corrections(12).map { turn -> LabelledTurn in
      var turn = turn
      turn.rung = nil
      return turn
    }
    let outcome = ModelAdapter(options: Self.options).adapt(
      TrainedModel.model, to: corrections, keeping: TrainedModel.turns)
    let isAdapted = outcome.isAdapted
    #expect(isAdapted)
    let turn = corrections[0].input
    let (before, after) = (TrainedModel.model.classify(turn), outcome.model.classify(turn))
    let moved = zip(after.modeProbabilities, before.modeProbabilities).map { abs($0 - $1) }
    #expect(moved.max() ?? 0 > 0.05)
    // A row's weights share a scale, so that those that stay are rounded anew.
    let rounded = zip(after.zoomProbabilities, before.zoomProbabilities).map { abs($0 - $1) }
    #expect(rounded.max() ?? 1 < 0.005)
  }

  @Test func `few labels held back tell nothing, and the model stays`() {
    let outcome = ModelAdapter(options: Self.options).adapt(
      TrainedModel.model, to: Self.corrections(3))
    let isAdapted = outcome.isAdapted
    #expect(!isAdapted)
    #expect(outcome.heldBack == 4)
    let before = outcome.before
    #expect(before == nil)
  }

  @Test func `the anchors that ship are sessions and single turns with labels`() throws {
    let anchors = try ModelAdapter.anchors()
    #expect(anchors.count > 1_000)
    #expect(anchors.contains(where: \.isOfSession) && anchors.contains { !$0.isOfSession })
    #expect(Set(anchors.compactMap(\.mode)) == Set(Mode.allCases))
    #expect(Set(anchors.compactMap(\.rung)) == Set(0...5))
    let held = ModelAdapter.heldBack(anchors)
    let guards = anchors.filter { held.contains($0.doc) }
    #expect(guards.count > 300 && guards.contains(where: \.isOfSession))
  }

  @Test func `the same model and corrections give the same bytes`() {
    let adapter = ModelAdapter(options: Self.options)
    let corrections = Self.corrections(9)
    let once = adapter.adapt(TrainedModel.model, to: corrections)
    let again = adapter.adapt(TrainedModel.model, to: corrections)
    let isSame = once.model.bytes == again.model.bytes
    #expect(isSame)
  }
}
