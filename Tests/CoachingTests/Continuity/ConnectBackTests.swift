import Coaching
import Testing

@Suite struct ConnectBackTests {
  @Test func `the first session has nothing to connect back to`() {
    let facts = Talk.analysis([Talk.first]).sessions[0]
    #expect(facts.connectBackBand == .exempt)
    #expect(facts.firstConnectBack == nil)
  }

  @Test func `without times the words before it tell how early it was`() {
    let facts = Talk.analysis([Talk.first, Talk.asking]).sessions[1]
    #expect(facts.connectBackBand == .onTime)
    #expect(facts.firstConnectBack?.turn == 2)
    #expect(facts.firstConnectBack?.milliseconds == nil)
    #expect(facts.firstConnectBack?.by == .coach)
  }

  @Test func `a session that refers to nothing is told so`() {
    let analysis = Talk.analysis([Talk.first, Talk.silent])
    #expect(analysis.sessions[1].connectBackBand == .none)
    let flag = analysis.flags.first { $0.rule == .connectBack && $0.session == "two" }
    #expect(flag?.state == "none")
    #expect(flag?.evidence == [])
  }

  @Test(arguments: [(4, "on_time"), (25, "due"), (41, "late")])
  func `with times the minute tells`(minute: Int, band: String) {
    var turns = Talk.asking.turns
    for index in turns.indices {
      turns[index].start = index < 2 ? index * 1000 : minute * 60_000 + index
    }
    var session = Talk.asking
    session.turns = turns
    session.isTimed = true
    let facts = Talk.analysis([Talk.first, session]).sessions[1]
    #expect(facts.connectBackBand.rawValue == band)
    #expect(facts.firstConnectBack?.milliseconds == minute * 60_000 + 2)
  }
}
