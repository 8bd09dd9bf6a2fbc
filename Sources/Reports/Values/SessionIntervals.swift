import Coaching

/// A session's turns as far as the intervals of its shares ask for them: no words, no people.
struct SessionIntervals {
  /// One turn.
  struct Turn {
    var words: Int
    var isCoach: Bool
    /// What the coach does; nil for everybody else.
    var mode: Judged<Mode>?
    /// The zoom as it counts for the talk.
    var zoom: Judged<ZoomLevel>
  }

  private let turns: [Turn]

  init(_ turns: [Turn]) {
    self.turns = turns
  }

  /// The interval of each figure that the turns are enough for.
  var all: [BalanceFigure: ShareInterval] {
    BalanceFigure.allCases.reduce(into: [:]) { $0[$1] = interval(of: $1) }
  }

  private func interval(of figure: BalanceFigure) -> ShareInterval? {
    switch figure {
    case .mentorshipShareOfCoachingAndMentorshipWords:
      ShareInterval(
        turns: turns.compactMap { turn in
          guard turn.isCoach, let mode = turn.mode?.label, mode != .neither else { return nil }
          return part(turn.words, counts: mode == .mentorship)
        })
    case .zoomedOutShareOfWords:
      ShareInterval(turns: turns.map { part($0.words, counts: $0.zoom == .label(.out)) })
    case .coachShareOfWords:
      ShareInterval(exchanges: exchanges)
    }
  }

  private func part(_ words: Int, counts: Bool) -> ShareInterval.Part {
    ShareInterval.Part(words: words, counted: counts ? words : 0)
  }

  /// The coach's turns, each run of them with what the others say until the next one.
  var exchanges: [ShareInterval.Part] {
    var exchanges: [ShareInterval.Part] = []
    var wasCoach = false
    for turn in turns {
      if exchanges.isEmpty || (turn.isCoach && !wasCoach) {
        exchanges.append(ShareInterval.Part(words: 0, counted: 0))
      }
      exchanges[exchanges.count - 1].words += turn.words
      if turn.isCoach { exchanges[exchanges.count - 1].counted += turn.words }
      wasCoach = turn.isCoach
    }
    return exchanges
  }
}
