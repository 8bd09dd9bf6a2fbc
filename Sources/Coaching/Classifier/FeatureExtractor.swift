import TranscriptModel

/// Turns a turn and its surroundings into features; the same code serves training and use.
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

  /// The features, filled by `extract`.
  private(set) var vector: FeatureVector
  /// The markers of the turn, found by `extract`.
  private(set) var findings: [MarkerFinding] = []

  /// How many of the features are hashed; those behind them are the words that have vectors.
  private(set) var hashedCount = 0
  private let vocabulary: Vocabulary
  private let hashedRows: Int

  /// Makes an extractor for a table of two to the power of `log2Rows` rows, followed by two rows
  /// for each word of the vocabulary: one for the turn's words, one for those around it.
  init(log2Rows: Int, vocabulary: Vocabulary = .empty) {
    vector = FeatureVector(log2Rows: log2Rows)
    hashedRows = 1 << log2Rows
    self.vocabulary = vocabulary
  }

  /// Fills `vector` with the features of the turn.
  ///
  /// - Complexity: O(*n*) in the bytes of the turn; of its neighbours at most 30 words are read.
  mutating func extract(_ context: TurnContext) {
    vector.removeAll()
    addWords(context.turn)
    addCharacters(context.turn)
    addOpenings(context.turn)
    let profile = TurnProfile(context.turn)
    addShape(profile, role: context.role)
    addMarkers(context.turn, role: context.role, profile)
    addOverlap(context, profile)
    addNeighbours(context, profile)
    hashedCount = vector.features.count
    addVectors(context)
  }

  // MARK: The turn's words

  private mutating func addWords(_ text: SpokenText) {
    let tokens = text.tokens
    var last: UInt64 = 7
    var beforeLast: UInt64 = 7
    for index in 0..<tokens.count {
      let hash = tokens[index].hash
      vector.add(FeatureHash.linking(Field.word.salt, hash), token: index, count: 1)
      let pair = FeatureHash.linking(FeatureHash.linking(Field.wordPair.salt, last), hash)
      vector.add(pair, token: max(0, index - 1), count: index == 0 ? 1 : 2)
      if index > 0 {
        var triple = FeatureHash.linking(Field.wordTriple.salt, beforeLast)
        triple = FeatureHash.linking(FeatureHash.linking(triple, last), hash)
        vector.add(triple, token: max(0, index - 2), count: min(3, index + 1))
      }
      beforeLast = last
      last = hash
    }
    if let end = tokens.indices.last {
      let pair = FeatureHash.linking(FeatureHash.linking(Field.wordPair.salt, last), 9)
      vector.add(pair, token: end, count: 1)
    }
    vector.endField(weight: 1)
  }

  private mutating func addCharacters(_ text: SpokenText) {
    let folded = text.folded
    for (index, token) in text.tokens.enumerated() where token.kind == .word {
      let lower = Int(token.folded.lowerBound)
      let upper = Int(token.folded.upperBound)
      for start in (lower - 1)..<(upper - 1) {
        var hash = Field.characters.salt
        for at in start..<min(start + 5, upper + 1) {
          let byte =
            at < lower ? Ascii.lessThan : at == upper ? Ascii.greaterThan : folded[at]
          hash = FeatureHash.adding(byte, to: hash)
          if at - start >= 2 { vector.add(hash, token: index, count: 1) }
        }
      }
    }
    vector.endField(weight: 1)
  }

  // MARK: Openings

  private mutating func addOpenings(_ text: SpokenText) {
    let tokens = text.tokens
    addRun(.turnOpening, tokens, from: 0, lengths: 1...3)
    var start = 0
    var question: Int?
    for index in 0..<tokens.count where tokens[index].endsSentence {
      addRun(.sentenceOpening, tokens, from: start, lengths: 2...2)
      if tokens[index].kind == .question { question = start }
      start = index + 1
    }
    if start < tokens.count { addRun(.sentenceOpening, tokens, from: start, lengths: 2...2) }
    if let question { addRun(.lastQuestion, tokens, from: question, lengths: 1...3) }
    addRun(.ending, tokens, from: max(0, tokens.count - 3), lengths: 2...3)
    vector.endField(weight: 0.5)
  }

  /// Adds the words from `start` on, as runs of the given lengths.
  private mutating func addRun(
    _ field: Field, _ tokens: [Token], from start: Int, lengths: ClosedRange<Int>
  ) {
    var chain = field.salt
    for length in 1...lengths.upperBound where start + length <= tokens.count {
      chain = FeatureHash.linking(chain, tokens[start + length - 1].hash)
      if lengths.contains(length) { vector.add(chain, token: start, count: length) }
    }
  }

  // MARK: Shape

  private mutating func addShape(_ profile: TurnProfile, role: Role) {
    vector.add(Field.bias.salt)
    vector.add(Field.bias.salt &+ (role.hasMode ? 1 : 2))
    let length = UInt64(profile.lengthBucket)
    addShape(0, length)
    addShape(1, UInt64(min(profile.questions, 3)))
    addShape(2, profile.endsWithQuestion ? 1 : 0)
    addShape(3, length &* 8 &+ UInt64(min(profile.questions, 2)))
    addShape(4, length &* 2 &+ (profile.endsWithQuestion ? 1 : 0))
    addShape(5, profile.hasDigit ? 1 : 0)
    let cross = UInt64(profile.coarseLength) &* 2 &+ (profile.questions > 0 ? 1 : 0)
    for wordClass in 0..<WordClass.counted {
      let rate = UInt64(profile.rateBucket(wordClass))
      addShape(16 &+ UInt64(wordClass), rate)
      addShape(48 &+ UInt64(wordClass), UInt64(min(profile.counts[wordClass], 3)))
      if rate > 0 {
        addShape(80 &+ UInt64(wordClass), cross &* 8 &+ rate)
      }
    }
    vector.endField(weight: 0.5)
  }

  @inline(__always)
  private mutating func addShape(_ id: UInt64, _ value: UInt64) {
    vector.add(FeatureHash.linking(FeatureHash.linking(Field.shape.salt, id), value))
  }

  // MARK: Markers

  private mutating func addMarkers(_ text: SpokenText, role: Role, _ profile: TurnProfile) {
    let cross = UInt64(profile.coarseLength)
    findings = MarkerFinder.findings(in: text)
    for finding in findings {
      let start = finding.tokens.lowerBound
      let count = finding.tokens.count
      let hash = FeatureHash.linking(Field.marker.salt, UInt64(finding.marker))
      vector.add(hash, token: start, count: count)
      vector.add(
        FeatureHash.linking(FeatureHash.linking(hash, 3), cross), token: start, count: count)
    }
    vector.endField(weight: 0.5)
  }

  // MARK: Overlap

  /// How many of the turn's content words the neighbours before it have just said: reflections
  /// repeat, advice brings new words.
  private mutating func addOverlap(_ context: TurnContext, _ profile: TurnProfile) {
    guard let nearest = context.previous.first else { return }
    var near = StemFilter()
    near.insert(nearest.text.tokens)
    var wide = near
    for neighbour in context.previous.dropFirst() { wide.insert(neighbour.text.tokens) }
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
    vector.add(FeatureHash.linking(salt &+ 1, nearBucket))
    vector.add(FeatureHash.linking(salt &+ 2, nearBucket &* 16 &+ cross))
    vector.add(FeatureHash.linking(salt &+ 3, wideBucket &* 16 &+ cross))
    vector.add(FeatureHash.linking(salt &+ 4, UInt64(min(nearHits, 5))))
    vector.endField(weight: 0.5)
  }

  private static func shareBucket(_ part: Int, of whole: Int) -> UInt64 {
    guard whole > 0 else { return 7 }
    if part == 0 { return 0 }
    let share = Double(part) / Double(whole)
    return share < 0.15 ? 1 : share < 0.3 ? 2 : share < 0.5 ? 3 : share < 0.75 ? 4 : 5
  }

  // MARK: Neighbours

  private mutating func addNeighbours(_ context: TurnContext, _ profile: TurnProfile) {
    addNeighbourShape(.previousShape, context.previous.first, context, profile)
    addNeighbourShape(.nextShape, context.next.first, context, profile)
    vector.endField(weight: 0.5)
    if let previous = context.previous.first {
      addNeighbourWords(.previousWord, previous.text.tokens.suffix(30))
    }
    vector.endField(weight: 0.5)
    if let next = context.next.first {
      addNeighbourWords(.nextWord, next.text.tokens.prefix(15))
    }
    vector.endField(weight: 0.5)
    for neighbour in context.previous { addWindow(neighbour.text.tokens.suffix(30)) }
    for neighbour in context.next { addWindow(neighbour.text.tokens.prefix(30)) }
    vector.endField(weight: 0.6)
  }

  private mutating func addNeighbourWords(_ field: Field, _ tokens: ArraySlice<Token>) {
    var last: UInt64 = 7
    for token in tokens {
      vector.add(FeatureHash.linking(field.salt, token.hash))
      vector.add(FeatureHash.linking(FeatureHash.linking(field.salt &+ 1, last), token.hash))
      last = token.hash
    }
  }

  private mutating func addWindow(_ tokens: ArraySlice<Token>) {
    for token in tokens where token.kind == .word {
      vector.add(FeatureHash.linking(Field.windowWord.salt, token.hash))
    }
  }

  private mutating func addNeighbourShape(
    _ field: Field, _ neighbour: TurnContext.Neighbour?, _ context: TurnContext,
    _ profile: TurnProfile
  ) {
    guard let neighbour else { return vector.add(field.salt) }
    let other = TurnProfile(neighbour.text)
    let sameSide: UInt64 = neighbour.role.hasMode == context.role.hasMode ? 1 : 0
    let length = UInt64(other.lengthBucket)
    let own = UInt64(profile.lengthBucket)
    let asks: UInt64 = other.endsWithQuestion ? 1 : 0
    let salt = field.salt
    vector.add(FeatureHash.linking(salt &+ 1, length &* 2 &+ sameSide))
    vector.add(FeatureHash.linking(salt &+ 2, asks))
    vector.add(FeatureHash.linking(salt &+ 3, length &* 16 &+ own))
    vector.add(FeatureHash.linking(salt &+ 4, asks &* 16 &+ own))
    for wordClass in 0..<WordClass.counted {
      let rate = UInt64(other.rateBucket(wordClass))
      if rate > 0 {
        vector.add(FeatureHash.linking(salt &+ 16 &+ UInt64(wordClass), rate))
      }
    }
  }

  // MARK: Vectors

  /// Adds the words that have vectors, so that their values make a weighted mean.
  private mutating func addVectors(_ context: TurnContext) {
    guard !vocabulary.words.isEmpty else { return }
    var found: [(place: Int, token: Int)] = []
    for (index, token) in context.turn.tokens.enumerated() where token.kind == .word {
      if let place = vocabulary.place(of: token.hash) { found.append((place, index)) }
    }
    addMean(found, offset: 0)
    found.removeAll(keepingCapacity: true)
    for neighbour in context.previous { collect(neighbour.text.tokens.suffix(30), &found) }
    for neighbour in context.next { collect(neighbour.text.tokens.prefix(30), &found) }
    addMean(found, offset: 1)
  }

  private func collect(_ tokens: ArraySlice<Token>, _ found: inout [(place: Int, token: Int)]) {
    for token in tokens where token.kind == .word {
      if let place = vocabulary.place(of: token.hash) { found.append((place, -1)) }
    }
  }

  private mutating func addMean(_ found: [(place: Int, token: Int)], offset: Int) {
    let sum = found.reduce(Float(0)) { $0 + vocabulary.weights[$1.place] }
    guard sum > 0 else { return }
    for (place, token) in found {
      vector.add(
        row: hashedRows + 2 * place + offset,
        value: vocabulary.weights[place] / sum, token: token)
    }
  }
}
