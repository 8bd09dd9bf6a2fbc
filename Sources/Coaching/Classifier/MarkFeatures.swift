/// What tells which marks belong behind the words of a text.
struct MarkFeatures {
  /// A field of features, so that a word counts otherwise in each.
  ///
  /// The numbers are part of what a model file means: change one, and marks that were learnt are
  /// void.
  private enum Field: UInt64 {
    case before2 = 1
    case before1
    case own
    case after1
    case after2
    case after3
    case pairBefore
    case pairAcross
    case pairAfter
    case tripleBefore
    case tripleAround
    case tripleAcross
    case tripleAfter
    case stem
    case stemAfter
    case stems
    case anyGap
    case opening
    case openingPair
    case openingTriple
    case subject
    case subjectPair
    case subjectTriple
    case lastClause
    case lastClausePair
    case lastClauseTriple
    case length
    case last
    case lastPair
    case word
    case pair
    case triple
    case next
    case nextPair
    case textEnd
  }

  /// The words that a sentence is judged by: its last ones.
  private static let mostWords = 26
  /// What stands before and behind the text.
  private static let outside: UInt64 = 0x6E6F_6E65

  /// What is read of a word.
  private struct Word {
    let hash: UInt64
    let stem: UInt64
    let isContracted: Bool
    let isJoining: Bool
  }

  private let words: [Word]
  /// The mark that is written behind each word; of several the first that ends a sentence.
  let marks: [Token.Kind?]

  /// Takes the words of a text, and the marks behind them.
  init(_ tokens: [Token]) {
    var words: [Word] = []
    var marks: [Token.Kind?] = []
    words.reserveCapacity(tokens.count)
    marks.reserveCapacity(tokens.count)
    for token in tokens {
      if token.kind == .word {
        words.append(
          Word(
            hash: token.hash, stem: token.stem, isContracted: token.isContracted,
            isJoining: token.classes.contains(.joining)))
        marks.append(nil)
      } else if !words.isEmpty, (marks[marks.count - 1] ?? .comma) == .comma {
        marks[marks.count - 1] = token.kind
      }
    }
    self.words = words
    self.marks = marks
  }

  /// The number of words.
  var count: Int { words.count }

  /// Whether a mark may stand behind a word: not within a contraction.
  func mayEnd(_ word: Int) -> Bool { word == count - 1 || !words[word + 1].isContracted }

  @inline(__always)
  private func hash(_ word: Int) -> UInt64 {
    word >= 0 && word < words.count ? words[word].hash : Self.outside
  }

  @inline(__always)
  private func stem(_ word: Int) -> UInt64 {
    word >= 0 && word < words.count ? words[word].stem : Self.outside
  }

  @inline(__always)
  private func chain(_ field: Field) -> UInt64 { field.rawValue &* FeatureHash.prime }

  @inline(__always)
  private func chain(_ field: Field, _ one: UInt64) -> UInt64 {
    FeatureHash.linking(chain(field), one)
  }

  @inline(__always)
  private func chain(_ field: Field, _ one: UInt64, _ two: UInt64) -> UInt64 {
    FeatureHash.linking(chain(field, one), two)
  }

  @inline(__always)
  private func chain(_ field: Field, _ one: UInt64, _ two: UInt64, _ three: UInt64) -> UInt64 {
    FeatureHash.linking(chain(field, one, two), three)
  }

  /// The features of the gap behind a word.
  @inline(__always)
  func gap(after word: Int, _ add: (UInt64) -> Void) {
    let before2 = hash(word - 2)
    let before1 = hash(word - 1)
    let own = hash(word)
    let after1 = hash(word + 1)
    let after2 = hash(word + 2)
    let after3 = hash(word + 3)
    add(chain(.before2, before2))
    add(chain(.before1, before1))
    add(chain(.own, own))
    add(chain(.after1, after1))
    add(chain(.after2, after2))
    add(chain(.after3, after3))
    add(chain(.pairBefore, before1, own))
    add(chain(.pairAcross, own, after1))
    add(chain(.pairAfter, after1, after2))
    add(chain(.tripleBefore, before2, before1, own))
    add(chain(.tripleAround, before1, own, after1))
    add(chain(.tripleAcross, own, after1, after2))
    add(chain(.tripleAfter, after1, after2, after3))
    add(chain(.stem, stem(word)))
    add(chain(.stemAfter, stem(word + 1)))
    add(chain(.stems, stem(word), stem(word + 1)))
    add(chain(.anyGap))
  }

  /// The features of a sentence, given the marks behind the words so far.
  @inline(__always)
  func sentence(_ range: ClosedRange<Int>, _ marks: [Token.Kind?], _ add: (UInt64) -> Void) {
    let end = range.upperBound
    opening((.opening, .openingPair, .openingTriple), range.lowerBound, end, add)
    opening((.subject, .subjectPair, .subjectTriple), subject(range), end, add)
    opening(
      (.lastClause, .lastClausePair, .lastClauseTriple), lastClause(range, marks), end, add)
    add(chain(.length, UInt64(min(range.count, 12))))
    add(chain(.last, hash(end)))
    if range.count > 1 { add(chain(.lastPair, hash(end - 1), hash(end))) }
    for word in max(range.lowerBound, end - Self.mostWords + 1)...end {
      add(chain(.word, hash(word)))
      if word < end { add(chain(.pair, hash(word), hash(word + 1))) }
      if word + 1 < end { add(chain(.triple, hash(word), hash(word + 1), hash(word + 2))) }
    }
    if end == count - 1 {
      add(chain(.textEnd))
    } else {
      add(chain(.next, hash(end + 1)))
      add(chain(.nextPair, hash(end + 1), hash(end + 2)))
    }
  }

  /// The first one to three words from `start` on, none of them behind `end`.
  @inline(__always)
  private func opening(
    _ fields: (Field, Field, Field), _ start: Int, _ end: Int, _ add: (UInt64) -> Void
  ) {
    let first = start <= end ? hash(start) : Self.outside
    let second = start < end ? hash(start + 1) : Self.outside
    let third = start + 1 < end ? hash(start + 2) : Self.outside
    add(chain(fields.0, first))
    add(chain(fields.1, first, second))
    add(chain(fields.2, first, second, third))
  }

  /// Where a sentence begins behind its "so", "and", "but".
  private func subject(_ range: ClosedRange<Int>) -> Int {
    range.first { !words[$0].isJoining } ?? range.lowerBound
  }

  /// Where a sentence goes on behind its last comma.
  private func lastClause(_ range: ClosedRange<Int>, _ marks: [Token.Kind?]) -> Int {
    range.dropLast().last { marks[$0] == .comma }.map { $0 + 1 } ?? range.lowerBound
  }
}
