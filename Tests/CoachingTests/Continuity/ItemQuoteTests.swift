import Testing

@testable import Coaching

@Suite struct ItemQuoteTests {
  private func quote(
    _ kind: CarriedItem.Kind, _ turn: EngagementHistory.SpokenTurn
  ) -> (text: String, due: String?, isPlain: Bool) {
    let quote = ItemQuote(kind, ReadTurn(turn, words: .shipped))
    let bytes = Array(turn.text.utf8)
    return (
      String(decoding: bytes[quote.range], as: UTF8.self),
      quote.due.map { String(decoding: bytes[$0], as: UTF8.self) }, quote.isPlain
    )
  }

  @Test func `the sentence that says what to do is shown, not the one with more dates`() {
    let found = quote(
      .challenge,
      Talk.coach("By next week or this week, before the review. Ask Ines to count the boats."))
    #expect(found.text == "Ask Ines to count the boats.")
    #expect(found.isPlain)
  }

  @Test func `a date belongs to the words that are shown or to a few behind them`() {
    let near = quote(.challenge, Talk.coach("Ask Ines to count the boats. By Friday, say."))
    #expect(near.due == "By Friday")
    let far = quote(
      .challenge,
      Talk.client("The gulls come on Sunday and leave. I'll ask Ines to count the boats."))
    #expect(far.text == "I'll ask Ines to count the boats.")
    #expect(far.due == nil)
  }

  @Test func `a task that is announced is shown with what it is`() {
    let found = quote(
      .challenge, Talk.coach("Here's what I'd try for next time. One boat, one line, no colours."))
    #expect(found.text == "Here's what I'd try for next time. One boat, one line, no colours.")
  }

  @Test func `a task that is handed over is shown with what stands before it`() {
    let found = quote(
      .challenge, Talk.coach("Who else could copy the timetable. That's yours for next time."))
    #expect(found.text == "Who else could copy the timetable. That's yours for next time.")
  }

  @Test func `a task that is handed over with nothing before it does not say what it is`() {
    let found = quote(.challenge, Talk.coach("So that's yours for next time. Bye now."))
    #expect(!found.isPlain)
  }

  @Test func `a command does not hand over what was told before it`() {
    let found = quote(
      .challenge, Talk.coach("There are a lot of boats. Get one painted before Friday."))
    #expect(found.text == "Get one painted before Friday.")
  }

  @Test(arguments: [
    (
      CarriedItem.Kind.challenge, "The red boat is the oldest. Get that one painted before Friday.",
      true
    ),
    (.goal, "The harbour office answers everything. I'd like that gone by summer.", true),
    (.win, "I wrote to the harbour office. And then I left it to them, and it worked.", true),
    (.challenge, "Which boat is the oldest? Get that one painted before Friday.", false),
    (.challenge, "The red boat is the oldest. Get the small boats painted before Friday.", false),
  ])
  func `what the words speak of is shown with them where the sentence before names it`(
    kind: CarriedItem.Kind, text: String, isWidened: Bool
  ) {
    let found = quote(kind, Talk.client(text)).text
    #expect((found == text) == isWidened, "\(found)")
  }

  @Test(arguments: [
    ("Don't row, you'd only feel noble.", false),
    ("Don't touch the lantern spreadsheet before Friday.", true),
    ("Don't touch the lantern spreadsheet, and ask Ines to copy the timetable.", false),
    ("Ten percent, by lot, with dice if you want, the whole harbour.", false),
  ])
  func `what is only forbidden or left to the other is no task`(text: String, isPlain: Bool) {
    #expect(quote(.challenge, Talk.coach(text)).isPlain == isPlain)
  }

  @Test(arguments: [
    ("Start with the lantern. Eight boats of bread in six.", true),
    ("Start with the lantern. What comes then?", false),
    ("Ask Ines to count the boats. Eight boats of bread in six.", false),
  ])
  func `a task in a word or two is shown with what is meant`(text: String, both: Bool) {
    let found = quote(.challenge, Talk.coach(text)).text
    #expect((found == text) == both, "\(found)")
  }

  @Test(arguments: [
    "See the lantern this morning? That's yours for next time.",
    "The people who want a ferry will find one and the people who don't will thank you.",
    "I could ask the harbour by Friday.",
  ])
  func `what points at a question, speaks of others or is only turned over is no task`(
    text: String
  ) {
    #expect(!quote(.challenge, Talk.client(text)).isPlain)
    #expect(!quote(.challenge, Talk.coach(text)).isPlain)
  }

