/// Turns a clause and its surroundings into features; the same code serves training and use.
///
/// A clause is short, so its surroundings tell much: beside its words, how it opens and ends,
/// what can be counted in it and its markers there are its neighbours, the other words of the
/// turn, what the other has just said, and how much of that it takes up.
struct MoveFeatures {
  /// The fields of features; a field's number salts its hashes.
  enum Field: UInt64 {
    case bias = 101
    case word
    case wordPair
    case wordTriple
    case stem
    case opening
    case ending
    case shape
    case marker
    case before
    case after
    case around
    case said
    case overlap
    case cross
    case classPair

    /// The salt of the field's hashes.
    @inline(__always)
    var salt: UInt64 { FeatureHash.mixed(rawValue &* 0x9E37_79B9_7F4A_7C15) }
  }

  /// A field with features that rest on a single word.
  enum WordField: Int, CaseIterable {
    case word
    case around
    case said
    case joinedBefore
    case before
    case joinedAfter
    case after

    /// The salt of the field's hashes.
    @inline(__always)
    var salt: UInt64 {
      switch self {
      case .word: Field.word.salt
      case .around: Field.around.salt
      case .said: Field.said.salt
      case .joinedBefore: Field.before.salt &+ 1
      case .before: Field.before.salt &+ 2
      case .joinedAfter: Field.after.salt &+ 1
      case .after: Field.after.salt &+ 2
      }
    }

    /// The feature that a word is in the field.
    @inline(__always)
    func hash(_ word: UInt64) -> UInt64 { FeatureHash.linking(salt, word) }
  }

  /// The words and marks of the turn.
  private let tokens: [Token]
  /// Its clauses.
  let clauses: [Clause]
  /// How many words of the turn are read on each side of a clause.
  private static let reach = 30
  /// How many words are read of the turn before, from its end.
  private static let saidReach = 15

  /// The phrases of the turn that may be markers of a clause.
  private let phrases: PhraseMatches
  /// The words of the turn before.
  private let said: [Token]
  /// The content of the turn before.
  private let saidContent: StemFilter
  /// How the turn before ends and how long it is; 0 where there is none.
  private let lead: Int

  /// Prepares a turn that has been cut; `phrases` are those of the turn, where they have been found.
  init(
    _ text: SpokenText, _ clauses: [Clause], _ phrases: PhraseMatches? = nil,
    after previous: TurnContext.Neighbour?
  ) {
    tokens = text.tokens
    self.clauses = clauses
    self.phrases = phrases ?? PhraseMatches(in: text.tokens, of: .labelling)
    said = previous?.text.tokens ?? []
    guard let previous, !previous.text.tokens.isEmpty else {
      saidContent = StemFilter()
      lead = 0
      return
    }
    saidContent = previous.content
    let words = previous.text.words
    let length = words < 4 ? 1 : words < 20 ? 2 : 3
    lead = length * 2 + (previous.text.endsWithQuestion ? 1 : 0)
  }

  /// Hands the features of the clause at `index` to `sink`; tokens count from the turn's first.
  func extract(_ index: Int, into sink: inout some HashSink) {
    var findings: [MarkerFinding] = []
    extract(index, into: &sink, &findings)
  }

  /// The same, and makes `findings` the markers of the clause: one list serves all clauses.
  func extract(
    _ index: Int, into sink: inout some HashSink, _ findings: inout [MarkerFinding]
  ) {
    let clause = clauses[index]
    addWords(clause, &sink)
    addEnds(clause, &sink)
    addShape(index, &sink)
    findings.removeAll(keepingCapacity: true)
    phrases.addMarkers(in: tokens, clause.tokens, clause.closing, to: &findings)
    addMarkers(findings, &sink)
    addNeighbours(index, &sink)
    addAround(clause, &sink)
    addSaid(&sink)
    addOverlap(clause, &sink)
    addCrosses(clause, &sink)
  }

