import Foundation
import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import TranscriptIngest

struct AlternationTests {
  private func voices(_ text: String) -> [String]? {
    guard let result = try? Ingestor().read(Array(text.utf8)) else { return nil }
    let names = result.transcript.speakers.map { String($0.name.prefix(1)) }
    return result.transcript.utterances.map { $0.speaker.map { names[$0] } ?? "-" }
  }

  private static let long = String(
    repeating: "It took us some weeks to see that nobody had asked the people who do it. ", count: 4
  )

  @Test func `answers of several paragraphs and questions without a mark are told apart`() {
    let text = """
      On handing over

      How do you know when to hand over?

      \(Self.long)

      \(Self.long)

      So it is about trust...

      Right. \(Self.long)

      What do you tell your team on that day?

      \(Self.long)

      And what would you do differently?

      Ask earlier.
      """
    #expect(voices(text) == ["I", "R", "I", "R", "I", "R", "I", "R"])
  }

  @Test func `prose that asks itself something is no interview`() {
    let text = """
      Why is the release late?

      \(Self.long)

      \(Self.long)

      Is that a reason to give up?

      \(Self.long)

      \(Self.long)

      What remains to be done?

      \(Self.long)
      """
    #expect(voices(text) == nil)
  }

  @Test func `an interview without names alternates between two inferred speakers`() throws {
    guard
      let file = Folders.shared("data/interview.txt", because: "the article without names")
    else { return }
    let result = try Ingestor().read(Array(try Data(contentsOf: file)))
    #expect(result.transcript.source.variant == "qa")
    #expect(result.transcript.speakers.map(\.name) == ["Interviewer", "Respondent"])
    #expect(result.transcript.speakers.allSatisfy { $0.labels.isEmpty && $0.kind == .unknown })
    #expect(result.transcript.turns().count == 20)
    #expect(result.notes.map(\.code) == ["speaker-inferred"])
  }
}
