import Coaching

/// A stretch worth reading again, with the words that show why.
public struct Moment: Sendable, Hashable {
  /// What the stretch is an example of.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The strongest coaching.
    case coaching
    /// The strongest mentorship.
    case mentorship
    /// The longest zoomed-out talk.
    case zoomedOut
  }

  /// What the stretch is an example of.
  public var kind: Kind
  /// The turns of the stretch.
  public var turns: ClosedRange<Int>
  /// The number of words of the stretch.
  public var words: Int
  /// The turn that the quote is taken from.
  public var turn: Int
  /// When that turn begins, in milliseconds; nil where unknown.
  public var start: Int?
  /// The name of who speaks; nil where nobody is named.
  public var speaker: String?
  /// The words that weighed most, with what stands around them.
  public var quote: String
}

extension Moment {
  /// The most that a quote holds, in characters.
  private static let quoteLength = 220

  /// The strongest stretch of each kind, in the order of the kinds; none where there is none.
  ///
  /// Stretches that bear the label come first; where none does, a strong turn inside another one
  /// is shown. The strength of a stretch is the sum of its turns' words, each weighed by the probability of
  /// the label: long and sure wins. Coaching on a detail of the craft weighs less than coaching on
  /// what the client makes of it. The longest zoomed-out talk is the one that `ZoomOut` found, so
  /// that a report names one stretch only. The quote comes from the turn that adds most; no turn is
  /// quoted twice while another shows the same.
  static func strongest(of session: StoredSession) -> [Moment] {
    var moments: [Moment] = []
    for kind in Kind.allCases {
      var strongest: (place: Place, turn: Int, strength: Double)?
      let quoted = Set(moments.map(\.turn))
      for place in places(for: kind, in: session) {
        guard let found = best(kind, in: place.turns, of: session, without: quoted),
          found.strength > strongest?.strength ?? 0
        else { continue }
        strongest = (place, found.turn, found.strength)
      }
      if let (place, turn, _) = strongest {
        moments.append(moment(kind, in: place, turn: turn, of: session))
      }
    }
    return moments
  }

  /// Neighbouring turns and their words.
  private struct Place {
    var turns: ClosedRange<Int>
    var words: Int
  }

  private static func places(for kind: Kind, in session: StoredSession) -> [Place] {
    if kind == .zoomedOut {
      let longest = session.zoomOut
      return longest.turns.map { [Place(turns: $0, words: longest.words)] } ?? []
    }
    let labelled = session.stretches.filter(kind.isLabel)
    return (labelled.isEmpty ? session.stretches : labelled).map {
      Place(turns: $0.turns, words: $0.words)
    }
  }

  private static func best(
    _ kind: Kind, in range: ClosedRange<Int>, of session: StoredSession, without quoted: Set<Int>
  ) -> (turn: Int, strength: Double)? {
    var strength = 0.0
    var best: (turn: Int, strength: Double)?
    for index in range where session.turns.indices.contains(index) {
      let turn = session.turns[index]
      let own = kind.strength(of: turn)
      strength += own
      // A turn that stands above already counts, but is quoted again only where it is alone.
      let rank = quoted.contains(index) ? own * 1e-6 : own
      if rank > best?.strength ?? 0 { best = (index, rank) }
    }
    return best.map { ($0.turn, strength) }
  }

  private static func moment(
    _ kind: Kind, in place: Place, turn index: Int, of session: StoredSession
  ) -> Moment {
    let turn = session.turns[index]
    let evidence = turn.evidence.filter { $0.label == kind.evidence }
      .max { $0.weight < $1.weight }
    return Moment(
      kind: kind, turns: place.turns, words: place.words, turn: index, start: turn.start,
      speaker: turn.speaker.map { session.voices[$0].name },
      quote: quote(from: turn.text, around: evidence?.range.lowerBound ?? 0))
  }

  /// The text from the beginning of the sentence in which the evidence stands.
  static func quote(from text: String, around offset: Int) -> String {
    let words = text.split(separator: " ")
    var position = 0
    var sentence = 0
    for (index, word) in words.enumerated() {
      if index > 0, position <= offset, endsSentence(words[index - 1]) { sentence = index }
      position += word.utf8.count + 1
    }
    var quote = sentence > 0 ? "… " : ""
    for (index, word) in words[sentence...].enumerated() {
      let left = quoteLength - quote.count
      if word.count >= left {
        // Scripts without spaces make one long word; there the cut falls inside it.
        return quote + (index == 0 ? word.prefix(left) : "") + "…"
      }
      quote += (index > 0 ? " " : "") + word
    }
    return quote
  }

  private static func endsSentence(_ word: Substring) -> Bool {
    word.hasSuffix(".") || word.hasSuffix("?") || word.hasSuffix("!")
  }
}

extension Moment.Kind {
  /// How much less a turn of coaching counts that is sure to be zoomed in.
  private static let onDetail = 0.75

  /// How much a turn adds to what the kind asks for: its words, by how likely they are that.
  func strength(of turn: StoredSession.LabelledTurn) -> Double {
    let own = probability(in: turn) * Double(turn.words)
    guard self == .coaching, let detail = turn.zoomProbabilities.first else { return own }
    return own * (1 - Self.onDetail * detail)
  }

  /// How likely the turn is what the kind asks for; zero where the label says otherwise.
  fileprivate func probability(in turn: StoredSession.LabelledTurn) -> Double {
    switch self {
    case .coaching where turn.coachMode == .label(.coaching):
      turn.modeProbabilities.first ?? 1
    case .mentorship where turn.coachMode == .label(.mentorship):
      turn.modeProbabilities.dropFirst().first ?? 1
    // The run holds turns whose best zoom is out, though it may be too unsure for a label.
    case .zoomedOut where turn.talkZoom != .label(.none):
      turn.zoomProbabilities.dropFirst(2).first ?? 1
    default: 0
    }
  }

  /// Whether the stretch bears the label that the kind asks for.
  fileprivate func isLabel(of stretch: Stretch) -> Bool {
    switch self {
    case .coaching: stretch.mode == .label(.coaching)
    case .mentorship: stretch.mode == .label(.mentorship)
    case .zoomedOut: stretch.zoom == .label(.out)
    }
  }

  fileprivate var evidence: String {
    switch self {
    case .coaching: "mode.coaching"
    case .mentorship: "mode.mentorship"
    case .zoomedOut: "zoom.out"
    }
  }
}