  // MARK: Words

  private func addWords(_ clause: Clause, _ sink: inout some HashSink) {
    sink.addWords(tokens, clause.tokens)
    sink.endField(weight: 1)
  }

  /// The beginning of a long word; nil where it is the word itself.
  @inline(__always)
  static func stem(of word: Token) -> UInt64? {
    word.stem == word.hash ? nil : FeatureHash.linking(Field.stem.salt, word.stem)
  }

  // MARK: Ends

  /// How the clause opens, as it stands and behind words such as "so", and how it ends.
  private func addEnds(_ clause: Clause, _ sink: inout some HashSink) {
    addRun(.opening, 0, from: clause.tokens.lowerBound, clause, lengths: 3, &sink)
    var start = clause.tokens.lowerBound
    while start < clause.tokens.upperBound - 1,
      tokens[start].kind != .word || tokens[start].classes.contains(.leadIn)
        || tokens[start].classes.contains(.joining)
    {
      start += 1
    }
    addRun(.opening, 1, from: start, clause, lengths: 3, &sink)
    let end = clause.tokens.upperBound
    addRun(.ending, 0, from: max(clause.tokens.lowerBound, end - 2), clause, lengths: 2, &sink)
    sink.endField(weight: 0.7)
  }

  private func addRun(
    _ field: Field, _ kind: UInt64, from start: Int, _ clause: Clause, lengths: Int,
    _ sink: inout some HashSink
  ) {
    let end = min(start + lengths, clause.tokens.upperBound)
    var chain = field.salt &+ kind
    var at = start
    while at < end {
      chain = FeatureHash.linking(chain, tokens[at].hash)
      at += 1
      sink.add(chain, token: start, count: at - start)
    }
  }

  // MARK: Shape

  private func addShape(_ index: Int, _ sink: inout some HashSink) {
    let clause = clauses[index]
    let closing = Self.number(clause.closing)
    let length = min(6, Int.bitWidth - clause.words.leadingZeroBitCount)
    let isLast = index == clauses.count - 1
    let position = (index == 0 ? 1 : 0) + (isLast ? 2 : 0)
    sink.add(MoveShape.bias)
    sink.add(MoveShape(id: 0, value: closing))
    sink.add(MoveShape(id: 1, value: length))
    sink.add(MoveShape(id: 2, value: closing * 8 + length))
    sink.add(MoveShape(id: 3, value: position))
    sink.add(MoveShape(id: 4, value: position * 8 + length))
    sink.add(MoveShape(id: 5, value: min(clauses.count, 6)))
    sink.add(MoveShape(id: 6, value: position * 8 + lead))
    sink.add(MoveShape(id: 7, value: clause.opensSentence ? 1 : 0))
    addClasses(classes(clause), closing, &sink)
    sink.endField(weight: 0.7)
  }

  private static func number(_ closing: Marker.Closing) -> Int {
    switch closing {
    case .any: 0
    case .question: 1
    case .statement: 2
    }
  }

  /// The classes of words that the clause holds, of those that are counted.
  private func classes(_ clause: Clause) -> UInt32 {
    var held: UInt32 = 0
    for token in tokens[clause.tokens] { held |= token.classes.rawValue }
    return held & (1 << UInt32(WordClass.counted) - 1)
  }

  /// Which classes of words the clause holds, and who is spoken of in which time.
  private func addClasses(_ held: UInt32, _ closing: Int, _ sink: inout some HashSink) {
    var bits = held
    while bits != 0 {
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      sink.add(MoveShape(id: 16 + bit, value: 0))
      sink.add(MoveShape(id: 48 + bit, value: 1 + closing))
    }
    let people = Int(held & 0b111) | (held & WordClass.others.rawValue != 0 ? 8 : 0)
    sink.add(MoveShape(id: 80, value: people))
    let past = held & WordClass.past.rawValue != 0 ? 16 : 0
    let modal = held & WordClass.modal.rawValue != 0 ? 32 : 0
    sink.add(MoveShape(id: 81, value: people | past | modal))
  }

