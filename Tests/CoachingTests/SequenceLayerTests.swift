import Testing
import TranscriptModel

@testable import Coaching

@Suite struct SequenceLayerTests {
  /// A turn that scores `rung`, or nothing in particular.
  private func turn(_ rung: Int?, words: Int = 20, hasMode: Bool = true) -> SequenceLayer.Turn {
    var scores = SIMD16<Float>.zero
    if let rung { scores[WeightTable.rungs.lowerBound + rung] = 3 }
    return SequenceLayer.Turn(own: scores, full: scores, words: words, hasMode: hasMode)
  }

  /// A layer that adds what the surroundings say, on every scale and side alike.
  private var listening: SequenceLayer {
    let outputs = WeightTable.outputs
    return SequenceLayer(
      rows: (0..<SequenceLayer.inputs).map { input in
        var row = SIMD16<Float>.zero
        if input >= 2 * outputs, input < SequenceLayer.scoreInputs { row[input % outputs] = 1 }
        return row
      })
  }

  private func rung(_ scores: SIMD16<Float>) -> Int? {
    (1...5).max {
      scores[WeightTable.rungs.lowerBound + $0] < scores[WeightTable.rungs.lowerBound + $1]
    }
  }

  @Test func `a layer without weights leaves the scores as they are`() {
    let session = [turn(1), turn(nil), turn(5)]
    #expect(SequenceLayer.none.scores(session) == session.map(\.full))
  }

  @Test func `a turn that says nothing takes after the talk around it`() {
    let out = listening.scores([turn(5), turn(5), turn(nil), turn(5)])
    #expect(rung(out[2]) == 5)
    let near = listening.scores([turn(5), turn(1), turn(1), turn(nil), turn(1), turn(1), turn(5)])
    #expect(rung(near[3]) == 1)
  }

  @Test func `long turns weigh more than short ones`() {
    let scores = listening.scores([turn(5, words: 2), turn(nil), turn(1, words: 60)])
    #expect(rung(scores[1]) == 1)
  }

  @Test func `a session read backwards gives the scores backwards`() {
    let talk = [turn(5), turn(1, words: 3), turn(nil), turn(2), turn(4, words: 50)]
    let session = Array(repeatElement(talk, count: 13).joined())
    let forward = SequenceLayer.values(session)
    let backward = SequenceLayer.values(session.reversed())
    let outputs = WeightTable.outputs
    for (values, mirrored) in zip(forward, backward.reversed()) {
      for (before, after) in [(2, 3), (4, 5)] {
        let left = values[before * outputs..<(before + 1) * outputs]
        #expect(Array(left) == Array(mirrored[after * outputs..<(after + 1) * outputs]))
      }
      let (place, other) = (
        values[SequenceLayer.scoreInputs...], mirrored[SequenceLayer.scoreInputs...]
      )
      #expect(place.first.map { 1 - $0 } == other.first)
      #expect(Array(place.dropFirst().prefix(2)) == other.dropFirst().prefix(2).reversed())
    }
    #expect(forward[0].suffix(4).prefix(2) == [0, 1] && forward[64].suffix(4).first == 1)
  }

  @Test func `the edges of a few turns count for less, since somebody may have cut them out`() {
    let values = SequenceLayer.values(Array(repeating: turn(3), count: 15))
    #expect(values[0].suffix(4).prefix(2) == [0, 0.25])
    #expect(values[14].suffix(4).first == 0.25 && values[14].suffix(2) == [0.25, 1])
  }

  @Test func `what a client says tells nothing about the mode`() {
    let client = turn(1, hasMode: false)
    #expect(WeightTable.modes.allSatisfy { client.mass[$0] == 0 })
    #expect(WeightTable.rungs.allSatisfy { client.mass[$0] > 0 })
  }

  @Test func `learning finds that talk stays where it is`() {
    // The words tell the rung of every other turn only; the sessions are of one rung each.
    let sessions = (0..<24).map { index -> ScoredSession in
      let rung = index % 2 == 0 ? 2 : 5
      let scored = (0..<10).map { turn($0 % 2 == 0 ? rung : nil) }
      let turns = (0..<10).map { place in
        LabelledTurn(
          input: TurnInput(id: "\(index)/\(place)", text: "so", role: .coach), source: "own",
          doc: "\(index)", mode: .coaching, rung: rung, isOfSession: true)
      }
      return ScoredSession(turns: turns, scored: scored)
    }
    let layer = SequenceTrainer(options: ModelTrainer.Options()).train(sessions)
    #expect(layer.rows.count == SequenceLayer.inputs)
    let scores = layer.scores(sessions[1].scored)
    #expect(scores.allSatisfy { rung($0) == 5 })
    #expect(rung(layer.scores(sessions[0].scored)[5]) == 2)
  }

  @Test func `the numbers of a model file give the same layer`() throws {
    #expect(SequenceLayer(numbers: listening.numbers) == listening)
    #expect(SequenceLayer(numbers: [.nan]) == nil)
  }
}
