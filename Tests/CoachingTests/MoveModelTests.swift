import Testing
import TranscriptModel

@testable import Coaching

@Suite struct MoveModelTests {
  private func clauses(_ text: String, role: Role = .coach) -> [MoveClause] {
    TaughtMoves.model.clauses(of: TurnInput(id: "1", text: text, role: role))
  }

  @Test func `a turn that does several things is told clause by clause`() {
    let text = "I had that at my last place. You should ask her, but what is stopping you?"
    #expect(clauses(text).map(\.move) == [.ownStory, .advice, .openQuestion])
    #expect(clauses(text).wordsByMove.map(\.words) == [7, 4, 5])
  }

  @Test func `the moves of a turn are told once each, in order of the text`() {
    let annotation = TaughtMoves.model.classify(
      TurnInput(
        id: "1", text: "Okay. How did that feel? You should ask her. What is stopping you?",
        role: .coach))
    #expect(annotation.moves == ["openQuestion", "advice"])
  }

  @Test func `what the words around weigh is the same added up at once and one by one`() throws {
    let turn = SpokenText(
      "Okay, so you wrote to him. I'd have waited a day, and I often did. What did he say?")
    let clauses = ClauseCutter.clauses(of: turn)
    let moves = try #require(TaughtMoves.model.moves)
    let previous = TurnContext.Neighbour(text: SpokenText("I wrote to him."), role: .client)
    let features = MoveFeatures(turn, clauses, after: previous)
    #expect(clauses.count > 2)
    for (index, found) in moves.moves(of: turn, after: previous).enumerated() {
      var vector = FeatureVector(log2Rows: moves.table.log2Rows)
      features.extract(index, into: &vector)
      let listed = moves.table.scores(vector)
      let scores = found.scores.lanes
      for lane in Move.allCases.indices {
        #expect(abs(scores[lane] - listed[lane]) < 1e-4 * max(1, abs(listed[lane])))
      }
    }
  }

  @Test func `what is unpacked beforehand weighs what it weighs one by one`() throws {
    let table = try #require(TaughtMoves.model.moves).table
    let known = KnownMoveSums(table)
    for entry in Lexicon.shared.hashes.indices {
      for field in MoveFeatures.WordField.allCases {
        let row: MoveRow = table.sum(hash: field.hash(Lexicon.shared.hashes[entry]))
        #expect(known.word(Int32(entry), in: field) == row)
      }
    }
    for shape in (0..<MoveShape.count).map(MoveShape.init(place:)) {
      let row: MoveRow = table.sum(hash: shape.hash)
      #expect(known.shape(shape) == row)
    }
  }

  @Test func `features of shape have places of their own`() {
    let shapes = [
      MoveShape.bias, MoveShape(id: 0, value: 2), MoveShape(id: 6, value: 31),
      MoveShape(id: 81, value: 63), MoveShape(0, with: 1), MoveShape(1, with: 0),
      MoveShape(WordClass.counted - 1, with: WordClass.counted - 1),
    ]
    #expect(Set(shapes.map(\.place)).count == shapes.count)
    #expect(Set(shapes.map(\.hash)).count == shapes.count)
    #expect(shapes.allSatisfy { (0..<MoveShape.count).contains($0.place) })
  }

