import Synchronization
import Testing
import TranscriptModel

@testable import Coaching

@Suite struct AccurateModelTests {
  /// Learnt from the tiny label set, with the tiny encoder.
  private func trained(
    _ turns: [LabelledTurn] = TrainedModel.turns, further: FurtherTurns = FurtherTurns()
  ) throws -> BalanceModel {
    let encoder = try #require(MadeEncoder.encoder)
    let trainer = AccurateTrainer(training: TrainedModel.options) {
      encoder.encode($0.spoken(nil)).mean
    }
    return trainer.train(
      turns, further: further, dev: [], texts: [], on: TrainedModel.model, encoder,
      progress: { _ in })
  }

  @Test func `further turns teach how turns alone are judged, and nothing about sessions`() throws {
    let turns = TrainedModel.turns + TrainedModel.series
    let more = TrainedModel.turns.map { turn in
      var turn = turn
      turn.doc = "more/\(turn.doc)"
      turn.mode = .neither
      return turn
    }
    let plain = try trained(turns)
    let further = try trained(turns, further: FurtherTurns(speeches: more))
    #expect(try #require(plain.accurate).single != #require(further.accurate).single)
    let exchanges = try trained(turns, further: FurtherTurns(exchanges: TrainedModel.series))
    #expect(try #require(plain.accurate).session == #require(exchanges.accurate).session)
  }

  @Test func `turns that the encoder was taught on teach words alone`() throws {
    let taught = TrainedModel.series.map { turn in
      var turn = turn
      turn.source = "taught"
      turn.input.text = "taught: \(turn.input.text)"
      return turn
    }
    let encoder = try #require(MadeEncoder.encoder)
    let read = Mutex<[String]>([])
    let trainer = AccurateTrainer(training: TrainedModel.options) { text in
      read.withLock { $0.append(text.text) }
      return encoder.encode(text.spoken(nil)).mean
    }
    let model = trainer.train(
      TrainedModel.turns, further: FurtherTurns(taught: taught), dev: [], texts: [],
      on: TrainedModel.model, encoder, progress: { _ in })
    #expect(try #require(model.accurate).session != #require(trained().accurate).session)
    read.withLock { read in
      #expect(!read.isEmpty)
      #expect(!read.contains { $0.hasPrefix("taught: ") })
    }
  }

