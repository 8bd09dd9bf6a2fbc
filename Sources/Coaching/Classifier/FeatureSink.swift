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
  /// Takes all runs of characters of a word in the lexicon, where the sink knows them.
  ///
  /// - Returns: Whether it does; else they must be added one by one.
  mutating func addCharacters(ofWord entry: Int32) -> Bool
  /// Takes the words of a turn around this one, where their weights have been added up.
  mutating func addWords(of part: Surroundings.Part)
  /// Takes the words with vectors of a turn around this one, where they have been added up.
  mutating func addVectors(of part: Surroundings.Part)
  /// Takes a feature with a row of its own, as part of a mean weighted by mass.
  mutating func add(row: Int, mass: Float, token: Int)
  /// Ends a mean.
  mutating func endMean()
  /// Is told that all features that rest on the turn alone have come.
  mutating func endOwn()
}

extension HashSink {
  mutating func addAround(_ tokens: Range<Int>) -> Bool { false }
}
