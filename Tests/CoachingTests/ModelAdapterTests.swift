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
    #expect(outcome.parts == [.modes, .zooms])
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
    #expect(outcome.parts.isEmpty)
    let isUnchanged = outcome.model == TrainedModel.model
    #expect(isUnchanged)
  }

  @Test func `corrections of one document cannot be judged, and the model stays`() {
    let outcome = ModelAdapter(options: Self.options).adapt(
      TrainedModel.model, to: Self.corrections(1))
    #expect(outcome.parts.isEmpty)
    let heldBack = outcome.heldBack
    #expect(heldBack == 0)
    let before = outcome.before
    #expect(before == nil)
    let isUnchanged = outcome.model == TrainedModel.model
    #expect(isUnchanged)
  }

  @Test func `better is what has fewer wrong labels of a part and surprises less`() {
    let before = ModelAdapter.Figures(modes: 20, wrongModes: 20, zooms: 20, wrongZooms: 5, loss: 2)
    var after = ModelAdapter.Figures(modes: 20, wrongModes: 5, zooms: 20, wrongZooms: 5, loss: 1)
    #expect(after.isBetter(than: before, in: .modes))
    #expect(!after.isBetter(than: before, in: .zooms), "as many wrong labels are no gain")
    after.loss = 2
    #expect(!after.isBetter(than: before, in: .modes))
  }

  @Test func `one in a hundred anchors more may be wrong, of modes and of zooms`() {
    let before = ModelAdapter.Figures(modes: 150, wrongModes: 10, zooms: 150, wrongZooms: 20)
    var after = before
    after.wrongZooms = 21
    after.wrongModes = 12
    #expect(after.isAsGood(as: before, in: .zooms))
    #expect(!after.isAsGood(as: before, in: .modes), "better zooms do not pay for worse modes")
  }

  @Test func `what would be lost on the anchors is not taken`() {
    // Talk of ours in which the same words are labelled the other way round.
    let anchors = Self.corrections(12).map { turn -> LabelledTurn in
      var turn = turn
      turn.mode = turn.mode == .coaching ? .mentorship : .coaching
      return turn
    }
    let corrections = Self.corrections(30).map { turn -> LabelledTurn in
      var turn = turn
      turn.doc = "theirs " + turn.doc
      return turn
    }
    let outcome = ModelAdapter(options: Self.options).adapt(
      TrainedModel.model, to: corrections, keeping: anchors)
    #expect(!outcome.parts.contains(.modes))
    let unguarded = ModelAdapter(options: Self.options).adapt(
      TrainedModel.model, to: corrections)
    #expect(unguarded.parts.contains(.modes), "they are taken where nothing is lost")
  }

  @Test func `corrections of modes alone leave the rungs as they were`() {
    let corrections = Self.corrections(12).map { turn -> LabelledTurn in
      var turn = turn
      turn.rung = nil
      return turn
    }
    let outcome = ModelAdapter(options: Self.options).adapt(
      TrainedModel.model, to: corrections, keeping: TrainedModel.turns)
    #expect(outcome.parts == [.modes])
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
    #expect(outcome.parts.isEmpty)
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
