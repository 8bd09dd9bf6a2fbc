import Foundation
import TalkRatio
import TranscriptIngest
import TranscriptModel

/// Measures how fast the talk of sessions is measured: turns, roles, words, shares, pauses, runs of
/// the floor, monologues, questions; on one thread, with the transcripts in memory.
///
/// Time is the processor's, so that other programs of a busy machine count as little as they can.
///
///     talk-benchmark FILE…     a line with sessions, turns and the median of the seconds for all
@main
enum TalkBenchmark {
  private static let runs = 5

  static func main() throws {
    let files = CommandLine.arguments.dropFirst()
    guard !files.isEmpty else {
      print("usage: talk-benchmark FILE…")
      exit(64)
    }
    let transcripts = try files.map { file in
      try Ingestor().read(Array(try Data(contentsOf: URL(fileURLWithPath: file)))).transcript
    }
    var turns = 0
    var times: [Double] = []
    for _ in 0..<runs {
      let start = processorSeconds()
      turns = transcripts.reduce(0) { $0 + measure($1).turns }
      times.append(processorSeconds() - start)
    }
    print("\(transcripts.count)\t\(turns)\t\(times.sorted()[runs / 2])")
  }

  private static func measure(_ transcript: Transcript) -> TalkMetrics {
    let turns = transcript.turns()
    let roles = RoleInference.roles(of: transcript, turns: turns, identity: SessionIdentity())
    return TalkMetrics(measuring: transcript, turns: turns, roles: roles)
  }

  private static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
