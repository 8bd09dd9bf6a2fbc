import Coaching
import Testing

@testable import Reports

@Suite struct CarriedWordingTests {
  @Test func `an outcome and a status have one word for one fact`() {
    for outcome in SessionLink.Outcome.allCases {
      guard let status = CarriedItem.Status(rawValue: outcome.rawValue) else { continue }
      #expect(Wording.outcome(outcome) == Wording.status(status))
    }
  }

  @Test func `a status is left out where the last outcome that was told says it`() {
    #expect(Wording.status(.done, after: [.partly, .done, nil]) == nil)
    #expect(Wording.status(.done, after: [.done, .partly]) == "done")
    #expect(Wording.status(.open, after: []) == "open")
  }

  @Test(arguments: RuleFlag.Rule.allCases)
  func `every rule has a title of plain words`(rule: RuleFlag.Rule) {
    let title = Wording.title(of: rule)
    #expect(!title.contains("_") && title.contains(" ") || title == "Setbacks")
    #expect(title.first?.isUppercase == true)
    #expect(RuleFlag.Rule.allCases.filter { Wording.title(of: $0) == title } == [rule])
  }

  @Test(arguments: [
    (RuleFlag.Rule.connectBack, "on_time", "in good time"), (.connectBack, "none", "never"),
    (.connectBack, "due", "while it was due"), (.zoomOutDue, "due", "due"),
    (.followUp, "never_asked", "nobody asked"), (.drift, "none", "no"),
    (.winPassedOver, "passed_over", "passed over"),
    (.winPassedOver, "perhaps", "perhaps passed over"), (.nextStep, "perhaps", "perhaps"),
  ])
  func `a state is said in plain words, by the rule that it belongs to`(
    rule: RuleFlag.Rule, state: String, words: String
  ) {
    #expect(Wording.state(state, of: rule) == words)
  }

  @Test func `the pair's report and its ledger say why nobody came back in the same words`() {
    for state in ["carried", "not_due", "never_asked"] {
      #expect(Wording.unasked(state) == Wording.state(state, of: .followUp))
    }
    #expect(Wording.unasked(nil) == "nobody asked")
  }
}
