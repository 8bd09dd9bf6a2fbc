import Coaching
import Testing

@Suite struct BurningTests {
  private let burning = Talk.session(
    "two", "2026-01-19",
    [
      Talk.coach("Morning. What's happened? Are you okay?"),
      Talk.client(
        "No. The harbour gate is down since last night, I nearly cancelled. I've not slept, and "
          + "I've got till eleven o'clock to decide whether the harbour gate stays closed today."),
      Talk.coach("Oh no. Breathe. What do you have to decide by eleven?"),
      Talk.client(
        "Whether the harbour gate opens by hand this morning. Two hours ago the crew said the "
          + "gate could be lifted right now, and the director lands in an hour."),
      Talk.coach("Slow down. Who can lift the harbour gate today?"),
      Talk.client("The crew, until noon. Then the gate is on its own until tomorrow."),
      Talk.coach("Then call the crew right now, I'll stay.", mode: .mentorship),
      Talk.client("Done. They lift the gate in an hour, and again tonight."),
    ])

  @Test func `a burning session is learnt from where the client answers what it teaches`() throws {
    func lesson(_ question: String) -> String? {
      var session = burning
      session.turns += [
        Talk.coach(question),
        Talk.client(
          "That the gate is never the reason, it is what we skip when all of us are late."),
      ]
      return Talk.analysis([Talk.first, session]).flags.first { $0.rule == .burningLesson }?.state
    }
    #expect(lesson("What is this night teaching you?") == "learnt")
    #expect(lesson("Which door is it?") == "not_learnt")
  }

  @Test func `one urgent topic that fills the session burns`() {
    let analysis = Talk.analysis([Talk.first, burning])
    #expect(analysis.sessions[1].burning.value)
    #expect(analysis.sessions[1].kind == .burning)
    #expect(analysis.sessions[1].connectBackBand == .exempt)
  }

  @Test func `hours that count at the start alone do not burn`() {
    let cooled = Talk.session(
      "two", "2026-01-19",
      burning.turns.prefix(2) + [
        Talk.coach("Oh no. And what do you want to learn from the harbour gate?"),
        Talk.client(
          "That the harbour gate should have two keys. The gate was built for one boat, and the "
            + "gate has forty, so whoever holds the gate holds the harbour.", rung: 4),
        Talk.coach("What would two keys change about the gate?", rung: 4),
        Talk.client(
          "The crew could open the gate without me. I would like a harbour in which the gate is "
            + "nobody's, and a crew that looks after the gate as if it were theirs.", rung: 4),
        Talk.coach("That is a different harbour.", rung: 4),
        Talk.client("It is one that I would leave behind, with a gate that opens.", rung: 4),
      ])
    #expect(!Talk.analysis([Talk.first, cooled]).sessions[1].burning.value)
  }

  @Test func `an ordinary session does not`() {
    let facts = Talk.analysis([Talk.first, Talk.silent]).sessions[1]
    #expect(!facts.burning.value)
    #expect(facts.burning.confirmed == nil)
  }

  @Test func `what a person says comes first`() {
    var overlays = ContinuityOverlays()
    overlays.burning = ["two": false]
    #expect(!Talk.analysis([Talk.first, burning], overlays: overlays).sessions[1].burning.value)
    overlays.burning = ["two": true]
    let facts = Talk.analysis([Talk.first, Talk.silent], overlays: overlays).sessions[1]
    #expect(facts.burning.value)
    #expect(facts.connectBackBand == .exempt)
  }
}