  @Test func `a turn of a session makes the moves that it makes alone`() throws {
    let model = TaughtMoves.model
    let moves = try #require(model.moves)
    let texts = [
      "Okay. How did that feel?", "", "You should ask her. What is stopping you?",
      "I had that at my last place, and I wrote it down.", "Yes.",
    ].map { SpokenText($0) }
    let session = model.annotate(texts.map { ($0, Role.coach) })
    for index in texts.indices {
      let previous = index > 0 ? TurnContext.Neighbour(text: texts[index - 1], role: .coach) : nil
      var sink = moves.sink
      let phrases = PhraseMatches(in: texts[index].tokens, of: .labelling)
      var evidence: [Evidence] = []
      #expect(
        session[index].moves
          == moves.names(of: texts[index], phrases, after: previous, &sink, &evidence))
      #expect(session[index].evidence.filter { $0.label.hasPrefix("move.") } == evidence)
    }
  }

  @Test func `evidence for a move is labelled by its name`() {
    #expect(Move.allCases.allSatisfy { $0.evidenceLabel == "move.\($0.rawValue)" })
  }

  @Test func `each move of a turn comes with the clause that makes it`() throws {
    let text = "You should ask her. What is stopping you?"
    let found = TaughtMoves.model.classify(TurnInput(id: "1", text: text, role: .coach))
    let told = found.evidence.filter { $0.label.hasPrefix("move.") }
    #expect(told.map(\.label) == found.moves.map { "move.\($0)" })
    let words = told.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(words == ["You should ask her.", "What is stopping you?"])
    #expect(told.allSatisfy { $0.weight > 0 })
  }

  @Test func `of several clauses that make a move the one that weighs most is its evidence`() throws
  {
    let moves = try #require(TaughtMoves.model.moves)
    let text = SpokenText("How did it? Okay. What is stopping you? So how did that feel, then?")
    let found = moves.moves(of: text, after: nil).filter { $0.move == .openQuestion }
    let weights = found.map { EvidenceFinder.weight(of: $0.place, in: $0.scores) }
    try #require(weights.first != weights.max(), "the first clause must not be the surest")
    let told = TaughtMoves.model.annotate([(text, Role.coach)])[0].evidence
    let clauses = told.filter { $0.label == "move.openQuestion" }
    #expect(clauses.map(\.weight) == [Double(try #require(weights.max()))])
  }

  @Test func `a move that nobody taught is told by its marker`() throws {
    let clause = try #require(clauses("There's a good chapter on this.").first)
    #expect(clause.move == .resource)
    #expect(clause.probability == nil)
  }

  @Test func `a client's turn makes no moves`() {
    #expect(clauses("You should ask her.", role: .client).isEmpty)
    let client = TurnInput(id: "1", text: "You should ask her.", role: .client)
    #expect(TaughtMoves.model.classify(client).moves.isEmpty)
  }

  @Test(arguments: [
    "What now?", "…", "?", "Ünïcödé wörds", "I I I um uh", "[laughter] yes", "", "   \n",
    "no marks at all here just words and then you should ask her because i would",
    "Right. So, when I was your age, I'd ask. Why not you?",
  ])
  func `every move has evidence inside its clause, and words add up`(text: String) {
    let found = clauses(text)
    let spoken = SpokenText(text).tokens.count { $0.kind == .word && !$0.isContracted }
    #expect(found.reduce(0) { $0 + $1.words } == spoken)
    for clause in found {
      let isTaught = clause.move.map(TaughtMoves.taught.contains) ?? true
      #expect(clause.evidence.isEmpty == (clause.move == nil || !isTaught))
      #expect((clause.probability ?? (isTaught ? 0 : 1)) > 0)
      for evidence in clause.evidence {
        #expect(evidence.label == "move.\(clause.move?.rawValue ?? "")")
        #expect(clause.range.contains(evidence.range.lowerBound))
        #expect(evidence.range.upperBound <= clause.range.upperBound)
      }
    }
  }

  @Test func `the words that speak for a move are its evidence`() throws {
    let text = "You should write it down."
    let clause = try #require(clauses(text).first)
    #expect(clause.move == .advice)
    let words = clause.evidence.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(words.joined(separator: " ").contains("should"), "\(words)")
  }

  @Test func `the same clauses give the same model, and everything else stays`() {
    let again = TaughtMoves.trainer.train(
      TaughtMoves.turns, on: TrainedModel.model, version: "test.1+moves")
    #expect(again.bytes == TaughtMoves.model.bytes)
    for turn in TrainedModel.turns {
      #expect(
        Self.withoutMoves(again.classify(turn.input))
          == Self.withoutMoves(TrainedModel.model.classify(turn.input)))
    }
  }

  private static func withoutMoves(_ annotation: Annotation) -> Annotation {
    var annotation = annotation
    annotation.moves = []
    annotation.evidence.removeAll { $0.label.hasPrefix("move.") }
    return annotation
  }

  @Test func `a model with moves read back from its bytes is the same model`() throws {
    let copy = try BalanceModel(bytes: TaughtMoves.model.bytes)
    #expect(copy == TaughtMoves.model)
    #expect(try BalanceModel(bytes: TrainedModel.model.bytes).moves == nil)
  }

  @Test func `a model without moves leaves them to the markers`() {
    let text = "I'd start with the tests. What do you think?"
    let turn = TurnInput(id: "1", text: text, role: .coach)
    #expect(TrainedModel.model.clauses(of: turn) == ClauseMoves.clauses(of: text))
    #expect(TrainedModel.model.classify(turn).moves == ["advice", "openQuestion"])
  }

  @Test func `adapting a model to corrections keeps its moves`() {
    var options = TrainedModel.options
    options.version = "test.2"
    let outcome = ModelAdapter(options: options).adapt(
      TaughtMoves.model, to: TrainedModel.turns)
    #expect(outcome.model.moves == TaughtMoves.model.moves)
  }

  @Test func `every marker of a move has a move of its name`() {
    let names = Marker.all.filter { $0.kind == .move }.map(\.name)
    #expect(names.allSatisfy { Move(rawValue: $0) != nil })
    #expect(Move.allCases.count <= WeightTable.lanes)
  }
}
