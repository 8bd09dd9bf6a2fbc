import TalkRatio
import Testing
import TranscriptModel

@Suite struct TalkMetricsTests {
  /// A coach and a client with real times: an overlap, a back-channel, a long pause.
  private let talk = Talk.transcript(
    "A 0.0-2.0: What happened? And then?",
    "B 2.5-6.0: We shipped it on a Friday night",
    "A 4.0-4.4: Mm-hm.",
    "B 6.5-9.0: and of course it broke.",
    "A 8.7-11.7: Who noticed?",
    "B 17.0-20.0: Nobody did until Monday.")

  @Test func `words, turns and questions are counted by speaker`() throws {
    let metrics = Talk.metrics(talk)
    #expect(metrics.words == 23)
    #expect(metrics.turns == 6)
    #expect(metrics.speakers.map(\.words) == [7, 16])
    #expect(metrics.speakers.map(\.turns) == [3, 3])
    #expect(metrics.speakers.map(\.backchannels) == [1, 0])
    #expect(metrics.speakers.map(\.questions) == [3, 0])
    #expect(metrics.speakers.map(\.wordsPerFloorTurn.value) == [3, 16.0 / 3])
    #expect(metrics.speakers[0].shareOfWords == .value(7.0 / 23))
  }

  @Test func `the longest monologue runs across a back-channel`() {
    let metrics = Talk.metrics(talk)
    #expect(metrics.speakers[1].longestMonologueWords == 12)
    #expect(metrics.speakers[1].longestMonologueTurn == 1)
    #expect(metrics.speakers[1].longestMonologueMilliseconds == .value(6500))
  }

  @Test func `a pause beyond the gap cuts a monologue's time`() {
    var settings = TalkSettings()
    settings.monologueGapMilliseconds = 400
    let metrics = Talk.metrics(talk, settings: settings)
    #expect(metrics.speakers[1].longestMonologueMilliseconds == .value(3500))
    #expect(metrics.speakers[1].longestMonologueWords == 12)
  }

  @Test func `times are measured where they are real`() {
    let metrics = Talk.metrics(talk)
    #expect(metrics.durationMilliseconds == .value(20_000))
    #expect(metrics.speakers.map(\.speakingMilliseconds) == [.value(5400), .value(9000)])
    #expect(metrics.speakers[0].shareOfSpeakingTime == .value(5400.0 / 14_400))
    #expect(metrics.speakers[1].wordsPerSpeakingMinute == .value(16.0 * 60_000 / 9000))
    #expect(metrics.floorSwitches == 3)
    #expect(metrics.floorSwitchesPerMinute == .value(9))
    #expect(metrics.silenceMilliseconds == .value(5300))
    #expect(metrics.overlaps == .value(1))
  }

  @Test func `patience is the coach's: an interrupted client was waited for 0 ms`() {
    #expect(Talk.metrics(talk).patienceMedianMilliseconds == .value(0))
    let calm = Talk.transcript(
      "A 0-1: What now?", "B 3-4: We ship.", "A 4.8-6: And then?", "B 9-10: Then we rest.",
      "A 11.2-12: Good plan indeed.")
    #expect(Talk.metrics(calm).patienceMedianMilliseconds == .value(1000))
  }

  @Test func `without a coach there is no patience`() {
    let metrics = TalkMetrics(measuring: talk, turns: talk.turns(), roles: [.unsure, .unsure])
    #expect(metrics.patienceMedianMilliseconds == .unavailable(.noCoach))
    let opening = Talk.transcript("A 0-1.2: What now?", "B 3-4: We ship.")
    #expect(Talk.metrics(opening).patienceMedianMilliseconds == .unavailable(.nothingToCount))
  }

  @Test func `an overlap of less than 200 ms is none`() {
    let talk = Talk.transcript(
      "A 0-2.15: What now?", "B 2-4: We ship.", "A 3.801-5: And then?", "B 4.8-6: We rest.")
    #expect(Talk.metrics(talk).overlaps == .value(1))
  }

  @Test func `what one speaker says twice at once counts once`() {
    let talk = Talk.transcript(
      "A 0-4: What now? I mean, what comes now?", "A 2-3: what comes", "A 3-5: now?",
      "B 6-7: We ship.")
    #expect(Talk.metrics(talk).speakers[0].speakingMilliseconds == .value(5000))
  }

  @Test func `silence is what nobody fills, not even made-up words`() {
    let quiet = Talk.transcript("A 0-1.5: What now?", "B 10-11: We ship.")
    #expect(Talk.metrics(quiet).silenceMilliseconds == .value(8500))
    let invented = Talk.transcript(
      "A 0-1.5: What now?", "B 3-8: !Thank you for watching.", "B 10-11: We ship.")
    #expect(Talk.metrics(invented).silenceMilliseconds == .value(0))
  }

  @Test func `speech without a speaker is a row of its own, at the end`() {
    let metrics = Talk.metrics(Talk.transcript("- : Hello there.", "A: Who is it?"))
    #expect(metrics.speakers.map(\.speaker) == [0, nil])
    #expect(metrics.speakers.map(\.words) == [3, 2])
  }

  @Test func `events, chat and made-up words never count`() {
    let noisy = Talk.transcript(
      "A 0-2: What now?", "- 2-3: *applause", "B 3-5: #the link", "B 6-8: We ship.",
      "B 60-90: !Thank you for watching.", "C 95-99: !Bye.")
    let clean = Talk.transcript("A 0-2: What now?", "B 6-8: We ship.")
    var (expected, found) = (Talk.metrics(clean), Talk.metrics(noisy))
    // The noise stands before, after and between; none of it may move a figure.
    expected.timeSupport = TimeSupport()
    found.timeSupport = TimeSupport()
    #expect(found == expected)
  }

  @Test func `where there is nothing, nothing is claimed`() {
    let metrics = Talk.metrics(Transcript(source: .init(format: "text")))
    #expect(metrics.speakers.isEmpty)
    #expect(metrics.words == 0)
    #expect(metrics.durationMilliseconds == .unavailable(.noTimes))
    #expect(metrics.shareOfWords(of: .coach, among: []) == .unavailable(.nothingToCount))
  }

  @Test func `shares of a role sum its speakers up`() {
    let roles = Talk.roles(of: talk)
    #expect(Talk.metrics(talk).shareOfWords(of: .coach, among: roles) == .value(7.0 / 23))
    #expect(
      Talk.metrics(talk).shareOfSpeakingTime(of: .client, among: roles) == .value(9000.0 / 14_400))
    #expect(Talk.metrics(talk).shareOfWords(of: .other, among: roles) == .value(0))
  }

  @Test(arguments: [
    ("What now?", 1), ("Really?! And then???", 2), ("He asked \"why?\" twice.", 1), ("No.", 0),
    ("See a.org/?q=1 there.", 0), ("是吗？好的。真的？", 2), ("Well? ", 1), ("", 0), ("? ?", 2),
  ])
  func `a run of marks ends one question`(text: String, questions: Int) {
    #expect(Talk.metrics(Talk.transcript("A: \(text) x")).speakers.first?.questions == questions)
  }
}
