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
  /// - Returns: The markers of the turn.
  /// - Complexity: O(*n*) in the bytes of the turn; of its neighbours at most 30 words are read.
  @discardableResult
  func extract(_ context: TurnContext, into sink: inout some FeatureSink) -> [MarkerFinding] {
    addWords(context.turn, &sink)
    addCharacters(context.turn, &sink)
    addOpenings(context.turn, &sink)
    let profile = context.profile
    addShape(profile, role: context.role, &sink)
    let findings = MarkerFinder.findings(in: context.turn)
    addMarkers(findings, profile, &sink)
    addOwnVectors(context.turn, &sink)
    sink.endOwn()
    addOverlap(context, profile, &sink)
    addNeighbours(context, profile, &sink)
    addVectorsAround(context, &sink)
    return findings
  }

  // MARK: The turn's words

  private func addWords(_ text: SpokenText, _ sink: inout some FeatureSink) {
    let tokens = text.tokens
    let pairSalt = Field.wordPair.salt
    let wordSalt = Field.word.salt
    let tripleSalt = Field.wordTriple.salt
    var last: UInt64 = 7
    var beforeLast: UInt64 = 7
    for index in 0..<tokens.count {
      let hash = tokens[index].hash
      sink.add(FeatureHash.linking(wordSalt, hash), token: index, count: 1)
      let pair = FeatureHash.linking(FeatureHash.linking(pairSalt, last), hash)
      sink.add(pair, token: max(0, index - 1), count: index == 0 ? 1 : 2)
      if index > 0 {
        var triple = FeatureHash.linking(tripleSalt, beforeLast)
        triple = FeatureHash.linking(FeatureHash.linking(triple, last), hash)
        sink.add(triple, token: max(0, index - 2), count: min(3, index + 1))
      }
      beforeLast = last
      last = hash
    }
    if let end = tokens.indices.last {
      let pair = FeatureHash.linking(FeatureHash.linking(pairSalt, last), 9)
      sink.add(pair, token: end, count: 1)
    }
    sink.endField(weight: 1)
  }

  private func addCharacters(_ text: SpokenText, _ sink: inout some FeatureSink) {
    for index in 0..<text.tokens.count where text.tokens[index].kind == .word {
      if !sink.addCharacters(ofWord: text.tokens[index].entry) {
        let folded = text.tokens[index].folded
        let word = Int(folded.lowerBound)..<Int(folded.upperBound)
        CharacterRuns.hashes(text.folded, word) { sink.add($0) }
      }
      sink.endRun(token: index)
    }
    sink.endField(weight: 1)
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
    var chain = field.salt
    for length in 1...lengths.upperBound where start + length <= tokens.count {
      chain = FeatureHash.linking(chain, tokens[start + length - 1].hash)
      if length >= lengths.lowerBound { sink.add(chain, token: start, count: length) }
    }
  }

  // MARK: Shape

  private func addShape(
    _ profile: TurnProfile, role: Role, _ sink: inout some FeatureSink
  ) {
    sink.add(Field.bias.salt)
    sink.add(Field.bias.salt &+ (role.hasMode ? 1 : 2))
    let length = UInt64(profile.lengthBucket)
    addShape(0, length, &sink)
    addShape(1, UInt64(min(profile.questions, 3)), &sink)
    addShape(2, profile.endsWithQuestion ? 1 : 0, &sink)
    addShape(3, length &* 8 &+ UInt64(min(profile.questions, 2)), &sink)
    addShape(4, length &* 2 &+ (profile.endsWithQuestion ? 1 : 0), &sink)
    addShape(5, profile.hasDigit ? 1 : 0, &sink)
    let cross = UInt64(profile.coarseLength) &* 2 &+ (profile.questions > 0 ? 1 : 0)
    for wordClass in 0..<WordClass.counted {
      let rate = UInt64(profile.rateBucket(wordClass))
      addShape(16 &+ UInt64(wordClass), rate, &sink)
      addShape(48 &+ UInt64(wordClass), UInt64(min(profile.counts[wordClass], 3)), &sink)
      if rate > 0 {
        addShape(80 &+ UInt64(wordClass), cross &* 8 &+ rate, &sink)
      }
    }
    sink.endField(weight: 0.5)
  }

  @inline(__always)
  private func addShape(_ id: UInt64, _ value: UInt64, _ sink: inout some FeatureSink) {
    sink.add(FeatureHash.linking(FeatureHash.linking(Field.shape.salt, id), value))
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
    guard let nearest = context.previous.first else { return }
    let near = nearest.content
    var wide = near
    for neighbour in context.previous.dropFirst() { wide.formUnion(neighbour.content) }
    var content = 0
    var nearHits = 0
    var wideHits = 0
    for token in context.turn.tokens where StemFilter.isContent(token) {
      content += 1
      if near.contains(token) { nearHits += 1 }
      if wide.contains(token) { wideHits += 1 }
    }
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
    addNeighbourShape(.previousShape, context.previous.first, context, profile, &sink)
    addNeighbourShape(.nextShape, context.next.first, context, profile, &sink)
    sink.endField(weight: 0.5)
    if let previous = context.previous.first {
      addNeighbourWords(.previousWord, previous.text, Self.end(of: previous.text), &sink)
    }
    sink.endField(weight: 0.5)
    if let next = context.next.first {
      addNeighbourWords(.nextWord, next.text, Self.beginning(of: next.text, 15), &sink)
    }
    sink.endField(weight: 0.5)
    for neighbour in context.previous {
      let text = neighbour.text
      addWindow(text, Self.end(of: text), neighbour.surroundings?.end, &sink)
    }
    for neighbour in context.next {
      let text = neighbour.text
      addWindow(text, Self.beginning(of: text), neighbour.surroundings?.beginning, &sink)
    }
    sink.endField(weight: 0.6)
  }

  /// The part of a turn that is read where it stands before another.
  static func end(of text: SpokenText) -> Range<Int> {
    max(0, text.tokens.count - 30)..<text.tokens.count
  }

  /// The part of a turn that is read where it stands behind another.
  static func beginning(of text: SpokenText, _ most: Int = 30) -> Range<Int> {
    0..<min(most, text.tokens.count)
  }

  private func addNeighbourWords(
    _ field: Field, _ text: SpokenText, _ part: Range<Int>, _ sink: inout some FeatureSink
  ) {
    let salt = field.salt
    var last: UInt64 = 7
    for index in part {
      let hash = text.tokens[index].hash
      sink.add(FeatureHash.linking(salt, hash))
      sink.add(FeatureHash.linking(FeatureHash.linking(salt &+ 1, last), hash))
      last = hash
    }
  }

  /// Adds the words of a part of a turn around this one, at once where they have been added up.
  func addWindow(
    _ text: SpokenText, _ part: Range<Int>, _ known: Surroundings.Part?,
    _ sink: inout some FeatureSink
  ) {
    if let known { return sink.addWords(of: known) }
    let salt = Field.windowWord.salt
    for index in part where text.tokens[index].kind == .word {
      sink.add(FeatureHash.linking(salt, text.tokens[index].hash))
    }
  }

  private func addNeighbourShape(
    _ field: Field, _ neighbour: TurnContext.Neighbour?, _ context: TurnContext,
    _ profile: TurnProfile, _ sink: inout some FeatureSink
  ) {
    guard let neighbour else { return sink.add(field.salt) }
    let other = neighbour.profile
    let sameSide: UInt64 = neighbour.role.hasMode == context.role.hasMode ? 1 : 0
    let length = UInt64(other.lengthBucket)
    let own = UInt64(profile.lengthBucket)
    let asks: UInt64 = other.endsWithQuestion ? 1 : 0
    let salt = field.salt
    sink.add(FeatureHash.linking(salt &+ 1, length &* 2 &+ sameSide))
    sink.add(FeatureHash.linking(salt &+ 2, asks))
    sink.add(FeatureHash.linking(salt &+ 3, length &* 16 &+ own))
    sink.add(FeatureHash.linking(salt &+ 4, asks &* 16 &+ own))
    for wordClass in 0..<WordClass.counted {
      let rate = UInt64(other.rateBucket(wordClass))
      if rate > 0 {
        sink.add(FeatureHash.linking(salt &+ 16 &+ UInt64(wordClass), rate))
      }
    }
  }

  // MARK: Vectors

  /// Adds the turn's words that have vectors, as a mean.
  private func addOwnVectors(_ text: SpokenText, _ sink: inout some FeatureSink) {
    guard !vocabulary.words.isEmpty else { return }
    for index in text.tokens.indices { addVector(text.tokens[index], index, 0, &sink) }
    sink.endMean()
  }

  /// Adds the words around the turn in the same way.
  private func addVectorsAround(_ context: TurnContext, _ sink: inout some FeatureSink) {
    guard !vocabulary.words.isEmpty else { return }
    for neighbour in context.previous {
      let text = neighbour.text
      addVectors(text, Self.end(of: text), neighbour.surroundings?.end, &sink)
    }
    for neighbour in context.next {
      let text = neighbour.text
      addVectors(text, Self.beginning(of: text), neighbour.surroundings?.beginning, &sink)
    }
    sink.endMean()
  }

  /// Adds the words with vectors of a part of a turn around this one, likewise.
  func addVectors(
    _ text: SpokenText, _ part: Range<Int>, _ known: Surroundings.Part?,
    _ sink: inout some FeatureSink
  ) {
    if let known { return sink.addVectors(of: known) }
    for index in part { addVector(text.tokens[index], -1, 1, &sink) }
  }

  @inline(__always)
  private func addVector(
    _ token: Token, _ index: Int, _ offset: Int, _ sink: inout some FeatureSink
  ) {
    guard token.kind == .word, let place = vocabulary.place(of: token) else { return }
    sink.add(
      row: hashedRows + 2 * place + offset, mass: vocabulary.weights[place], token: index)
  }
}
