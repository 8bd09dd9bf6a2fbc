/// Chooses the words of a turn that are shown for an item, and says whether they say what it is.
struct ItemQuote {
  /// The sentences that say what the item is; nil: the whole turn.
  let sentences: ClosedRange<Int>?
  /// The same with those before them that it takes to know what they speak of.
  private let shown: ClosedRange<Int>?
  /// Whether the words say what the item is, so that they can be read aloud as one.
  let isPlain: Bool
  private let kind: CarriedItem.Kind
  private let turn: ReadTurn
  private let context: ItemContext

  /// Chooses the words.
  init(_ kind: CarriedItem.Kind, _ turn: ReadTurn, in context: ItemContext = ItemContext()) {
    self.kind = kind
    self.turn = turn
    self.context = context
    guard let best = Self.best(Self.hints(of: kind, turn), kind, turn, context) else {
      sentences = nil
      shown = nil
      isPlain = kind != .challenge && kind != .goal && kind != .win
      return
    }
    let places = Self.places(from: best, kind, turn, context)
    sentences = places
    shown = turn.named(places)
    isPlain =
      switch kind {
      case .challenge:
        TaskWords.state(turn.sentences[best], of: turn, answersPlan: context.answersPlan)
          && turn.tells(places) && turn.content(of: turn.sentences[best]) > 0
          && !Self.onlyForbids(places, of: turn)
          && !Self.pointsAtNothing(best, in: turn)
      case .goal: Self.statesGoal(turn.sentences[best], of: turn, context) && turn.tells(places)
      case .win:
        !Self.supposes(turn.sentences[best], of: turn) && turn.tells(places)
          && Self.reports(places, of: turn)
          && !turn.tellsOfSomebody(places) && !turn.sentences[places].contains(where: turn.asks)
      default: true
      }
  }

  /// Where the words stand, in UTF-8 bytes of the turn.
  var range: Range<Int> {
    // What was left open is the question itself.
    if kind == .question, let asked = turn.lastQuestion { return asked }
    return shown.map(turn.bytes(of:)) ?? turn.wholeRange
  }

