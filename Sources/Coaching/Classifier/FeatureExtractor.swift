import TranscriptModel

/// Turns a turn and its surroundings into features; the same code serves training and use.
///
/// What becomes of a feature is the sink's affair: training keeps them (`FeatureVector`), use adds
/// up what they weigh (`ScoreSink`) and so needs no list.
struct FeatureExtractor {
  /// The fields of features; a field's number salts its hashes.
  enum Field: UInt64 {
    case bias = 1
    case word
    case wordPair
    case wordTriple
    case characters
    case turnOpening
    case sentenceOpening
    case lastQuestion
    case ending
    case shape
    case shapeCross
    case marker
    case markerCross
    case overlap
    case previousWord
    case nextWord
    case previousShape
    case nextShape
    case windowWord
    case windowClass

    /// The salt of the field's hashes.
    @inline(__always)
    var salt: UInt64 { FeatureHash.mixed(rawValue &* 0x9E37_79B9_7F4A_7C15) }
  }

  private let vocabulary: Vocabulary
  private let hashedRows: Int

  /// Makes an extractor for a table of two to the power of `log2Rows` rows, followed by two rows
  /// for each word of the vocabulary: one for the turn's words, one for those around it.
  init(log2Rows: Int, vocabulary: Vocabulary = .empty) {
    hashedRows = 1 << log2Rows
    self.vocabulary = vocabulary
  }

  /// Hands the features of the turn to `sink`, first those that rest on the turn alone.
  ///
  /// - Returns: The phrases of the turn that are markers, or would be in a clause of it.
  /// - Complexity: O(*n*) in the bytes of the turn; of its neighbours at most 30 words are read.
  @discardableResult
  func extract(_ context: TurnContext, into sink: inout some FeatureSink) -> PhraseMatches {
    let own = context.own
    let text = own.text
    sink.addWords(of: text.tokens)
    sink.endField(weight: 1)
    sink.addCharacters(of: text)
    sink.endField(weight: 1)
    addOpenings(text, &sink)
    let profile = own.profile
    addShape(profile, role: own.role, &sink)
    let phrases = PhraseMatches(in: text.tokens, of: .labelling)
    addMarkers(MarkerFinder.findings(in: text, phrases), profile, &sink)
    addOwnVectors(text, &sink)
    sink.endOwn()
    addOverlap(context, profile, &sink)
    addNeighbours(context, profile, &sink)
    addVectorsAround(context, &sink)
    return phrases
  }

  // MARK: Openings

  private func addOpenings(_ text: SpokenText, _ sink: inout some FeatureSink) {
    let tokens = text.tokens
    addRun(.turnOpening, tokens, from: 0, lengths: 1...3, &sink)
    var start = 0
    var question: Int?
    for index in 0..<tokens.count where tokens[index].endsSentence {
      addRun(.sentenceOpening, tokens, from: start, lengths: 2...2, &sink)
      if tokens[index].kind == .question { question = start }
      start = index + 1
    }
    if start < tokens.count { addRun(.sentenceOpening, tokens, from: start, lengths: 2...2, &sink) }
    if let question { addRun(.lastQuestion, tokens, from: question, lengths: 1...3, &sink) }
    addRun(.ending, tokens, from: max(0, tokens.count - 3), lengths: 2...3, &sink)
    sink.endField(weight: 0.5)
  }

  /// Adds the words from `start` on, as runs of the given lengths.
  private func addRun(
    _ field: Field, _ tokens: [Token], from start: Int, lengths: ClosedRange<Int>,
    _ sink: inout some FeatureSink
  ) {
    let end = start + lengths.upperBound
    var chain = field.salt
    var at = start
    while at < min(end, tokens.count) {
      chain = FeatureHash.linking(chain, tokens[at].hash)
      at += 1
      if at - start >= lengths.lowerBound { sink.add(chain, token: start, count: at - start) }
    }
  }

  // MARK: Shape