  @Test func `exchanges have a head of their own, heard where a turn is like one of them`() throws {
    let exchanges = TrainedModel.turns.map { turn in
      var turn = turn
      turn.doc = "exchanges/\(turn.doc)"
      turn.input.text = "Did you, did you: how did you? \(turn.input.text)"
      turn.mode = .neither
      return turn
    }
    let model = try trained(further: FurtherTurns(exchanges: exchanges))
    let single = try #require(model.accurate).single.marked
    #expect(single.usual != single.exchanges)
    let alone = try #require(try trained().accurate).single.marked
    #expect(alone.usual == alone.exchanges)
    let base = TrainedModel.model
    let bytes = try #require(model.accurateBytes(base: base.version))
    let copy = try BalanceModel(
      accurate: bytes, on: base, encoder: #require(MadeEncoder.encoder))
    #expect(copy.accurate == model.accurate)
    let share = { (text: String) in
      let turn = model.classify(TurnInput(id: "1", text: text, role: .coach))
      return try #require(turn.modeProbabilities.last)
    }
    let text = TrainedModel.mentorship[0]
    #expect(try share("Did you, did you: how did you? \(text)") > share(text))
  }

  /// One test for all that the real encoder is needed for: it is slow in a debug build.
  @Test func `the shipped encoder gives the numbers of PyTorch, and its model labels by them`()
    throws
  {
    let model = try BalanceModel.shippedAccurate()
    let encoder = try #require(model.accurate).encoder
    let text = "What would done look like?"
    let encoded = encoder.encode(SpokenText(text))
    #expect(encoded.tokens == [-1, 0, 1, 2, 3, 4, 5, -1])
    let expected: [Float] = [-0.46344, 0.21102, 0.6124, 0.29167, -0.08163, -0.57528]
    for (found, known) in zip(encoded.mean, expected) { #expect(abs(found - known) < 0.0005) }
    let found = model.classify(TurnInput(id: "1", text: text, role: .coach))
    #expect(found.bestMode == .coaching)
    #expect(!found.evidence.isEmpty)
    #expect(found.evidence.allSatisfy { $0.range.upperBound <= text.utf8.count })
  }

  @Test func `long texts are read as far as there are places, empty ones are none`() throws {
    let encoder = try #require(MadeEncoder.encoder)
    let long = encoder.encode(SpokenText(String(repeating: "what would you ", count: 100)))
    #expect(long.tokens.count == SentenceEncoder.mostPieces)
    #expect(long.mean.allSatisfy { $0.isFinite })
    #expect(encoder.encode(SpokenText("")).tokens == [-1, -1])
  }

  @Test func `what an encoder adds is learnt, the same each time`() throws {
    let model = try trained()
    let coaching = TrainedModel.coaching[0]
    let found = model.classify(TurnInput(id: "1", text: coaching, role: .coach))
    #expect(found.bestMode == .coaching)
    #expect(model.isAccurate && !TrainedModel.model.isAccurate)
    let again = try trained()
    #expect(again == model)
  }

  @Test func `a session is labelled turn by turn, the client's without a mode`() throws {
    let turns = ["How did the talk with Ines go?", "Fine. We cut the scope.", "Mm."].enumerated()
      .map { Turn(speaker: $0.offset % 2, utterances: [$0.offset], text: $0.element, words: 6) }
    var labeller = SessionLabeller(try trained())
    let found = labeller.label(turns: turns, roles: [.coach, .client, .coach])
    #expect(found.count == 3)
    #expect(found[1].bestMode == nil)
    #expect(found.allSatisfy { !$0.evidence.isEmpty })
  }

  @Test func `the file of what was learnt read back is the same model`() throws {
    let model = try trained()
    let base = TrainedModel.model
    let encoder = try #require(MadeEncoder.encoder)
    let bytes = try #require(model.accurateBytes(base: base.version))
    #expect(base.accurateBytes(base: base.version) == nil)
    let layered = try BalanceModel(accurate: bytes, on: base, encoder: encoder)
    #expect(layered.accurate == model.accurate)
    #expect(layered.accurateBytes(base: base.version) == bytes)
    let shipped = try BalanceModel.shipped()
    #expect(throws: ModelError.otherCompactModel(expected: base.version, found: shipped.version)) {
      try BalanceModel(accurate: bytes, on: shipped, encoder: encoder)
    }
    for place in [0, 4, 9, bytes.count / 2, bytes.count - 1] {
      var damaged = bytes
      damaged[place] ^= 0x55
      #expect(throws: ModelError.self) {
        try BalanceModel(accurate: damaged, on: base, encoder: encoder)
      }
    }
    #expect(throws: ModelError.self) {
      try BalanceModel(accurate: Array(bytes.prefix(700)), on: base, encoder: encoder)
    }
  }

  @Test func `sessions with marks and without are read each in their way, also from the file`()
    throws
  {
    let model = try trained(TrainedModel.series)
    #expect(model.session.layer.rows.count == SequenceLayer.inputs)
    #expect(model.unmarkedSession.layer.rows.count == SequenceLayer.inputs)
    #expect(model.session != model.unmarkedSession)
    let heads = try #require(model.accurate)
    #expect(heads.session.marked != heads.session.unmarked)
    #expect(heads.single.marked != heads.single.unmarked)
    let base = TrainedModel.model
    let bytes = try #require(model.accurateBytes(base: base.version))
    let encoder = try #require(MadeEncoder.encoder)
    let copy = try BalanceModel(accurate: bytes, on: base, encoder: encoder)
    #expect(copy.session == model.session && copy.unmarkedSession == model.unmarkedSession)
    #expect(copy.accurate == heads)
  }

  @Test func `only talk without marks is judged by the head for it, by words and evidence`() throws
  {
    let model = try trained(TrainedModel.series)
    let heads = try #require(model.accurate)
    let texts = TrainedModel.series.map(\.input.text)
    let written = texts.map { (SpokenText($0), Role.coach) }
    let bareTexts = texts.map { SpeechVariant.unpunctuated.apply(to: $0, seed: 0) }
    let bare = bareTexts.map { (SpokenText($0), Role.coach) }
    var other = model
    other.accurate = AccuratePart(
      encoder: heads.encoder, session: Self.markedAlone(heads.session),
      single: Self.markedAlone(heads.single))
    #expect(other.annotate(written) == model.annotate(written))
    #expect(other.annotate(bare) != model.annotate(bare))
    let turn = TurnInput(id: "1", text: texts[0], next: [.init(role: .client, text: "Yes.")])
    #expect(other.classify(turn) == model.classify(turn))
    var bareTurn = turn
    bareTurn.text = bareTexts[0]
    #expect(other.classify(bareTurn) == model.classify(bareTurn), "the next turn has a mark")
    bareTurn.next[0].text = "yes"
    #expect(other.classify(bareTurn) != model.classify(bareTurn))
    let session = bare.map { TurnContext.Neighbour(text: $0.0, role: $0.1) }
    let shares = [heads.session.marked, heads.session.unmarked].map { head in
      heads.encode(session, for: head).map(\.tokens)
    }
    #expect(shares[0] != shares[1])
  }

  private static func markedAlone<Head>(
    _ heads: AccuratePart.Heads<Head>
  ) -> AccuratePart.Heads<Head> {
    AccuratePart.Heads(marked: heads.marked, unmarked: heads.marked)
  }

  @Test func `without sessions those without marks are judged as other ones are`() throws {
    let heads = try #require(try trained().accurate)
    #expect(heads.session.unmarked == heads.session.marked)
    #expect(heads.single.unmarked != heads.single.marked)
  }

  @Test func `other bytes are no encoder`() {
    #expect(throws: ModelError.notAModel) { try SentenceEncoder(bytes: []) }
    #expect(throws: ModelError.notAModel) { try SentenceEncoder(bytes: Array("WEBVTT".utf8)) }
    #expect(throws: ModelError.unsupportedFormat(found: 9, supported: 1)) {
      try SentenceEncoder(
        bytes: Array("ABLS".utf8) + [9, 0, 0, 0] + Array(repeating: 0, count: 60))
    }
  }
}
