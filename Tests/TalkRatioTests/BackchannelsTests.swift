import TalkRatio
import Testing
import TranscriptModel

@Suite struct BackchannelsTests {
  private func turn(_ text: String) -> Turn {
    Turn(speaker: 0, utterances: [0], text: text, words: countWords(in: text))
  }

  @Test(arguments: [
    "Mm-hm.", "mm hm", "MHM", "Mmhmm.", "Yeah.", "Yeah, yeah.", "Yeah, yeah, yeah!", "Right.",
    "Okay.", "OK", "Uh-huh.", "uh huh", "Got it.", "Okay, got it.", "Makes sense.",
    "That makes sense.", "I see.", "Fair enough.", "Oh, wow.", "That's right.", "That’s fair.",
    "No way!", "Of course.", "- Yes.", "Mm. Right. Okay.", "Hm…", "[laughs] Okay.", "[laughs]",
    "Right. [sighs]",
  ])
  func `listening words take no floor`(text: String) {
    #expect(turn(text).isBackchannel)
  }

  @Test(arguments: [
    "No.", "Right?", "Really?", "It shipped.", "Yeah, it did.", "Got", "Yeah, yeah, yeah, yeah.",
    "Um.", "Friday.", "Okay, so", "See", "", "—", "Это да.", "got it it", "Yeah but",
    "[laughs] No.", "[laughs] Really?", "“Friday”", "Okay 2", "Yeah €",
  ])
  func `whatever says or asks something does take it`(text: String) {
    #expect(!turn(text).isBackchannel)
  }

  @Test(arguments: ["’", "'"])
  func `either apostrophe will do`(apostrophe: String) {
    #expect(turn("That\(apostrophe)s true.").isBackchannel)
  }
}
