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
    let turn = session.turns[candidate.turn]
    let id = identifier(kind, session, candidate.turn)
    guard overlays.verdicts[id] != false else { return nil }
    let place = Place(session: session.id, turn: candidate.turn)
    let due = kind == .challenge ? due(in: turn) : nil
    let words = quote(kind, turn)
    return CarriedItem(
      id: id, kind: kind, owner: owner(kind, turn, words),
      horizon: kind == .goal ? Self.horizon(turn) : nil,
      quote: Quote(place: place, range: words), wording: overlays.wordings[id],
      due: due.map { Quote(place: place, range: $0) },
      status: overlays.statuses[id] ?? .open,
      confidence: overlays.verdicts[id] == true ? 1 : candidate.probability,
      confirmed: overlays.verdicts[id])
  }

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

  private func owner(_ kind: CarriedItem.Kind, _ turn: ReadTurn, _ quote: Range<Int>) -> Side {
    guard turn.isCoach else { return .client }
    switch kind {
    case .prompt, .resource: return .coach
    case .challenge:
      // "Write them down. I'll send you mine": the words that are shown say whose turn it is.
      let promise = sentence(with: [.promise], of: .resource, in: turn).map {
        turn.bytes(of: turn.sentences[$0.place])
      }
      return promise == quote || promise != nil && turn.imperatives == 0
        ? .coach : .client
    default: return .client
    }
  }

  /// Long where years or a role are spoken of, or where no time is and the talk is of direction.
  private static func horizon(_ turn: ReadTurn) -> CarriedItem.Horizon {
    let words = Set(turn.text.tokens.map(\.hash))
    if !words.isDisjoint(with: years) { return .long }
    return turn.holds(.goalHorizon) || turn.rung < 3.6 ? .short : .long
  }

  private static let years = Set(
    ["year", "years", "career", "someday", "life"].map(Token.hash(ofWord:)))

  // MARK: Quotes

  private func quote(_ kind: CarriedItem.Kind, _ turn: ReadTurn) -> Range<Int> {
    let hints: [Hint] =
      switch kind {
      // "Let me tell you" is an intention of the coach's, and no task.
      case .challenge where turn.isCoach: [.taskOffer, .deadline, .promise, .directive]
      case .challenge: [.taskOffer, .deadline, .intention, .promise, .directive]
      case .goal: [.aspiration, .goalHorizon, .roleTalk]
      case .win: [.success, .delight]
      case .prompt: [.goalQuestion]
      case .question: [.parkedQuestion]
      case .resource: [.promise]
      }
    if kind == .question, let asked = turn.lastQuestion { return asked }
    guard let best = sentence(with: hints, of: kind, in: turn) else { return turn.wholeRange }
    var last = best.place
    if kind == .challenge, announces(best.place, in: turn) { last += 1 }
    if kind == .win { last = told(from: best.place, in: turn) }
    return turn.bytes(of: turn.sentences[best.place])
      .lowerBound..<turn.bytes(
        of: turn.sentences[last]
      ).upperBound
  }

  /// The sentence with most of the hints, and the first of them; nil where none holds any.
  ///
  /// Of equals the first; of a goal the one that names a time, and of those the last, since people
  /// come to what they are after. A command says what the challenge is as well as a hint does.
  private func sentence(
    with hints: [Hint], of kind: CarriedItem.Kind, in turn: ReadTurn
  ) -> (place: Int, tokens: Range<Int>)? {
    var best: (count: Int, place: Int, tokens: Range<Int>)?
    for (place, sentence) in turn.sentences.enumerated() where sentence.count > 2 {
      let found = turn.findings.filter { finding in
        sentence.overlaps(finding.tokens) && hints.contains { $0.marker == finding.marker }
      }
      let commands = kind == .challenge && Imperative.commands(turn.text, sentence)
      let names = kind == .goal && found.contains { $0.marker == Hint.goalHorizon.marker }
      let count = 2 * found.count + (commands ? 2 : 0) + (names ? 1 : 0)
      let most = best?.count ?? 0
      guard count > most || kind == .goal && count > 0 && count == most else { continue }
      best = (count, place, found.first?.tokens ?? sentence)
    }
    return best.map { ($0.place, $0.tokens) }
  }

  /// The words that say until when; nil where none do.
  private func due(in turn: ReadTurn) -> Range<Int>? {
    guard let best = sentence(with: [.deadline], of: .resource, in: turn) else { return nil }
    var end = best.tokens.upperBound
    // "Between now and the twentieth".
    if turn.text.tokens[end - 1].hash == Self.and {
      end = min(end + 2, turn.sentences[best.place].upperBound)
    }
    let (first, last) = (turn.text.tokens[best.tokens.lowerBound], turn.text.tokens[end - 1])
    return Int(first.range.lowerBound)..<Int(last.range.upperBound)
  }

  private static let and = Token.hash(ofWord: "and")

  /// Whether a sentence only says that a task comes, and the next one says which.
  ///
  /// "Here's a second one for you."
  private func announces(_ place: Int, in turn: ReadTurn) -> Bool {
    let sentence = turn.sentences[place]
    let announces = turn.findings.contains {
      $0.marker == Hint.taskOffer.marker && sentence.overlaps($0.tokens)
    }
    return announces && sentence.count < Self.longestAnnouncement
      && !Imperative.commands(turn.text, sentence) && place + 1 < turn.sentences.count
  }

  /// The last of the sentences that it takes to say what went well: "I booked it" says little.
  private func told(from place: Int, in turn: ReadTurn) -> Int {
    var last = place
    var words = turn.sentences[place].count
    while words < Self.fewestTold, last + 1 < turn.sentences.count {
      last += 1
      words += turn.sentences[last].count
    }
    return last
  }

  /// A win of fewer words and marks cannot be told from the words alone.
  private static let fewestTold = 7
  /// A sentence with as many words and marks says what the task is.
  private static let longestAnnouncement = 13
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
    let stems = text.tokens.map { token in
      Stem.hash(of: text.folded[Int(token.folded.lowerBound)..<Int(token.folded.upperBound)])
    }
    let best = sentences.max { left, right in
      left.count { keys.contains(stems[$0]) } < right.count { keys.contains(stems[$0]) }
    }
    return best.map(bytes(of:)) ?? wholeRange
  }
}
