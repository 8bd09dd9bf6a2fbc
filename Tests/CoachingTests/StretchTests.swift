import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import Coaching

@Suite struct StretchTests {
  private func turn(_ text: String, _ index: Int) -> Turn {
    Turn(
      speaker: index % 2, utterances: [index],
      start: Timestamp(milliseconds: index * 1000),
      end: Timestamp(milliseconds: index * 1000 + 900),
      text: text, words: countWords(in: text))
  }

  private func label(_ mode: Mode?, _ zoom: ZoomLevel, sure: Double = 0.9) -> Annotation {
    let rest = (1 - sure) / 2
    let modes = Mode.allCases.map { $0 == mode ? sure : rest }
    let zooms = ZoomLevel.allCases.map { $0 == zoom ? sure : (1 - sure) / 3 }
    return Annotation(
      mode: mode.map { .label($0) }, modeProbabilities: mode == nil ? [] : modes, bestMode: mode,
      rung: 2, zoom: .label(zoom), zoomProbabilities: zooms, bestZoom: zoom)
  }

  private func stretches(_ session: [(String, Annotation)]) -> [Stretch] {
    let turns = session.enumerated().map { turn($1.0, $0) }
    let roles = session.map { $0.1.mode == nil ? Role.client : .coach }
    return StretchJoiner(turns, session.map(\.1), roles, isTimed: true).stretches()
  }

  @Test func `a back-channel does not break a stretch`() {
    let found = stretches([
      ("what do you want from this job", label(.coaching, .out)),
      ("I want to lead a team one day", label(nil, .out)),
      ("Mm-hm.", label(.neither, .none)),
      ("And to be home at five", label(nil, .out)),
      ("what would have to change for that", label(.coaching, .out)),
    ])
    #expect(found.map(\.turns) == [0...4])
    #expect(found[0].mode == .label(.coaching))
    #expect(found[0].zoom == .label(.out))
    #expect(found[0].milliseconds == 4900)
  }

  @Test func `one doubtful turn does not break a stretch, a lasting change does`() {
    let single = stretches([
      ("what did the log say then", label(.coaching, .in)),
      ("it said the token was old", label(nil, .out, sure: 0.5)),
      ("and what did you do next", label(.coaching, .in)),
    ])
    #expect(single.map(\.turns) == [0...2])
    let lasting = stretches(
      (0..<4).map { _ in ("what did the log say then", label(.coaching, .in)) }
        + (0..<4).map { _ in ("I would always start small here", label(.mentorship, .out)) })
    #expect(lasting.map(\.turns) == [0...3, 4...7])
    #expect(lasting.map { $0.mode?.label } == [.coaching, .mentorship])
    #expect(lasting.map { $0.zoom.label } == [.in, .out])
  }

  @Test func `a session without turns has no stretch`() {
    #expect(stretches([]).isEmpty)
  }

  @Test(arguments: 0..<40)
  func `stretches hold every turn and every word once`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let session = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      let words = Int.random(in: 0...9, using: &random)
      let mode = [nil, Mode.coaching, .mentorship, .neither].randomElement(using: &random) ?? nil
      let zoom = ZoomLevel.allCases.randomElement(using: &random) ?? .none
      return (
        Array(repeating: "word", count: words).joined(separator: " "),
        label(mode, zoom, sure: Double.random(in: 0.4...0.99, using: &random))
      )
    }
    let found = stretches(session)
    #expect(found.flatMap { Array($0.turns) } == Array(session.indices))
    let words = session.reduce(0) { $0 + countWords(in: $1.0) }
    #expect(found.reduce(0) { $0 + $1.words } == words)
    for (left, right) in zip(found, found.dropFirst()) {
      #expect(left.mode != right.mode || left.zoom != right.zoom)
    }
  }
}
