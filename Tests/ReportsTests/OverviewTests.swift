import Coaching
import Testing
import TranscriptModel

@testable import Reports

struct OverviewTests {
  /// An overview of programs with so many pairs, of which the last in each met last.
  private func overview(_ counts: KeyValuePairs<String, Int>) -> Overview {
    let pairs = counts.flatMap { program, count in
      (0..<count).map { number in
        PairSummary(
          engagement: Engagement(
            program: program, coach: "Coach \(1000 + number)", client: "Client"),
          sessions: 1, lastDate: "2026-01-\(10 + number * 18 / count)", words: 100,
          balance: Balance())
      }
    }
    return Overview(pairs: pairs, sessions: pairs.count, withoutPair: [], refusals: [])
  }

  @Test
  func `few pairs are all listed, program by program`() {
    let programs = overview(["a": 3, "b": 2]).programs
    #expect(programs.map(\.name) == ["a", "b"])
    #expect(programs.map(\.count) == [3, 2])
    #expect(programs.map(\.listed.count) == [3, 2])
  }

  @Test
  func `of many pairs each program lists those that met last`() {
    let programs = overview(["a": 900, "b": 5]).programs
    #expect(programs.map(\.count) == [900, 5])
    #expect(programs.map(\.listed.count) == [100, 5])
    #expect(programs[0].listed.allSatisfy { $0.lastDate ?? "" >= "2026-01-26" })
    let coaches = programs[0].listed.map(\.engagement.coach)
    #expect(coaches == coaches.sorted())
    #expect(
      Wording.pairs(of: programs[0])
        == "900 pairs; listed: the 100 that met last (all: --format csv)")
  }

  @Test(arguments: ["Rolf Castellane", "Bartholomew Castellane"])
  func `long names take the place of bars, and lines stay within the width`(coach: String) {
    let engagement = Engagement(program: "Spring", coach: coach, client: "Aino Brackenridge")
    let pair = PairSummary(
      engagement: engagement, sessions: 1, lastDate: "2026-01-10", words: 100, balance: Balance())
    let text = TerminalRenderer().render(
      Overview(pairs: [pair], sessions: 1, withoutPair: [], refusals: []))
    // Thirty-six columns are left where bars are shortest.
    #expect(text.contains("\(coach) · Aino Brackenridge") == (coach.count < 17))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
