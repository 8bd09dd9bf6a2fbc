import TranscriptModel

/// A turn as the comparison of sessions reads it: its hints and its content.
///
/// A class, so that handing a turn on costs one count, not one for each of its arrays; nothing in
/// it changes.
final class ReadTurn: Sendable {
  /// A word or a pair of neighbouring words that carries content.
  ///
  /// A pair of coach and client says tens of thousands of them, each of which is looked at many times,
  /// so they are kept small.
  struct Term: Sendable {
    /// The stem, or both stems of a pair.
    let key: UInt64
    /// How rare it is in talk at large, 0 to 1.
    var rarity: Double
    private let number32: Int32
    private let offset32: Int32
    /// Whether it is written as a name in the middle of a sentence.
    var isName: Bool
    /// Whether it is two neighbouring stems.
    let isPair: Bool
    /// Whether "that", "those" or "your" points at it.
    let isPointedAt: Bool
    /// Whether "the" or one of those stands before it: speaker and hearer know which one.
    let isDefinite: Bool

    /// Its number among the terms of the pair.
    var number: Int { Int(number32) }
    /// How many words and marks of the turn stand before it; 0 for a pair of stems.
    var offset: Int { Int(offset32) }

    init(
      key: UInt64, number: Int, rarity: Double, isName: Bool, isPair: Bool, offset: Int = 0,
      isPointedAt: Bool = false, isDefinite: Bool = false
    ) {
      self.key = key
      self.rarity = rarity
      number32 = Int32(truncatingIfNeeded: number)
      offset32 = Int32(truncatingIfNeeded: offset)
      self.isName = isName
      self.isPair = isPair
      self.isPointedAt = isPointedAt
      self.isDefinite = isDefinite
    }
  }

  /// The turn.
  let spoken: EngagementHistory.SpokenTurn
  /// Its words.
  let text: SpokenText
  /// Its content, each term once: the words, and the pairs of words that `TermReader` does not leave
  /// out.
  let terms: [Term]
  /// How many of the terms are single words.
  let singles: Int
  /// The hints that it holds.
  let findings: [MarkerFinding]
  /// The moves that markers tell of a coach's turn; none of others, of which nobody asks them.
  ///
  /// The rules here were fitted to markers, so they read these and not the moves of the model.
  let marked: Set<Move>
  /// How many sentences hold each hint, in the order of `Marker.carried`.
  let counts: [UInt8]
  /// The tokens of each sentence.
  let sentences: [Range<Int>]
  /// The words of the session before the turn, as a share of all.
  let position: Double
  /// In how many sentences somebody tells what was done, at most two.
  let reports: Double
  /// How many sentences tell somebody to do something, at most four.
  let imperatives: Double

  // What is asked of a turn time and again is kept: to read it from `spoken` takes a copy of that.

  /// Whether the coach speaks.
  let isCoach: Bool
  /// Whether the client speaks.
  let isClient: Bool
  /// The probability that the coach does neither in the turn; 0 for others.
  let neither: Double
  /// The probability of mentorship; 0 for others.
  let mentorship: Double
  /// The probability of coaching; 0 for others.
  let coaching: Double
  /// The rung to expect, the lower the less the turn stands on the ladder at all.
  let rung: Double
  /// The probability that the turn is zoomed out.
  let out: Double
  /// Whether the turn can be placed on the ladder.
  let isPlaced: Bool

  /// Whether any sentence asks.
  var asks: Bool { text.questions > 0 }
  /// Whether the coach asks a question that stands back from details.
  var asksZoomedOut: Bool { Self.asksZoomedOut(isCoach, text, out) }

  private static func asksZoomedOut(_ isCoach: Bool, _ text: SpokenText, _ out: Double) -> Bool {
    isCoach && text.questions > 0 && out > 0.4
  }

  /// Whether the turn names a thing and asks with nothing else.
  ///
  /// "And the phone?"
  var isFragment: Bool {
    text.endsWithQuestion && (sentences.last.map { $0.count <= 6 } ?? false)
      && (sentences.last.map { !$0.contains { Self.verbs.contains(text.tokens[$0].hash) } } ?? false)
      && !terms.isEmpty
  }

  /// What a question with a verb in it begins with or holds.
  private static let verbs = WordSet(
    """
    is are was were am be do does did have has had can could will would shall should may might \
    what who which where when why how you i we he she they it's that's what's who's don't isn't
    """)

