/// Finds the runs of turns that are zoomed out.
///
/// As for stretches, single turns waver: the likeliest path through two states in which a change
/// costs something (Viterbi). Turns that cannot be placed on the ladder break nothing.
enum OutRuns {
  /// What a change of state costs, in nats.
  private static let changeCost = 1.5
  /// How much more a turn must look zoomed in than out to count as in; a zoomed-out turn is
  /// missed more often than a zoomed-in one is mistaken.
  private static let lean = 0.25

  /// The runs in order.
  static func runs(of session: ReadSession) -> [ClosedRange<Int>] {
    let states = path(session.turns)
    var runs: [ClosedRange<Int>] = []
    var first: Int?
    for (index, isOut) in (states + [false]).enumerated() {
      if isOut {
        first = first ?? index
      } else if let start = first {
        runs.append(start...(index - 1))
        first = nil
      }
    }
    return runs
  }

  private static func evidence(_ turn: ReadTurn) -> (within: Double, out: Double) {
    let probabilities = turn.spoken.annotation.zoomProbabilities
    guard turn.isPlaced, probabilities.count == 4, turn.spoken.annotation.bestMode != .neither
    else { return (0, 0) }
    let out = min(0.999, max(0.001, probabilities[2] / max(1e-9, 1 - probabilities[3])))
    return (logarithm(1 - out), logarithm(out) + lean)
  }

  private static func path(_ turns: [ReadTurn]) -> [Bool] {
    var within = 0.0
    var out = 0.0
    var origins: [(within: Bool, out: Bool)] = []
    for turn in turns {
      let evidence = evidence(turn)
      let fromOut = out - changeCost > within
      let fromWithin = within - changeCost > out
      origins.append((within: fromOut, out: !fromWithin))
      (within, out) = (
        max(within, out - changeCost) + evidence.within,
        max(out, within - changeCost) + evidence.out
      )
    }
    var isOut = out > within
    var states: [Bool] = []
    for origin in origins.reversed() {
      states.append(isOut)
      isOut = isOut ? origin.out : origin.within
    }
    return states.reversed()
  }
}

extension SessionFacts.ZoomOut {
  /// The longest run, and whether it counts.
  ///
  /// What the coach tells of the own life may look far up and leaves the client where they are, so
  /// it lengthens no run; and where the client hardly speaks, it is the coach who stands back.
  init(_ runs: [ClosedRange<Int>], of session: ReadSession, rules: ContinuityRules) {
    let stories = OwnStories.turns(of: session)
    let common = runs.filter(session.isCommon)
    let longest = common.max {
      session.share(of: $0, without: stories) < session.share(of: $1, without: stories)
    }
    let share = longest.map { session.share(of: $0, without: stories) } ?? 0
    let isLong =
      session.isTimed
      && common.contains {
        session.milliseconds(of: $0, without: stories) >= rules.zoomOutSeconds * 1000
      }
    self.init(
      counts: share >= rules.zoomOutWordsShare || isLong, longestWordsShare: share,
      longestMilliseconds: session.isTimed ? longest.flatMap(session.milliseconds(of:)) : nil,
      turns: longest)
  }
}

/// The turns in which the coach tells at length of the own life.
///
/// There it is "I" and "we" time and again, hardly "you"; a client's "Okay" or laugh does not end
/// the story.
struct OwnStories {
  /// A story of as many words takes the talk over; a shorter one serves the client's.
  private static let fewestWords = 80
  private static let fewestSelves = 5
  /// Who says as many words only listens.
  private static let listening = 4
  private static let selves = WordSet("i i'm i've i'd i'll me my we we're we've we'd our us")
  private static let you = WordSet("you you're you've you'd you'll your")

  /// Finds the turns.
  static func turns(of session: ReadSession) -> Set<Int> {
    var found: Set<Int> = []
    var told: [Int] = []
    for (index, turn) in session.turns.enumerated() {
      if turn.isCoach, !turn.asks {
        told.append(index)
      } else if !turn.isClient || turn.spoken.words > listening {
        if isStory(told.map { session.turns[$0] }) { found.formUnion(told) }
        told = []
      }
    }
    return isStory(told.map { session.turns[$0] }) ? found.union(told) : found
  }

  private static func isStory(_ turns: [ReadTurn]) -> Bool {
    let tokens = turns.flatMap(\.text.tokens)
    let own = tokens.count { selves.contains($0.hash) }
    return turns.reduce(0) { $0 + $1.spoken.words } >= fewestWords && own >= fewestSelves
      && own >= 2 * tokens.count { you.contains($0.hash) }
  }
}

extension ReadSession {
  /// The least share of a run's words that the client has where both stand back.
  private static let leastClientShare = 0.2

  /// Whether the client stands back too.
  fileprivate func isCommon(_ range: ClosedRange<Int>) -> Bool {
    let client = range.reduce(0) { $0 + (turns[$1].isClient ? turns[$1].spoken.words : 0) }
    return Double(client) >= Self.leastClientShare * share(of: range) * Double(words)
  }

  /// The words of these turns, without some of them, as a share of the session's.
  fileprivate func share(of range: ClosedRange<Int>, without left: Set<Int>) -> Double {
    let counted = range.filter { !left.contains($0) }
    return Double(counted.reduce(0) { $0 + turns[$1].spoken.words }) / Double(words)
  }

  /// How long these turns last, without some of them.
  fileprivate func milliseconds(of range: ClosedRange<Int>, without left: Set<Int>) -> Double {
    let taken = range.filter(left.contains).compactMap { milliseconds(of: $0...$0) }
    return Double((milliseconds(of: range) ?? 0) - taken.reduce(0, +))
  }

  /// From the first start to the last end, or start; nil where no turn has a time.
  func milliseconds(of range: ClosedRange<Int>) -> Int? {
    guard let start = range.compactMap({ turns[$0].spoken.start }).min(),
      let end = range.compactMap({ turns[$0].spoken.end ?? turns[$0].spoken.start }).max()
    else { return nil }
    return end - start
  }
}
