import Testing
import TranscriptModel

@testable import Coaching

@Suite struct SessionReadingTests {
  private func session(_ texts: [String]) -> [SpokenText] { texts.map { SpokenText($0) } }

  /// Twelve words.
  private static let plain = "and then we talked about the plan for the next few weeks"

  @Test func `a hundred words with hardly a mark are talk without marks`() {
    let talk = Array(repeating: Self.plain, count: 20)
    #expect(session(talk).isWithoutMarks)
    #expect(session(talk + ["it took 2.5 days"]).isWithoutMarks)
    #expect(session(talk.map { "\($0), mostly" }).isWithoutMarks)
  }

  @Test(arguments: [".", "?", "!"]) func `talk with marks is not`(mark: String) {
    let talk = Array(repeating: Self.plain, count: 20)
    #expect(!session(talk.map { $0 + mark }).isWithoutMarks)
    // One in five turns is enough.
    let seldom = talk.enumerated().map { $0.offset % 5 == 0 ? $0.element + mark : $0.element }
    #expect(!session(seldom).isWithoutMarks)
  }

  @Test func `few words tell nothing about marks`() {
    #expect(!session([]).isWithoutMarks)
    #expect(!session(["okay", "and how did it go", "fine thanks"]).isWithoutMarks)
  }

  @Test func `only talk without marks is read as such`() {
    let texts = (TrainedModel.coaching + TrainedModel.mentorship + TrainedModel.neither)
    let long = (texts + texts).map { (SpokenText($0), Role.coach) }
    let bare = (texts + texts).map {
      (SpokenText(SpeechVariant.unpunctuated.apply(to: $0, seed: 0)), Role.coach)
    }
    var model = TrainedModel.model
    let (before, bareBefore) = (model.annotate(long), model.annotate(bare))
    model.unmarkedSession.calibration.modeOffsets = [0, 0, 50]
    #expect(model.annotate(long) == before)
    #expect(bareBefore.contains { $0.bestMode != .neither })
    #expect(model.annotate(bare).allSatisfy { $0.bestMode == .neither })
  }

  @Test func `both readings are learnt from sessions, and stand in the file`() throws {
    let model = ModelTrainer(options: TrainedModel.options).train(TrainedModel.series)
    for reading in [model.session, model.unmarkedSession] {
      #expect(reading.layer.rows.count == SequenceLayer.inputs)
      #expect(reading.calibration != Calibration())
    }
    #expect(model.session != model.unmarkedSession)
    let copy = try BalanceModel(bytes: model.bytes)
    #expect(copy == model)
  }

  @Test func `without sessions both readings are those of single turns`() {
    let model = TrainedModel.model
    #expect(model.session == model.unmarkedSession)
    #expect(model.session.layer == .none)
    #expect(model.session.calibration == model.calibration)
  }
}