  @Test func `what others asked whether somebody wants is no wish`() {
    #expect(
      !quote(.goal, Talk.client("They've asked me would I want to be the harbour master.")).isPlain)
    #expect(quote(.goal, Talk.client("I want to be the manager of the harbour.")).isPlain)
    #expect(!quote(.goal, Talk.client("I'd like your help with the harbour office.")).isPlain)
  }

  @Test func `a plan is shown from the words on that say what is done`() throws {
    let session = ReadSession.made([
      Talk.coach("What will you do by next time?"),
      Talk.client("Ring Ines. From the harbour office, on the loud telephone. This week."),
    ])
    let quote = ItemQuote(
      .challenge, session.turns[1], in: ItemContext(around: 1, of: session))
    let bytes = Array(session.turns[1].spoken.text.utf8)[quote.range]
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "Ring Ines. From the harbour office, on the loud telephone. This week.")
  }

  @Test(arguments: [
    (CarriedItem.Kind.goal, "I want somebody else to own the timetable by summer.", true),
    (.goal, "They've a grade for it in the harbour office, principal.", false),
    (.goal, "The budget is only there till the end of the quarter.", false),
    (.win, "It worked, Ines fixed the timetable by herself.", true),
    (.win, "If it had worked, Ines would have the timetable.", false),
    (.win, "I did, um.", false), (.win, "It worked. Did I tell you about the pier?", false),
    (.goal, "I like the timetable about three days out of five.", false),
    (.goal, "The boats are late since, I want to say, March or April.", false),
    (.goal, "I'd really like the harbour office to own the timetable.", true),
    (.challenge, "I think I can do that. The timetable is short.", false),
    (.win, "And in the end he fixed it alone.", false),
    (.win, "She found it before the lunch.", false),
    (.win, "And then Ines sat down and fixed the lantern.", true),
    (.win, "He fixed it, and I was at home.", true),
  ])
  func `words that do not say what an item is cannot be read aloud`(
    kind: CarriedItem.Kind, text: String, isPlain: Bool
  ) {
    #expect(quote(kind, Talk.client(text)).isPlain == isPlain)
  }

  @Test(arguments: [
    ("Paint the boats. Don't sell them, just keep a list of them.", true),
    ("The ferry is late. And ring the harbour.", true),
    (
      "The ferry was late again and nobody had told the harbour why. Don't sell them this year.",
      false
    ),
  ])
  func `a sentence that leans on the one before it is shown with it`(text: String, both: Bool) {
    let found = quote(.challenge, Talk.coach(text)).text
    #expect((found == text) == both, "\(found)")
  }

  @Test func `a plan is shown with the short sentences that it is made of`() throws {
    let session = ReadSession.made([
      Talk.coach("What will you do by next time?"),
      Talk.client("Ask the harbour. At the gate, with Ines. Before Friday. How about that?"),
    ])
    let quote = ItemQuote(
      .challenge, session.turns[1], in: ItemContext(around: 1, of: session))
    let bytes = Array(session.turns[1].spoken.text.utf8)[quote.range]
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "Ask the harbour. At the gate, with Ines. Before Friday.")
    #expect(quote.isPlain)
  }

  @Test func `of a win the words are shown that the coach says again`() throws {
    let session = ReadSession.made([
      Talk.client(
        "The lantern worked. And then I left the harbour to Ines. It is shipped."),
      Talk.coach("You left the harbour to Ines."),
    ])
    let quote = ItemQuote(.win, session.turns[0], in: ItemContext(around: 0, of: session))
    let bytes = Array(session.turns[0].spoken.text.utf8)[quote.range]
    #expect(
      String(decoding: bytes, as: UTF8.self) == "And then I left the harbour to Ines.")
  }

  @Test func `a coach's own promise is the coach's, with a command it is the client's`() {
    func isPromise(_ text: String) -> Bool {
      ItemQuote(.challenge, ReadTurn(Talk.coach(text), words: .shipped)).isPromise
    }
    #expect(isPromise("I'll send you the page about the piers."))
    #expect(!isPromise("Write the page about the piers tonight."))
  }
}

extension ReadSession {
  /// A session read by itself.
  static func made(_ turns: [EngagementHistory.SpokenTurn]) -> ReadSession {
    var terms = TermReader(.shipped)
    return ReadSession(
      Talk.session("one", "2026-01-05", turns), index: 0, start: 0, terms: &terms)
  }
}
