import Coaching
import Testing

@Suite struct UnbackedAdviceTests {
  private static let advice =
    "Put a triage tool in front of the pager and let it take the first alert, everybody's on that "
    + "now."

  private func flagged(_ turns: [EngagementHistory.SpokenTurn]) -> [Int] {
    let session = Talk.session("one", "2026-01-05", Talk.chat + turns)
    return Talk.analysis([session]).flags.filter { $0.rule == .unbackedAdvice }
      .flatMap(\.evidence).map(\.turn)
  }

  @Test func `advice that leans on what everybody does is flagged`() {
    #expect(
      flagged([Talk.client("Eleven alerts."), Talk.coach(Self.advice, mode: .mentorship)]) == [3])
  }

  @Test(arguments: [
    "We ran one like it at the harbour for two years.", "I've done it twice, and it held.",
    "My own team carried a pager.",
  ])
  func `own experience a little before backs it`(story: String) {
    #expect(
      flagged([
        Talk.coach(story, mode: .mentorship), Talk.client("And?"),
        Talk.coach(Self.advice, mode: .mentorship),
      ]).isEmpty)
  }

  @Test(arguments: [
    "Put the list of the clinics in front and ask for the date of birth when they touch consult.",
    "Maybe put a triage tool in front of the pager, I think everybody's on that now.",
    "Could you put a triage tool in front of the pager, as everybody's on that now?",
  ])
  func `plain advice, a hedge and a question are not flagged`(text: String) {
    #expect(flagged([Talk.coach(text, mode: .mentorship)]).isEmpty)
  }
}
