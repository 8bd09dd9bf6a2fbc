import Testing
import TranscriptModel

@testable import TranscriptIngest

struct NamesUnderStampsTests {
  private static let pairs = [
    ("Dana", "How are you?"), ("Omar", "Fine, thanks, I think."), ("Dana", "What now?"),
    ("Omar", "The list. I send it\nto all of them."),
  ]

  private func transcript(_ text: String) throws -> Transcript {
    try Ingestor().read(Array(text.utf8)).transcript
  }

  private func people(_ transcript: Transcript) -> [String] {
    transcript.speakers.map(\.name)
  }

  @Test(
    arguments: [
      "[00:00:0#] @\n", "00:00:0# @\n", "[0:0#] @ Ruiz\n", "00:00:0# - @\n", "00:00:0#\n@\n",
      "[00:00:0#] @\n\n",
    ], ["\n", "\n\n"])
  func `a name alone behind a time or below it speaks the words below`(
    head: String, gap: String
  ) throws {
    let text = Self.pairs.enumerated().map { index, pair in
      head.replacing("#", with: "\(index * 2)").replacing("@", with: pair.0) + pair.1
    }.joined(separator: gap)
    let read = try transcript(text)
    #expect(read.source.variant == "stamped")
    #expect(people(read).map { $0.prefix(4) } == ["Dana", "Omar"])
    #expect(read.utterances.map(\.text) == Self.pairs.map(\.1))
    #expect(read.utterances.map { $0.time?.start.milliseconds } == [0, 2000, 4000, 6000])
  }

  @Test func `two turns are enough where every time has a name`() throws {
    let read = try transcript("[00:00:01] Dana\nHow are you?\n[00:00:05] Omar\nFine.\n")
    #expect(read.source.variant == "stamped")
    #expect(people(read) == ["Dana", "Omar"])
  }

  @Test(arguments: [
    // Sentences that were cut.
    "00:00:01 Right\nso that is where we are.\n00:00:04 And then\nwe went on with it.\n"
      + "00:00:08 it was the list\nthat made it work.\n00:00:12 Well\nnot for long.\n",
    // One line each, and names that are called.
    "00:00:01 Dana\n00:00:02 yes\n00:00:04 what about the list\n00:00:06 Omar has it\n",
    // The parts of a talk.
    "00:00 Opening\nWe say hello.\n02:10 Hiring\nWe talk of it.\n05:00 Teams\nWe go on.\n"
      + "09:00 Money\nThere is none.\n12:00 Closing\nWe end here.\n",
    // A word above its paragraph.
    "00:00:01\nFine.\nThat is all of it.\n\n00:00:05\nSure\n\n00:00:09\nThen we go on.\n",
  ])
  func `times with words alone stay without speakers`(text: String) throws {
    let read = try transcript(text)
    #expect(read.source.variant == "timed")
    #expect(read.speakers.isEmpty)
  }
}