  /// How many sentences hold the hint, at most `most`.
  func count(_ hint: Hint, most: Int = 2) -> Double {
    Double(min(most, Int(counts[hint.marker])))
  }

  /// Whether the turn holds the hint.
  func holds(_ hint: Hint) -> Bool { counts[hint.marker] > 0 }

  /// Whether one of its sentences holds the hint.
  func holds(_ hint: Hint, in sentence: Range<Int>) -> Bool {
    findings.contains { $0.marker == hint.marker && sentence.overlaps($0.tokens) }
  }

  /// How rare the single words are that another turn holds as well, each at least `least`.
  func sharedRarity(with other: ReadTurn, least: Double) -> Double {
    var sum = 0.0
    for term in terms where !term.isPair {
      if other.terms.contains(where: { $0.number == term.number }) {
        sum += max(least, term.rarity)
      }
    }
    return sum
  }

  /// Reads a turn.
  ///
  /// - Parameters:
  ///   - spoken: The turn.
  ///   - text: Its words, as `text(of:)` reads them.
  ///   - position: The words of the session before it, as a share of all.
  ///   - reader: The reader of the terms of the pair.
  init(
    _ spoken: EngagementHistory.SpokenTurn, text: SpokenText, position: Double,
    terms reader: inout TermReader
  ) {
    self.spoken = spoken
    self.text = text
    self.position = position
    let annotation = spoken.annotation
    let (modes, zooms) = (annotation.modeProbabilities, annotation.zoomProbabilities)
    isCoach = spoken.role == .coach
    isClient = spoken.role == .client
    neither = modes.count > 2 ? modes[2] : 0
    mentorship = modes.count > 1 ? modes[1] : 0
    coaching = modes.first ?? 0
    rung = annotation.rung * (1 - (zooms.count > 3 ? zooms[3] : 0))
    out = zooms.count > 2 ? zooms[2] : 0
    isPlaced = annotation.bestZoom != .none && annotation.talkZoom != .label(.none)
    findings = MarkerFinder.findings(in: text, of: .carried)
    marked = isCoach ? MarkerFinder.moves(in: text.spelledOut(spoken.text)) : []
    var counts = [UInt8](repeating: 0, count: Marker.carried.count)
    for finding in findings where counts[finding.marker] < 9 { counts[finding.marker] += 1 }
    self.counts = counts
    sentences = text.tokens.sentences
    terms = reader.terms(
      of: text, spoken.text, sentences,
      pairs: Self.asksZoomedOut(isCoach, text, out) ? .all : .ofSeveralSessions)
    singles = terms.count { !$0.isPair }
    reports = Report.count(in: text, sentences, by: Report.people)
    imperatives = Imperative.count(in: text, sentences)
  }

  /// The words of a turn as `init` takes them.
  static func text(of spoken: EngagementHistory.SpokenTurn) -> SpokenText {
    SpokenText(spoken.text, contractions: MarkerSet.carried.contractions)
  }

  /// Reads a turn and its words.
  convenience init(
    _ spoken: EngagementHistory.SpokenTurn, position: Double, terms: inout TermReader
  ) {
    self.init(spoken, text: Self.text(of: spoken), position: position, terms: &terms)
  }

  /// Reads a turn by itself.
  convenience init(_ spoken: EngagementHistory.SpokenTurn, words: CommonWords) {
    var terms = TermReader(words)
    self.init(spoken, position: 0, terms: &terms)
  }
}

extension SpokenText {
  /// The text with contractions as the words that they stand for.
  ///
  /// - Parameter source: What was read as it is written.
  /// - Returns: The same text where it holds no contraction, else the other reading.
  fileprivate func spelledOut(_ source: String) -> SpokenText {
    tokens.contains { $0.classes.contains(.contraction) } ? SpokenText(source) : self
  }
}

extension [Token] {
  /// The tokens of each sentence, without its closing mark.
  var sentences: [Range<Int>] {
    var sentences: [Range<Int>] = []
    sentences.reserveCapacity(count / 12 + 1)
    var start = 0
    for (index, token) in enumerated() where token.endsSentence {
      if start < index { sentences.append(start..<index) }
      start = index + 1
    }
    if start < count { sentences.append(start..<count) }
    return sentences
  }
}
