import Coaching
import Testing

@testable import Reports

@Suite struct RuleSettingsTests {
  @Test func `every limit of the rules has a setting`() {
    let limits = Mirror(reflecting: ContinuityRules()).children.count
    #expect(RuleSetting.all.count == limits)
    #expect(Set(RuleSetting.all.map(\.name)).count == limits)
  }

  @Test(arguments: RuleSetting.all.indices)
  func `a setting changes its own limit alone`(index: Int) {
    let setting = RuleSetting.all[index]
    var rules = ContinuityRules()
    let range = setting.range
    let other = setting.value(in: rules) == range.upperBound ? range.lowerBound : range.upperBound
    setting.set(other, in: &rules)
    for (position, found) in RuleSetting.all.enumerated() where position != index {
      #expect(found.value(in: rules) == found.value(in: ContinuityRules()))
    }
    #expect(rules != ContinuityRules())
    #expect(rules.version.hasSuffix(" \(setting.name)=\(setting.text(in: rules))"))
    #expect(setting.range.contains(setting.value(in: ContinuityRules())))
  }

  @Test func `rules that were set hold until others are set`() throws {
    let store = try Store()
    #expect(try store.rules() == ContinuityRules())
    var rules = ContinuityRules()
    rules.zoomOutEverySessions = 5
    rules.burningShare = 0.65
    try store.set(rules)
    #expect(try store.rules() == rules)
    #expect(
      rules.version == "\(continuityRulesVersion) zoom_out_every_sessions=5 burning_share=0.65")
    try store.set(ContinuityRules())
    #expect(try store.rules() == ContinuityRules())
  }
}