  // MARK: Markers

  private func addMarkers(_ findings: [MarkerFinding], _ sink: inout some HashSink) {
    for finding in findings {
      sink.add(
        FeatureHash.linking(Field.marker.salt, UInt64(finding.marker)),
        token: finding.tokens.lowerBound, count: finding.tokens.count)
    }
    sink.endField(weight: 1)
  }

  // MARK: Neighbours

  private func addNeighbours(_ index: Int, _ sink: inout some HashSink) {
    addNeighbour(
      .before, clauses[index].opensSentence ? .before : .joinedBefore, index - 1, &sink)
    sink.endField(weight: 0.5)
    let isJoined = index + 1 < clauses.count && !clauses[index + 1].opensSentence
    addNeighbour(.after, isJoined ? .joinedAfter : .after, index + 1, &sink)
    sink.endField(weight: 0.5)
  }

  private func addNeighbour(
    _ field: Field, _ words: WordField, _ index: Int, _ sink: inout some HashSink
  ) {
    guard clauses.indices.contains(index) else { return sink.add(field.salt) }
    let clause = clauses[index]
    sink.add(FeatureHash.linking(words.salt &+ 8, clause.closing == .question ? 1 : 0))
    sink.add(tokens, clause.tokens.prefix(20), in: words)
  }

  // MARK: Surroundings

  /// The words of the turn on both sides of the clause.
  private func addAround(_ clause: Clause, _ sink: inout some HashSink) {
    let start = max(0, clause.tokens.lowerBound - Self.reach)
    let end = min(tokens.count, clause.tokens.upperBound + Self.reach)
    addAround(start..<clause.tokens.lowerBound, &sink)
    addAround(clause.tokens.upperBound..<end, &sink)
    sink.endField(weight: 0.4)
  }

  private func addAround(_ part: Range<Int>, _ sink: inout some HashSink) {
    guard !sink.addAround(part) else { return }
    for token in tokens[part] where token.kind == .word {
      sink.add(WordField.around.hash(token.hash))
    }
  }

  /// The last words of the turn before.
  private func addSaid(_ sink: inout some HashSink) {
    sink.addSaid(said, max(0, said.count - Self.saidReach)..<said.count)
    sink.endField(weight: 0.3)
  }

  // MARK: Overlap

  /// How many of the clause's content words the other has just said.
  private func addOverlap(_ clause: Clause, _ sink: inout some HashSink) {
    guard lead > 0 else { return }
    let (content, hits) = saidContent.hits(among: tokens, clause.tokens)
    let share: UInt64 =
      content == 0 ? 5 : hits == 0 ? 0 : hits * 3 < content ? 1 : hits * 3 < content * 2 ? 2 : 3
    sink.add(FeatureHash.linking(Field.overlap.salt, share))
    sink.add(FeatureHash.linking(Field.overlap.salt &+ 1, UInt64(min(hits, 4))))
    sink.add(
      FeatureHash.linking(
        Field.overlap.salt &+ 2, share &* 2 &+ (clause.closing == .question ? 1 : 0)))
    sink.endField(weight: 0.4)
  }

  // MARK: Crosses

  /// How the clause opens together with how it ends, and the classes of its words in twos.
  private func addCrosses(_ clause: Clause, _ sink: inout some HashSink) {
    addRun(
      .cross, UInt64(Self.number(clause.closing)), from: clause.tokens.lowerBound, clause,
      lengths: 2,
      &sink)
    var first = classes(clause)
    while first != 0 {
      let one = first.trailingZeroBitCount
      first &= first - 1
      var second = first
      while second != 0 {
        sink.add(MoveShape(one, with: second.trailingZeroBitCount))
        second &= second - 1
      }
    }
    sink.endField(weight: 0.6)
  }
}