  /// Whether the words that are shown can be read by themselves.
  var stands: Bool {
    let bytes = Array(turn.spoken.text.utf8)
    return ReadAloud.stands(
      String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self))
  }

  /// Whether the speaker promises it, and tells the other to do nothing.
  var isPromise: Bool {
    guard let sentences else { return false }
    let shown = turn.sentences[sentences]
    return !shown.contains { Imperative.commands(turn.text, $0) }
      && shown.contains { turn.holds(.promise, in: $0) }
  }

  /// The words that say until when something is to be done; nil where none do, and for what is
  /// nothing to do.
  ///
  /// They stand in the words that are shown, or in a few words right behind them: "By Friday."
  var due: Range<Int>? {
    guard kind == .challenge, let sentences else { return nil }
    if let due = DueWords.range(in: turn, sentences) { return due }
    let next = sentences.upperBound + 1
    guard next < turn.sentences.count, turn.sentences[next].count <= Self.shortest else {
      return nil
    }
    return DueWords.range(in: turn, next...next)
  }

  /// A sentence with as few words and marks goes with the one before it.
  private static let shortest = 5

  // MARK: Sentences

  private static func hints(of kind: CarriedItem.Kind, _ turn: ReadTurn) -> [Hint] {
    switch kind {
    // "Let me tell you" is an intention of the coach's, and no task.
    case .challenge where turn.isCoach: [.taskOffer, .deadline, .promise, .directive]
    case .challenge: [.taskOffer, .deadline, .intention, .promise, .directive]
    case .goal: [.aspiration, .goalHorizon, .roleTalk, .goalNaming]
    case .win: [.success, .delight]
    case .prompt: [.goalQuestion]
    case .question: [.parkedQuestion]
    case .resource: [.promise]
    }
  }

  /// The sentence with most of the hints; nil where none holds any.
  ///
  /// Of challenges one that says what to do comes first, of goals one that says a wish. Of equals the
  /// first; of a goal the one that names a time, and of those the last, since people come to what
  /// they are after. A command says what the challenge is as well as a hint does.
  private static func best(
    _ hints: [Hint], _ kind: CarriedItem.Kind, _ turn: ReadTurn, _ context: ItemContext
  ) -> Int? {
    var best: (count: Int, place: Int)?
    for (place, sentence) in turn.sentences.enumerated() where sentence.count > 2 {
      let found = turn.findings.filter { finding in
        sentence.overlaps(finding.tokens) && hints.contains { $0.marker == finding.marker }
      }
      let commands = kind == .challenge && Imperative.commands(turn.text, sentence)
      var count = 2 * found.count + (commands ? 2 : 0)
      if kind == .goal, found.contains(where: { $0.marker == Hint.goalHorizon.marker }) {
        count += 1
      }
      if kind == .challenge, context.answersPlan { count = max(count, 1) }
      // What the coach says again is what went well.
      if kind == .win, context.repeats(sentence, of: turn) { count += 4 }
      if count > 0, isPlain(kind, sentence, turn, context) { count += plainly }
      let most = best?.count ?? 0
      guard count > most || kind == .goal && count > 0 && count == most else { continue }
      best = (count, place)
    }
    return best?.place
  }

  /// More than any number of hints.
  private static let plainly = 100

  private static func isPlain(
    _ kind: CarriedItem.Kind, _ sentence: Range<Int>, _ turn: ReadTurn, _ context: ItemContext
  ) -> Bool {
    switch kind {
    case .challenge: TaskWords.state(sentence, of: turn, answersPlan: context.answersPlan)
    case .goal: statesGoal(sentence, of: turn, context)
    default: false
    }
  }

  /// The sentence with those that it takes to say something.
  private static func places(
    from place: Int, _ kind: CarriedItem.Kind, _ turn: ReadTurn, _ context: ItemContext
  ) -> ClosedRange<Int> {
    guard kind == .challenge else { return turn.telling(from: place) }
    if announces(place, in: turn) { return place...(place + 1) }
    let pointsBack =
      place > 0 && (Self.pointsBack(turn.sentences[place], turn) || leans(place, in: turn))
    let places = pointsBack ? (place - 1)...place : place...place
    if context.answersPlan { return plan(from: places, in: turn) }
    guard turn.tells(places) else { return turn.telling(from: place, backwards: pointsBack) }
    return explained(places, in: turn)
  }

  /// A task in a word or two with the sentence behind it, which says what is meant.
  ///
  /// "Start with the lantern. Eight boats of bread in six."
  private static func explained(_ places: ClosedRange<Int>, in turn: ReadTurn) -> ClosedRange<Int> {
    let shown =
      turn.sentences[places.lowerBound].lowerBound..<turn.sentences[places.upperBound].upperBound
    let next = places.upperBound + 1
    guard turn.content(of: shown) < fewestContent - 1, next < turn.sentences.count,
      !turn.asks(turn.sentences[next]), turn.sentences[next].count < longestAnnouncement
    else { return places }
    return places.lowerBound...next
  }

  /// A plan in short sentences, as many of them as can be taken in at once.
  ///
  /// "Ask her. At the gate. This week."
  private static func plan(from places: ClosedRange<Int>, in turn: ReadTurn) -> ClosedRange<Int> {
    var places = places
    // "Ring the harbour. At noon, this week." begins with what is to be done.
    while places.lowerBound > 0, !turn.asks(turn.sentences[places.lowerBound - 1]),
      turn.sentences[places.upperBound].upperBound
        - turn.sentences[places.lowerBound - 1].lowerBound <= longestPlan
    {
      places = (places.lowerBound - 1)...places.upperBound
    }
    var next = places.upperBound + 1
    while next < turn.sentences.count, !turn.asks(turn.sentences[next]),
      turn.sentences[next].upperBound - turn.sentences[places.lowerBound].lowerBound <= longestPlan
    {
      places = places.lowerBound...next
      next += 1
    }
    return turn.tells(places) ? places : turn.telling(from: places.lowerBound)
  }

  /// How many words and marks of a plan are shown.
  private static let longestPlan = 30

  /// Whether a sentence needs the one before it to be understood: it goes on with "and" and says
  /// little, or does something to "them" that a few words before name.
  private static func leans(_ place: Int, in turn: ReadTurn) -> Bool {
    let sentence = turn.sentences[place]
    let words = sentence.map { turn.text.tokens[$0].hash }
    let before = turn.sentences[place - 1]
    guard !turn.asks(before), let first = words.first else { return false }
    if joining.contains(first), turn.content(of: sentence) < fewestContent { return true }
    return words.prefix(4).contains { objects.contains($0) } && before.count <= shortest
  }

  private static let joining = WordSet("and but or then")
  private static let objects = WordSet("them it that those")
  /// A sentence with fewer words of content says little.
  private static let fewestContent = 4

  /// Whether a sentence only says that a task comes, and the next one says which.
  ///
  /// "Here's a second one for you."
  private static func announces(_ place: Int, in turn: ReadTurn) -> Bool {
    let sentence = turn.sentences[place]
    return turn.holds(.taskOffer, in: sentence) && sentence.count < longestAnnouncement
      && !Imperative.commands(turn.text, sentence) && !pointsBack(sentence, turn)
      && place + 1 < turn.sentences.count
  }

  /// A sentence with as many words and marks says what the task is.
  private static let longestAnnouncement = 13

  /// Whether a sentence hands over what the one before it says.
  ///
  /// "That's yours for next time."
  private static func pointsBack(_ sentence: Range<Int>, _ turn: ReadTurn) -> Bool {
    let words = sentence.prefix(2).map { turn.text.tokens[$0].hash }
    return words.contains { pointers.contains($0) } && sentence.count < longestAnnouncement
      && !Imperative.commands(turn.text, sentence)
  }

  /// Whether a sentence hands over what nothing or a question before it says.
  private static func pointsAtNothing(_ place: Int, in turn: ReadTurn) -> Bool {
    pointsBack(turn.sentences[place], turn)
      && (place == 0 || turn.asks(turn.sentences[place - 1]))
  }

  private static let pointers = WordSet("that's that it's those")

  /// Whether the sentences tell the other what not to do and no more: that is how something is done,
  /// and leaves nothing to ask about, unless a day is named.
  private static func onlyForbids(_ places: ClosedRange<Int>, of turn: ReadTurn) -> Bool {
    turn.sentences[places].allSatisfy {
      Imperative.forbids(turn.text, $0) && !turn.holds(.deadline, in: $0)
    }
  }

  // MARK: What the words say

  /// Whether the sentence says a goal: a wish, or what is called a goal by one of the two.
  private static func statesGoal(
    _ sentence: Range<Int>, of turn: ReadTurn, _ context: ItemContext
  ) -> Bool {
    guard !turn.asks(sentence) else { return false }
    return wishes(sentence, of: turn) || turn.holds(.goalNaming, in: sentence) && turn.isCoach
      || context.isNamedGoal && turn.holds(.goalHorizon, in: sentence)
  }

  /// Whether the sentence says what somebody wants, not only by when or in which role.
  private static func wishes(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    let words = sentence.map { turn.text.tokens[$0].hash }
    return turn.findings.contains { finding in
      guard finding.marker == Hint.aspiration.marker, sentence.overlaps(finding.tokens) else {
        return false
      }
      // "I like it" tells of today, "I want to say March" of a doubt.
      return finding.tokens.contains { index in
        let place = index - sentence.lowerBound
        let hash = turn.text.tokens[index].hash
        let isWish =
          wishing.contains(hash)
          || liking.contains(hash) && words[..<place].contains { would.contains($0) }
        // "They asked would I want to" tells what others asked.
        if let before = words[..<place].lastIndex(where: { speaking.contains($0) }), before > 0,
          asking.contains(words[before - 1])
        {
          return false
        }
        let next = words.dropFirst(place + 1)
        // "I'd like your help" asks the other for something now.
        return isWish && next.prefix(2).last != saying
          && !(next.first.map { others.contains($0) } ?? false)
      }
    }
  }

  private static let wishing = WordSet(
    "want hope wish dream goal aim plan ambition hoping after")
  private static let liking = WordSet("like love prefer")
  private static let would = WordSet("i'd we'd would")
  private static let others = WordSet("you your you'd")
  private static let speaking = WordSet("i we")
  private static let asking = WordSet("would do did if whether should could says said say that")
  private static let saying = Token.hash(ofWord: "say")

  /// Whether the sentences tell what somebody did, or that something came about.
  private static func reports(_ places: ClosedRange<Int>, of turn: ReadTurn) -> Bool {
    turn.sentences[places].contains { sentence in
      turn.holds(.success, in: sentence)
        || sentence.contains { place in
          let token = turn.text.tokens[place]
          return Report.isPast(turn.text, token)
            && !PlainWords.isCount(Stem.hash(of: turn.text.bytes(of: token)))
        }
    }
  }

  /// Whether the sentence only supposes: "If it had worked".
  private static func supposes(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    sentence.first.map { turn.text.tokens[$0].hash == supposing } ?? true
  }

  private static let supposing = Token.hash(ofWord: "if")
}
