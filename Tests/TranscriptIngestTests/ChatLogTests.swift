import Testing
import TranscriptModel

@testable import TranscriptIngest

struct ChatLogTests {
  @Test func `a log of a chat has messages and no speech`() throws {
    let text = "[00:12] <Dana> hey you\n[00:13] <Omar> yo\n[00:14] * Dana waves\n"
    let transcript = try Ingestor().read(Array(text.utf8)).transcript
    #expect(transcript.source.variant == "chat-log")
    #expect(transcript.speakers.map(\.name) == ["Dana", "Omar"])
    #expect(transcript.utterances.map(\.kind) == [.chat, .chat, .event])
    #expect(transcript.utterances.map(\.text) == ["hey you", "yo", "Dana waves"])
    let starts = transcript.utterances.map { $0.time?.start.milliseconds }
    #expect(starts == [0, 60_000, 120_000])
  }

  @Test func `marks of captions behind times make no chat`() throws {
    let text = "00:01 <i>Hello</i> and welcome.\n00:04 <b>Now</b> we go.\n00:09 <i>So</i> it is.\n"
    let transcript = try Ingestor().read(Array(text.utf8)).transcript
    #expect(transcript.source.variant == "timed")
  }
}
