import Coaching
import Testing

@Suite struct ReadAloudTests {
  @Test(arguments: [
    "Ask Ines to count the boats.", "I want the harbour to run without me.",
    "Write down every change, and bring it on Friday.",
    "Take a young one, put her beside the pilot, and let her write.",
    "I made it easy to ask.", "It's hard to say no to Ines.", "“I'd like to teach.”",
    "Thursday's review, round two. Don't run it.",
    "And the ferry office signed. I was at home.",
  ])
  func `whole sentences that name what they speak of stand alone`(words: String) {
    #expect(ReadAloud.stands(words))
  }

  @Test(arguments: [
    "I booked it. I didn't tell you.", "Then do it on Friday.", "Get that one painted by Friday.",
    "I'd like that running by the end of March.", "He solved the case and she signed.",
    "That's ages ago, I think.", "I want to be the one who reads it out.",
    "This is what the office wants.",
  ])
  func `what points at something that is not named does not`(words: String) {
    #expect(!ReadAloud.stands(words))
  }

  @Test(arguments: [
    "and Ines counts the boats on Friday.", "Ask Ines to count the", "ask ines about the boats",
    "Because Ines counts the boats.", "", "…",
    String(repeating: "Ask Ines to count the boats. ", count: 20),
  ])
  func `what another one began, cut off or goes on for long does not`(words: String) {
    #expect(!ReadAloud.stands(words))
  }
}
