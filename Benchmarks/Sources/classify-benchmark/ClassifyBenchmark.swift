import Coaching
import Foundation
import TranscriptModel

/// Measures how fast turns are labelled, on one thread: 25 words each, with the turn before and
/// the turn after of the same length, labels and evidence for every turn.
///
/// Time is the processor's, so that other programs of a busy machine count as little as they can;
/// the best of twenty runs is the one that was disturbed least.
///
///     classify-benchmark
@main
enum ClassifyBenchmark {
  private static let turns = 2_000
  private static let wordsPerTurn = 25
  private static let runs = 20

  static func main() throws {
    let loading = try best { _ = try BalanceModel.shipped() }
    let model = try BalanceModel.shipped()
    let inputs = made()
    var evidence = 0
    let labelling = best {
      var labeller = TurnLabeller(model)
      for input in inputs { evidence += labeller.label(input).evidence.count }
    }
    print("model \(model.version) loads in \(Int((loading * 1000).rounded())) ms")
    print(
      "\(turns) turns, \(evidence / runs) pieces of evidence: "
        + "\(Int(Double(turns) / labelling)) turns a second")
  }

  /// Turns in a row of made talk; each knows its neighbours.
  private static func made() -> [TurnInput] {
    let words = sentences.joined(separator: " ").split(separator: " ").map(String.init)
    let texts = (0..<turns).map { turn in
      // A stride that shares no factor with the number of words, so that turns differ.
      (0..<wordsPerTurn).map { words[(turn * 37 + $0) % words.count] }.joined(separator: " ")
    }
    return texts.indices.map { turn in
      let isCoach = turn % 2 == 0
      let other: Role = isCoach ? .client : .coach
      return TurnInput(
        id: String(turn), text: texts[turn], role: isCoach ? .coach : .client,
        previous: turn == 0 ? [] : [TurnInput.Neighbour(role: other, text: texts[turn - 1])],
        next: turn + 1 == turns ? [] : [TurnInput.Neighbour(role: other, text: texts[turn + 1])])
    }
  }

  private static func best(_ work: () throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<runs {
      let start = processorSeconds()
      try work()
      least = min(least, processorSeconds() - start)
    }
    return least
  }

  private static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  private static let sentences = [
    "So what would a good outcome look like for you by the end of this month?",
    "I shipped the export on Tuesday, and then two customers wrote that the totals were wrong.",
    "It sounds like the silence afterwards bothered you more than the mistake itself.",
    "When I was leading a team of eight I used to keep a list of what I had promised to whom.",
    "We never write the tests first; whenever the deadline is near they are what goes.",
    "I'd start with the smallest migration you can think of and keep it backwards compatible.",
    "Where do you want to be in two years, and what would your days look like then?",
    "The query scans the whole table because the index has the columns in the other order.",
    "Honestly, I don't know whether I want to be a manager or just want to be asked.",
    "You said last time that you would talk to her before the planning; how did that go?",
    "Right, and the log says nothing, so I added a counter and waited for the night.",
    "People come to me with every question, and by four I haven't done anything of my own.",
  ]
}
