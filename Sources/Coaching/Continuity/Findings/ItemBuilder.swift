/// Makes items of the turns that were found, with their words and identifiers.
struct ItemBuilder {
  private let sessions: [ReadSession]
  private let pair: String
  private let overlays: ContinuityOverlays

  init(_ sessions: [ReadSession], pair: String, overlays: ContinuityOverlays) {
    self.sessions = sessions
    self.pair = pair
    self.overlays = overlays
  }

  /// The item that a turn sets; nil where somebody rejected it.
  func item(_ kind: CarriedItem.Kind, at candidate: Candidates.Candidate) -> CarriedItem? {
    let session = sessions[candidate.session]
    let (index, words) = self.words(kind, at: candidate.turn, of: session)
    let turn = session.turns[index]
    let id = identifier(kind, session, index)
    guard overlays.verdicts[id] != false else { return nil }
    let place = Place(session: session.id, turn: index)
    let probability = candidate.probability * (words.isPlain ? 1 : Self.unplain)
    return CarriedItem(
      id: id, kind: kind, owner: owner(kind, turn, words),
      horizon: kind == .goal ? Self.horizon(turn, words) : nil,
      quote: Quote(place: place, range: words.range), wording: overlays.wordings[id],
      due: words.due.map { Quote(place: place, range: $0) },
      status: overlays.statuses[id] ?? .open,
      confidence: overlays.verdicts[id] == true ? 1 : probability,
      confirmed: overlays.verdicts[id])
  }

  /// The words that are shown for an item, and their turn.
  ///
  /// A task is often said by both, and one says it whole: "Let me do two weeks, no, on paper." "So two
  /// weeks of questions, on paper."
  private func words(
    _ kind: CarriedItem.Kind, at index: Int, of session: ReadSession
  ) -> (turn: Int, words: ItemQuote) {
    func quote(_ index: Int) -> ItemQuote {
      ItemQuote(kind, session.turns[index], in: ItemContext(around: index, of: session))
    }
    let own = quote(index)
    guard kind == .challenge, own.isPlain, !own.stands else { return (index, own) }
    for beside in [index + 1, index - 1] {
      guard let other = session.turn(at: beside), other.isCoach || other.isClient,
        other.isCoach != session.turns[index].isCoach,
        other.sharedRarity(with: session.turns[index], least: 0) >= Self.leastShared
      else { continue }
      let words = quote(beside)
      if words.isPlain, words.stands { return (beside, words) }
    }
    return (index, own)
  }

  /// How rare the words are that a turn beside shares where it says the same task.
  private static let leastShared = 0.6

  /// How much of its confidence an item keeps whose words do not say what it is: it may be true, but
  /// nobody could read it aloud.
  private static let unplain = 0.4

  /// The identifier of an item: the same for the same words at the same place.
  func identifier(_ kind: CarriedItem.Kind, _ session: ReadSession, _ turn: Int) -> String {
    let text = session.turns[turn].spoken.text
    let parts = [pair, session.id, String(turn), kind.rawValue, text]
    let hash = parts.reduce(FeatureHash.seed) { hash, part in
      FeatureHash.adding(0xFF, to: part.utf8.reduce(hash) { FeatureHash.adding($1, to: $0) })
    }
    let digits = String(FeatureHash.mixed(hash), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private func owner(_ kind: CarriedItem.Kind, _ turn: ReadTurn, _ words: ItemQuote) -> Side {
    guard turn.isCoach else { return .client }
    switch kind {
    case .prompt, .resource: return .coach
    // "Write them down. I'll send you mine": the words that are shown say whose turn it is.
    case .challenge: return words.isPromise ? .coach : .client
    default: return .client
    }
  }

  /// How far ahead the words say that a goal lies; nil where they do not.
  ///
  /// Long where it is called so, or years or a role are spoken of; of the words that are shown first,
  /// then of the turn.
  private static func horizon(
    _ turn: ReadTurn, _ words: ItemQuote
  ) -> CarriedItem.Horizon? {
    let shown = words.sentences.map { turn.sentences[$0] } ?? []
    for tokens in [shown.flatMap { turn.text.tokens[$0] }, turn.text.tokens] {
      let words = Set(tokens.map(\.hash))
      if words.contains(short) { return .short }
      if !words.isDisjoint(with: years) { return .long }
    }
    if turn.holds(.goalHorizon) { return .short }
    return turn.holds(.roleTalk) || turn.rung >= farRung ? .long : nil
  }

  private static let short = Token.hash(ofWord: "short")
  /// So high up the ladder direction is the topic.
  private static let farRung = 4.5

  private static let years = Set(
    ["year", "years", "career", "someday", "life", "long"].map(Token.hash(ofWord:)))
}

extension ReadTurn {
  /// Where tokens stand in the turn's text, in UTF-8 bytes; a closing mark comes with them.
  func bytes(of tokens: Range<Int>) -> Range<Int> {
    var last = tokens.upperBound - 1
    if last + 1 < text.tokens.count, text.tokens[last + 1].endsSentence { last += 1 }
    return Int(
      text.tokens[tokens.lowerBound].range.lowerBound)..<Int(
        text.tokens[last].range.upperBound)
  }

  /// The bytes of the last sentence that asks; nil where none does.
  var lastQuestion: Range<Int>? {
    sentences.last { sentence in
      sentence.upperBound < text.tokens.count && text.tokens[sentence.upperBound].kind == .question
    }.map(bytes(of:))
  }

  /// All that was said in the turn, in UTF-8 bytes.
  var wholeRange: Range<Int> { text.inked ?? 0..<spoken.text.utf8.count }

  /// The bytes of the first sentence that shares most with `keys`.
  func bytes(sharing keys: Set<UInt64>) -> Range<Int> {
    sentence(sharing: keys).map { bytes(of: sentences[$0]) } ?? wholeRange
  }

  /// The same with the neighbours that it takes to say something.
  func telling(sharing keys: Set<UInt64>) -> Range<Int> {
    sentence(sharing: keys).map { bytes(of: telling(from: $0)) } ?? wholeRange
  }

  private func sentence(sharing keys: Set<UInt64>) -> Int? {
    let stems = text.tokens.map { Stem.hash(of: text.bytes(of: $0)) }
    return sentences.indices.max { left, right in
      sentences[left].count { keys.contains(stems[$0]) }
        < sentences[right].count { keys.contains(stems[$0]) }
    }
  }
}
