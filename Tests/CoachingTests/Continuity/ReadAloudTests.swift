import Coaching
import Testing

@Suite struct ReadAloudTests {
  @Test(arguments: [
    "Ask Ines to count the boats.", "I want the harbour to run without me.",
    "Write down every change, and bring it on Friday.",
    "Take a young one, put her beside the pilot, and let her write.",
    "I made it easy to ask.", "It's hard to say no to Ines.", "“I'd like to teach.”",
    "Monday's ferry, second round. Don't steer it.",
    "And the ferry office signed. I was at home.",
  ])
  func `whole sentences that name what they speak of stand alone`(words: String) {
    #expect(ReadAloud.stands(words))
  }

  @Test(arguments: [
    "I painted it. I didn't ask you.", "Then do it on Friday.", "Get that one painted by Friday.",
    "I'd like that sailing by the end of June.", "He solved the case and she signed.",
    "That's long ago, I think.", "I want to be the one who steers it home.",
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