  private func addShape(
    _ profile: TurnProfile, role: Role, _ sink: inout some FeatureSink
  ) {
    sink.add(Field.bias.salt)
    sink.add(Field.bias.salt &+ (role.hasMode ? 1 : 2))
    addCounts(profile, &sink)
    let cross = profile.coarseLength * 2 + (profile.questions > 0 ? 1 : 0)
    for wordClass in 0..<WordClass.counted {
      let rate = Int(profile.rates[wordClass])
      sink.add(TurnShape(rate: rate, of: wordClass))
      let count = Int(min(profile.counts[wordClass], 3))
      sink.add(TurnShape(count: count, of: wordClass))
      if rate > 0 { sink.add(TurnShape(cross: cross * 8 + rate, of: wordClass)) }
    }
    sink.endField(weight: 0.5)
  }

  private func addCounts(_ profile: TurnProfile, _ sink: inout some FeatureSink) {
    let length = profile.lengthBucket
    let endsWithQuestion = profile.endsWithQuestion ? 1 : 0
    sink.add(TurnShape(0, length))
    sink.add(TurnShape(1, min(profile.questions, 3)))
    sink.add(TurnShape(2, endsWithQuestion))
    sink.add(TurnShape(3, length * 8 + min(profile.questions, 2)))
    sink.add(TurnShape(4, length * 2 + endsWithQuestion))
    sink.add(TurnShape(5, profile.hasDigit ? 1 : 0))
  }

  // MARK: Markers

  private func addMarkers(
    _ findings: [MarkerFinding], _ profile: TurnProfile, _ sink: inout some FeatureSink
  ) {
    let cross = UInt64(profile.coarseLength)
    for finding in findings {
      let start = finding.tokens.lowerBound
      let count = finding.tokens.count
      let hash = FeatureHash.linking(Field.marker.salt, UInt64(finding.marker))
      sink.add(hash, token: start, count: count)
      sink.add(
        FeatureHash.linking(FeatureHash.linking(hash, 3), cross), token: start, count: count)
    }
    sink.endField(weight: 0.5)
  }

  // MARK: Overlap

  /// How many of the turn's content words the neighbours before it have just said: reflections
  /// repeat, advice brings new words.
  private func addOverlap(
    _ context: TurnContext, _ profile: TurnProfile, _ sink: inout some FeatureSink
  ) {
    guard let nearest = context.nearestBefore else { return }
    let near = nearest.content
    var wide = near
    context.forEachAround { neighbour, side in
      if side == .before { wide.formUnion(neighbour.content) }
    }
    let tokens = context.own.text.tokens
    let (content, nearHits, wideHits) = near.hits(among: tokens, tokens.indices, or: wide)
    let nearBucket = Self.shareBucket(nearHits, of: content)
    let wideBucket = Self.shareBucket(wideHits, of: content)
    let cross = UInt64(profile.coarseLength) &* 2 &+ (profile.endsWithQuestion ? 1 : 0)
    let salt = Field.overlap.salt
    sink.add(FeatureHash.linking(salt &+ 1, nearBucket))
    sink.add(FeatureHash.linking(salt &+ 2, nearBucket &* 16 &+ cross))
    sink.add(FeatureHash.linking(salt &+ 3, wideBucket &* 16 &+ cross))
    sink.add(FeatureHash.linking(salt &+ 4, UInt64(min(nearHits, 5))))
    sink.endField(weight: 0.5)
  }

  private static func shareBucket(_ part: Int, of whole: Int) -> UInt64 {
    guard whole > 0 else { return 7 }
    if part == 0 { return 0 }
    let share = Double(part) / Double(whole)
    return share < 0.15 ? 1 : share < 0.3 ? 2 : share < 0.5 ? 3 : share < 0.75 ? 4 : 5
  }

  // MARK: Neighbours

