import TranscriptModel

/// A turn as the comparison of sessions reads it: its hints and its content.
struct ReadTurn: Sendable {
  /// A word or a pair of neighbouring words that carries content.
  struct Term: Sendable {
    /// The stem, or both stems of a pair.
    var key: UInt64
    /// How rare it is in talk at large, 0 to 1.
    var rarity: Double
    /// Whether it is written as a name in the middle of a sentence.
    var isName: Bool
    /// Whether it is two neighbouring stems.
    var isPair: Bool
    /// How many words and marks of the turn stand before it.
    var offset = 0
    /// Whether "that", "those" or "your" points at it.
    var isPointedAt = false
    /// Whether "the" or one of those stands before it: speaker and hearer know which one.
    var isDefinite = false
  }

  /// The turn.
  let spoken: EngagementHistory.SpokenTurn
  /// Its words.
  let text: SpokenText
  /// Its content, each term once.
  let terms: [Term]
  /// The hints that it holds.
  let findings: [MarkerFinding]
  /// The moves that markers tell of a turn that may be a coach's.
  ///
  /// The rules here were fitted to markers, so they read these and not the moves of the model.
  let marked: Set<Move>
  /// How many sentences hold each hint, in the order of `Marker.carried`.
  let counts: [UInt8]
  /// The tokens of each sentence.
  let sentences: [Range<Int>]
  /// The words of the session before the turn, as a share of all.
  var position = 0.0

  /// Who speaks.
  var role: Role { spoken.role }
  /// Whether the coach speaks.
  var isCoach: Bool { spoken.role == .coach }
  /// Whether the client speaks.
  var isClient: Bool { spoken.role == .client }
  /// Whether any sentence asks.
  var asks: Bool { text.questions > 0 }
  /// The probability that the coach does neither in the turn; 0 for others.
  var neither: Double { mode(2) }
  /// The probability of mentorship; 0 for others.
  var mentorship: Double { mode(1) }
  /// The probability of coaching; 0 for others.
  var coaching: Double { mode(0) }
  /// The rung to expect.
  var rung: Double { spoken.annotation.rung }
  /// The probability that the turn is zoomed out.
  var out: Double {
    spoken.annotation.zoomProbabilities.count > 2 ? spoken.annotation.zoomProbabilities[2] : 0
  }
  /// Whether the turn can be placed on the ladder.
  var isPlaced: Bool {
    spoken.annotation.bestZoom != .none && spoken.annotation.talkZoom != .label(.none)
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
  private static let verbs = Set(
    """
    is are was were am be do does did have has had can could will would shall should may might \
    what who which where when why how you i we he she they it's that's what's who's don't isn't
    """.split(whereSeparator: \.isWhitespace).map { Token.hash(ofWord: String($0)) })

  private func mode(_ place: Int) -> Double {
    let modes = spoken.annotation.modeProbabilities
    return place < modes.count ? modes[place] : 0
  }

  /// How many sentences hold the hint, at most `most`.
  func count(_ hint: Hint, most: Int = 2) -> Double {
    Double(min(most, Int(counts[hint.marker])))
  }

  /// Whether the turn holds the hint.
  func holds(_ hint: Hint) -> Bool { counts[hint.marker] > 0 }

  init(_ spoken: EngagementHistory.SpokenTurn, words: CommonWords) {
    self.spoken = spoken
    text = SpokenText(spoken.text, contractions: MarkerSet.carried.contractions)
    findings = MarkerFinder.findings(in: text, of: .carried)
    marked = spoken.role.hasMode ? MarkerFinder.moves(in: SpokenText(spoken.text)) : []
    var counts = [UInt8](repeating: 0, count: Marker.carried.count)
    for finding in findings where counts[finding.marker] < 9 { counts[finding.marker] += 1 }
    self.counts = counts
    sentences = text.tokens.sentences
    terms = TermReader(text, spoken.text, sentences, words).terms
  }
}

extension [Token] {
  /// The tokens of each sentence, without its closing mark.
  var sentences: [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for (index, token) in enumerated() where token.endsSentence {
      if start < index { sentences.append(start..<index) }
      start = index + 1
    }
    if start < count { sentences.append(start..<count) }
    return sentences
  }
}

/// Reads the content of a turn.
private struct TermReader {
  private(set) var terms: [ReadTurn.Term] = []
  private var places: [UInt64: Int] = [:]

  init(_ text: SpokenText, _ source: String, _ sentences: [Range<Int>], _ words: CommonWords) {
    let bytes = Array(source.utf8)
    for sentence in sentences {
      var before: [ReadTurn.Term] = []
      for index in sentence {
        let token = text.tokens[index]
        guard token.kind == .word, !PlainWords.isStop(token.hash) else { continue }
        let folded = text.folded[Int(token.folded.lowerBound)..<Int(token.folded.upperBound)]
        guard folded.count > 2 || token.hasDigit, !Self.isContraction(folded) else { continue }
        let term = ReadTurn.Term(
          key: Stem.hash(of: folded),
          // No vocabulary holds contractions, and none of them is rare.
          rarity: token.classes.contains(.contraction) ? 0 : words.rarity(of: token.hash),
          isName: index > sentence.lowerBound && bytes[Int(token.range.lowerBound)] &- 0x41 < 26,
          isPair: false, offset: index,
          isPointedAt: Self.stands(before: index, of: sentence, in: text, Self.pointers),
          isDefinite: Self.stands(before: index, of: sentence, in: text, Self.articles))
        add(term)
        for other in before.suffix(2) where other.key != term.key { add(Self.pair(other, term)) }
        before.append(term)
      }
    }
  }

  /// Whether one of `words` stands right before a word, or before the one before it.
  private static func stands(
    before index: Int, of sentence: Range<Int>, in text: SpokenText, _ words: Set<UInt64>
  ) -> Bool {
    text.tokens[max(sentence.lowerBound, index - 2)..<index].contains { words.contains($0.hash) }
  }

  private static let pointers = Set(
    ["that", "those", "your", "our"].map(Token.hash(ofWord:)))
  private static let articles = Set(
    ["the", "that", "those", "your", "our", "his", "her", "their"].map(Token.hash(ofWord:)))

  /// Whether a word is shortened, such as "she'd": it says nothing about the topic.
  private static func isContraction(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(Ascii.apostrophe) && !word.ends("'s")
  }

  private static func pair(_ left: ReadTurn.Term, _ right: ReadTurn.Term) -> ReadTurn.Term {
    let (low, high) = (min(left.rarity, right.rarity), max(left.rarity, right.rarity))
    return ReadTurn.Term(
      key: FeatureHash.linking(min(left.key, right.key), max(left.key, right.key)),
      rarity: 0.5 * (0.15 + 0.5 * high + low), isName: false, isPair: true)
  }

  private mutating func add(_ term: ReadTurn.Term) {
    if let place = places[term.key] {
      terms[place].rarity = min(terms[place].rarity, term.rarity)
      terms[place].isName = terms[place].isName && term.isName
    } else {
      places[term.key] = terms.count
      terms.append(term)
    }
  }
}
