/// Tells how far a goal or a challenge was held on to.
///
/// Who says something once may only have said it; what the coach says again, what is drawn together
/// later on, what one of the two calls a goal, what answers the question for a plan and what later
/// sessions come back to was meant. Each raises how likely the turn says a goal or sets something.
struct HeldEvidence {
  /// How much each kind of evidence takes off the doubt.
  private static let named = 0.35
  private static let echoed = 0.3
  private static let recapped = 0.4
  private static let touched = 0.2
  private static let planned = 0.4
  private static let comeBack = 0.35
  /// What is less likely by itself stays as it is.
  private static let least = 0.04
  /// What is less likely by itself is no goal, whatever was made of it.
  private static let leastHeld = 0.1
  /// How likely it is that a coach who calls something a goal says one of the client's.
  private static let coachNames = 0.45
  /// How rare the words are that are said again.
  private static let leastShared = 0.4
  /// A turn that draws things together has as many words.
  private static let fewestDrawn = 10
  /// How many turns beside one that is come back to count as well.
  private static let near = 2
  private let reading: EngagementReading
  /// How many later sessions come back to each turn of each session, as far as they are likely to.
  private let touches: [[Double]]
  /// Where each term is said last where the coach draws things together, by session and number.
  private let drawn: [[Int: Int]]

  init(_ reading: EngagementReading) {
    self.reading = reading
    touches = Self.touches(reading)
    drawn = reading.sessions.map(Self.drawn)
  }

  /// Whether what was made of a turn tells of a goal even where the turn by itself hardly does.
  ///
  /// A coach names it, or says it again at once or later sessions come back to it, and it is drawn
  /// together in the end.
  func isHeldGoal(_ candidate: Candidates.Candidate) -> Bool {
    let session = reading.sessions[candidate.session]
    let turn = session.turns[candidate.turn]
    guard turn.isClient else { return turn.isCoach && coach(turn, candidate.turn, session) > 0 }
    guard candidate.probability >= Self.leastHeld, isDrawnTogether(turn, candidate) else {
      return false
    }
    let answer = coachAnswer(to: candidate, session)
    return answer.map { isEchoed(turn, in: $0) } == true || touches(candidate) >= 0.5
  }

  /// How likely a turn says a goal, with what was made of it.
  func goal(_ candidate: Candidates.Candidate) -> Double {
    let session = reading.sessions[candidate.session]
    let turn = session.turns[candidate.turn]
    let base =
      turn.isCoach ? coach(turn, candidate.turn, session) : candidate.probability
    guard base >= Self.least else { return candidate.probability }
    var doubt = (1 - base) * (1 - Self.touched * touches(candidate))
    guard turn.isClient else { return 1 - doubt }
    let answer = coachAnswer(to: candidate, session)
    if turn.holds(.goalNaming) || answer?.holds(.goalNaming) == true { doubt *= 1 - Self.named }
    if let answer, isEchoed(turn, in: answer) { doubt *= 1 - Self.echoed }
    if isDrawnTogether(turn, candidate) { doubt *= 1 - Self.recapped }
    return 1 - doubt
  }

  /// How likely a turn sets something, where it answers what the client will do.
  func challenge(_ candidate: Candidates.Candidate) -> Double {
    let session = reading.sessions[candidate.session]
    let turn = session.turns[candidate.turn]
    guard candidate.probability >= Self.least, turn.isClient,
      let before = session.turn(at: candidate.turn - 1), before.isCoach,
      before.holds(.planQuestion),
      turn.sentences.contains(where: { TaskWords.state($0, of: turn, answersPlan: true) })
    else { return candidate.probability }
    return 1 - (1 - candidate.probability) * (1 - Self.planned)
      * (1 - Self.comeBack * min(1, touches(candidate)))
  }

  /// What the coach says right behind the turn.
  private func coachAnswer(to candidate: Candidates.Candidate, _ session: ReadSession) -> ReadTurn?
  {
    session.turn(at: candidate.turn + 1).flatMap { $0.isCoach ? $0 : nil }
  }

  /// Whether the coach says much of the turn again at once.
  private func isEchoed(_ turn: ReadTurn, in answer: ReadTurn) -> Bool {
    turn.sharedRarity(with: answer, least: 0) >= Self.leastShared
  }

  /// How many later sessions come back to the turn, at most two.
  private func touches(_ candidate: Candidates.Candidate) -> Double {
    min(2, touches[candidate.session][candidate.turn])
  }

  /// Whether the coach says much of the turn again where things are drawn together later on.
  private func isDrawnTogether(_ turn: ReadTurn, _ candidate: Candidates.Candidate) -> Bool {
    let drawn = drawn[candidate.session]
    let again = turn.terms.filter {
      !$0.isPair && drawn[$0.number, default: 0] > candidate.turn + 1
    }
    return again.reduce(0) { $0 + $1.rarity } >= Self.leastShared
  }

  /// A coach who names long and short ones says the client's goals; one who looks back at them
  /// does not set them.
  private func coach(_ turn: ReadTurn, _ index: Int, _ session: ReadSession) -> Double {
    let names = turn.findings.count { $0.marker == Hint.goalNaming.marker }
    guard names > 1, reading.references[session.index][index].probability < 0.5 else { return 0 }
    return Self.coachNames
  }

  /// Where each term is said last where the coach draws things together, by its number.
  private static func drawn(_ session: ReadSession) -> [Int: Int] {
    var drawn: [Int: Int] = [:]
    for (index, turn) in session.turns.enumerated()
    where turn.isCoach && turn.text.words >= fewestDrawn
      && (turn.marked.contains(.summary) || turn.holds(.goalNaming) || turn.position > 0.85)
    {
      for term in turn.terms where !term.isPair { drawn[term.number] = index }
    }
    return drawn
  }

  private static func touches(_ reading: EngagementReading) -> [[Double]] {
    var touches = reading.sessions.map { [Double](repeating: 0, count: $0.turns.count) }
    for references in reading.references {
      // Only what is come back to, by session and turn: most of a pair's turns are not.
      var best: [Int: [Int: Double]] = [:]
      for reference in references where reference.probability > 0.5 {
        guard let match = reference.match else { continue }
        for turn in (match.turn - near)...(match.turn + near)
        where touches[match.session].indices.contains(turn) {
          best[match.session, default: [:]][turn, default: 0] = max(
            best[match.session]?[turn] ?? 0, reference.probability)
        }
      }
      for (session, turns) in best {
        for (turn, probability) in turns { touches[session][turn] += probability }
      }
    }
    return touches
  }
}