  private func addNeighbours(
    _ context: TurnContext, _ profile: TurnProfile, _ sink: inout some FeatureSink
  ) {
    let (previous, next) = (context.nearestBefore, context.nearestBehind)
    addNeighbourShape(.previous, previous, context.role, profile, &sink)
    addNeighbourShape(.next, next, context.role, profile, &sink)
    sink.endField(weight: 0.5)
    if let previous {
      let tokens = previous.text.tokens
      sink.addPairs(of: tokens, Self.part(of: previous.text, .before), in: .previous)
    }
    sink.endField(weight: 0.5)
    if let next {
      sink.addPairs(of: next.text.tokens, Self.part(of: next.text, .behind, most: 15), in: .next)
    }
    sink.endField(weight: 0.5)
    context.forEachAround { turn, side in addWindow(turn, side, &sink) }
    sink.endField(weight: 0.6)
  }

  /// The part of a turn that is read where it stands beside another: what is nearest to that.
  static func part(of text: SpokenText, _ side: Surroundings.Side, most: Int = 30) -> Range<Int> {
    switch side {
    case .before: max(0, text.tokens.count - most)..<text.tokens.count
    case .behind: 0..<min(most, text.tokens.count)
    }
  }

  /// Adds the words of a turn that stands beside this one, at once where they have been added up.
  private func addWindow(
    _ turn: TurnContext.Neighbour, _ side: Surroundings.Side, _ sink: inout some FeatureSink
  ) {
    if let known = turn.surroundings { return sink.addWords(of: known[side]) }
    addWindow(turn.text, Self.part(of: turn.text, side), &sink)
  }

  /// Adds the words of a part of a turn around this one.
  func addWindow(_ text: SpokenText, _ part: Range<Int>, _ sink: inout some FeatureSink) {
    sink.addWords(of: text.tokens, part, in: .window)
  }

  private func addNeighbourShape(
    _ side: NeighbourShape.Side, _ neighbour: TurnContext.Neighbour?, _ role: Role,
    _ profile: TurnProfile, _ sink: inout some FeatureSink
  ) {
    guard let neighbour else { return sink.add(NeighbourShape.none(on: side)) }
    let other = neighbour.profile
    let sameSide = neighbour.role.hasMode == role.hasMode ? 1 : 0
    let length = other.lengthBucket
    let own = profile.lengthBucket
    let asks = other.endsWithQuestion ? 1 : 0
    sink.add(NeighbourShape(.lengthAndSide, length * 2 + sameSide, on: side))
    sink.add(NeighbourShape(.asks, asks, on: side))
    sink.add(NeighbourShape(.lengths, length * 16 + own, on: side))
    sink.add(NeighbourShape(.asksAndLength, asks * 16 + own, on: side))
    for wordClass in 0..<WordClass.counted {
      let rate = Int(other.rates[wordClass])
      if rate > 0 { sink.add(NeighbourShape(rate: rate, of: wordClass, on: side)) }
    }
  }

  // MARK: Vectors

  /// Adds the turn's words that have vectors, as a mean.
  private func addOwnVectors(_ text: SpokenText, _ sink: inout some FeatureSink) {
    guard !vocabulary.words.isEmpty else { return }
    sink.addOwnVectors(of: text.tokens, vocabulary, from: hashedRows)
    sink.endMean()
  }

  /// Adds the words around the turn in the same way.
  private func addVectorsAround(_ context: TurnContext, _ sink: inout some FeatureSink) {
    guard !vocabulary.words.isEmpty else { return }
    context.forEachAround { turn, side in addVectors(turn, side, &sink) }
    sink.endMean()
  }

  /// Adds the words with vectors of a turn that stands beside this one, likewise.
  private func addVectors(
    _ turn: TurnContext.Neighbour, _ side: Surroundings.Side, _ sink: inout some FeatureSink
  ) {
    if let known = turn.surroundings { return sink.addVectors(of: known[side]) }
    addVectors(turn.text, Self.part(of: turn.text, side), &sink)
  }

  /// Adds the words with vectors of a part of a turn around this one.
  func addVectors(_ text: SpokenText, _ part: Range<Int>, _ sink: inout some FeatureSink) {
    sink.addVectors(around: text.tokens, part, vocabulary, from: hashedRows)
  }
}
