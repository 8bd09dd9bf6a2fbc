/// Takes hashed features as they are found.
///
/// They come in runs, those that rest on the same word together, and runs make fields: the
/// features of one field share its weight, by the square root of their number.
protocol HashSink {
  /// Takes a hashed feature of the run.
  mutating func add(_ hash: UInt64)
  /// Ends a run: its features rest on the turn's token `token`.
  mutating func endRun(token: Int)
  /// Takes a hashed feature that rests evenly on `count` tokens of the turn from `token` on.
  mutating func add(_ hash: UInt64, token: Int, count: Int)
  /// Takes a feature of a clause's shape.
  mutating func add(_ shape: MoveShape)
  /// Takes the words of a clause: each alone, with the one and the two before it, and its stem.
  mutating func addWords(_ tokens: [Token], _ clause: Range<Int>)
  /// Takes the last words of the turn before, which are the same for all clauses of a turn.
  mutating func addSaid(_ tokens: [Token], _ part: Range<Int>)
  /// Takes the words and marks of a part of a turn.
  mutating func add(_ tokens: [Token], _ part: Range<Int>, in field: MoveFeatures.WordField)
  /// Takes the words of a part of the turn around a clause, where the sink has added them up.
  ///
  /// - Returns: Whether it has; else they must be added one by one.
  mutating func addAround(_ tokens: Range<Int>) -> Bool
  /// Ends a field, and a run that rests on no word: the field's features share the weight.
  mutating func endField(weight: Float)
}

/// Takes the features of a turn as they are found.
///
/// Beside the hashed ones there are words that have a vector: each comes with the row and the mass
/// that are its own.
protocol FeatureSink: HashSink {
  /// Takes the words of the turn: each alone, and with the one and the two before it.
  mutating func addWords(of tokens: [Token])
  /// Takes the runs of characters of the turn's words, word by word.
  mutating func addCharacters(of text: SpokenText)
  /// Takes a feature of the turn's shape.
  mutating func add(_ shape: TurnShape)
  /// Takes a feature of a neighbour's shape.
  mutating func add(_ shape: NeighbourShape)
  /// Takes the words of a part of a neighbour, without its marks.
  mutating func addWords(of tokens: [Token], _ part: Range<Int>, in field: KnownSums.WordField)
  /// Takes the words and marks of a part of a neighbour, each alone and with the one before it.
  mutating func addPairs(of tokens: [Token], _ part: Range<Int>, in field: KnownSums.WordField)
  /// Takes the words of a turn around this one, where their weights have been added up.
  mutating func addWords(of part: Surroundings.Part)
  /// Takes the words with vectors of a turn around this one, where they have been added up.
  mutating func addVectors(of part: Surroundings.Part)
  /// Takes the turn's words that have vectors, whose rows begin with `first`.
  mutating func addOwnVectors(of tokens: [Token], _ vocabulary: Vocabulary, from first: Int)
  /// Takes such words of a part of a neighbour.
  mutating func addVectors(
    around tokens: [Token], _ part: Range<Int>, _ vocabulary: Vocabulary, from first: Int)
  /// Takes a feature with a row of its own, as part of a mean weighted by mass.
  mutating func add(row: Int, mass: Float, token: Int)
  /// Ends a mean.
  mutating func endMean()
  /// Is told that all features that rest on the turn alone have come.
  mutating func endOwn()
}

/// The features one by one, for sinks that list them.
extension HashSink {
  mutating func add(_ shape: MoveShape) { add(shape.hash) }

  mutating func addWords(_ tokens: [Token], _ clause: Range<Int>) {
    var runs = WordRuns.ofClause
    for index in clause {
      let token = tokens[index]
      let before = index - clause.lowerBound
      let (pair, triple) = runs.next(token.hash)
      add(MoveFeatures.WordField.word.hash(token.hash), token: index, count: 1)
      add(pair, token: index - min(1, before), count: min(2, before + 1))
      if before > 0 { add(triple, token: index - min(2, before), count: min(3, before + 1)) }
      if let stem = MoveFeatures.stem(of: token) { add(stem, token: index, count: 1) }
    }
  }

  mutating func addSaid(_ tokens: [Token], _ part: Range<Int>) { add(tokens, part, in: .said) }

  mutating func add(_ tokens: [Token], _ part: Range<Int>, in field: MoveFeatures.WordField) {
    for index in part { add(field.hash(tokens[index].hash)) }
  }

  mutating func addAround(_ tokens: Range<Int>) -> Bool { false }
}

/// The same for the features of turns.
extension FeatureSink {
  mutating func addWords(of tokens: [Token]) {
    var runs = WordRuns.ofTurn
    for index in 0..<tokens.count {
      let hash = tokens[index].hash
      let (pair, triple) = runs.next(hash)
      add(KnownSums.WordField.own.hash(hash), token: index, count: 1)
      add(pair, token: max(0, index - 1), count: index == 0 ? 1 : 2)
      if index > 0 { add(triple, token: max(0, index - 2), count: min(3, index + 1)) }
    }
    if let last = tokens.indices.last { add(runs.end, token: last, count: 1) }
  }

  mutating func addCharacters(of text: SpokenText) {
    for (index, token) in text.tokens.enumerated() where token.kind == .word {
      let word = Int(token.folded.lowerBound)..<Int(token.folded.upperBound)
      CharacterRuns.hashes(text.folded, word) { add($0) }
      endRun(token: index)
    }
  }

  mutating func add(_ shape: TurnShape) { add(shape.hash) }

  mutating func add(_ shape: NeighbourShape) { add(shape.hash) }

  mutating func addOwnVectors(of tokens: [Token], _ vocabulary: Vocabulary, from first: Int) {
    for (index, token) in tokens.enumerated() {
      guard let place = vocabulary.place(ofWord: token) else { continue }
      add(row: first + 2 * place, mass: vocabulary.weights[place], token: index)
    }
  }

  mutating func addVectors(
    around tokens: [Token], _ part: Range<Int>, _ vocabulary: Vocabulary, from first: Int
  ) {
    for token in tokens[part] {
      guard let place = vocabulary.place(ofWord: token) else { continue }
      add(row: first + 2 * place + 1, mass: vocabulary.weights[place], token: -1)
    }
  }

  mutating func addWords(of tokens: [Token], _ part: Range<Int>, in field: KnownSums.WordField) {
    for token in tokens[part] where token.kind == .word { add(field.hash(token.hash)) }
  }

  mutating func addPairs(of tokens: [Token], _ part: Range<Int>, in field: KnownSums.WordField) {
    var pairs = NeighbourPairs(field)
    for token in tokens[part] {
      add(field.hash(token.hash))
      add(pairs.next(token.hash))
    }
  }
}
