import Foundation
import TalkRatio
import Testing
import TranscriptModel
import TranscriptTestSupport

/// Measures the inference on talk whose roles are known; the data lies outside the project.
@Suite struct RoleInferenceOnRealTalkTests {
  @Test func `no claim about a counsellor is wrong`() throws {
    guard let file = Folders.shared("data/annomi.tsv", because: "roles in counselling") else {
      return
    }
    let score = try score(file, session: "transcript_id", role: "role")
    print("roles in counselling: \(score)")
    #expect(score.sessions == 126)
    #expect(score.wrong == 0)
    #expect(score.claimed >= 120)
  }

  @Test(arguments: ["payments-lead", "data-manager"])
  func `every coach of a series is told from the talk alone`(series: String) throws {
    let path = "data/series/\(series)/turns.tsv"
    guard let file = Folders.shared(path, because: "roles in coaching") else { return }
    let score = try score(file, session: "session", role: "speaker")
    print("roles in \(series): \(score)")
    #expect(score.sessions == 6)
    #expect(score.wrong == 0)
    #expect(score.claimed == 6)
  }

  private struct Score {
    var sessions = 0
    var claimed = 0
    var wrong = 0
  }

  private func score(_ file: URL, session: String, role: String) throws -> Score {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let header = lines[0].split(separator: "\t").map(String.init)
    let columns = try [session, role, "text"].map { try #require(header.firstIndex(of: $0)) }
    var sessions: [String: [Utterance]] = [:]
    let roles = ["coach": 0, "client": 1]
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let speaker = roles[fields[columns[1]]] else { continue }
      sessions[fields[columns[0]], default: []].append(
        Utterance(speaker: speaker, text: fields[columns[2]]))
    }
    return sessions.values.reduce(into: Score()) { score, utterances in
      let talk = Transcript(
        source: .init(format: "text"),
        speakers: [Speaker(name: "Speaker 1", labels: []), Speaker(name: "Speaker 2", labels: [])],
        utterances: utterances)
      let found = RoleInference.roles(of: talk, turns: talk.turns(), identity: SessionIdentity())
      score.sessions += 1
      guard found[0].role != .unsure else { return }
      score.claimed += 1
      if found.map(\.role) != [.coach, .client] { score.wrong += 1 }
    }
  }
}
