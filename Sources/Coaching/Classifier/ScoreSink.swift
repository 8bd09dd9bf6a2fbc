/// Adds up what the features of a turn weigh, in all and word by word.
///
/// The scores of a linear model are a sum, so no list of features is kept: a feature's row is
/// added while it is at hand, and shared evenly among the words that it rests on.
struct ScoreSink<Weights: TurnWeights>: FeatureSink {
  /// The scores of the turn with its surroundings.
  private(set) var total = SIMD16<Float>.zero
  /// The part of the scores that rests on the turn alone.
  private(set) var own = SIMD16<Float>.zero
  /// What each token of the turn adds to the scores.
  private(set) var tokens: [SIMD16<Float>]

  private let table: Weights
  private var field = SIMD16<Float>.zero
  private var fieldCount = 0
  private var fieldMass: Float = 0
  private var fieldTokens: [SIMD16<Float>]
  private var touchesTokens = false
  /// Features wait here, so that a loop without anything else in it adds up their rows.
  private var waiting = InlineArray<64, UInt64>(repeating: 0)
  private var waitingCount = 0
  /// What the features of the run weigh that wait no longer.
  private var run = SIMD16<Float>.zero

  /// Makes a sink for a turn of `tokenCount` tokens.
  init(_ table: Weights, tokenCount: Int) {
    self.table = table
    tokens = Array(repeating: .zero, count: tokenCount)
    fieldTokens = Array(repeating: .zero, count: tokenCount)
  }

  @inline(__always)
  mutating func add(_ hash: UInt64) {
    // The mask changes nothing; it spares a check of bounds.
    waiting[waitingCount & 63] = hash
    waitingCount += 1
    if waitingCount == 64 { addWaiting() }
  }

  /// Adds up what waits.
  private mutating func addWaiting() {
    var sum = SIMD16<Float>.zero
    for index in 0..<waitingCount { sum += table.weights(hash: waiting[index & 63]) }
    run += sum
    fieldCount += waitingCount
    waitingCount = 0
  }

  mutating func addCharacters(ofWord entry: Int32) -> Bool {
    guard entry >= 0, table.characters.counts[Int(entry)] > 0 else { return false }
    run += table.characters.sums[Int(entry)]
    fieldCount += table.characters.counts[Int(entry)]
    return true
  }

  mutating func addWords(of part: Surroundings.Part) {
    field += part.words.sum
    fieldCount += part.words.count
  }

  mutating func addVectors(of part: Surroundings.Part) {
    field += part.vectors.sum
    fieldMass += part.vectors.mass
  }

  /// Takes the open field out: the sum of its features and their number.
  mutating func takeField() -> (sum: SIMD16<Float>, count: Int) {
    endRun(token: -1)
    defer { (field, fieldCount) = (.zero, 0) }
    return (field, fieldCount)
  }

  /// Takes the open mean out: its sum, not yet divided by its mass.
  mutating func takeMean() -> (sum: SIMD16<Float>, mass: Float) {
    defer { (field, fieldMass) = (.zero, 0) }
    return (field, fieldMass)
  }

  mutating func endRun(token: Int) {
    if waitingCount > 0 { addWaiting() }
    field += run
    if token >= 0 {
      fieldTokens[token] += run
      touchesTokens = true
    }
    run = .zero
  }

  @inline(__always)
  mutating func add(_ hash: UInt64, token: Int, count: Int) {
    let weights = table.weights(hash: hash)
    fieldCount += 1
    field += weights
    touchesTokens = true
    let share = weights * (1 / Float(count))
    for token in token..<token + count { fieldTokens[token] += share }
  }

  mutating func endField(weight: Float) {
    endRun(token: -1)
    guard fieldCount > 0 else { return }
    end(scale: weight / Float(fieldCount).squareRoot())
  }

  @inline(__always)
  mutating func add(row: Int, mass: Float, token: Int) {
    let weights = table.weights(UInt32(truncatingIfNeeded: row)) * mass
    fieldMass += mass
    field += weights
    if token >= 0 {
      fieldTokens[token] += weights
      touchesTokens = true
    }
  }

  mutating func endMean() {
    guard fieldMass > 0 else { return }
    end(scale: 1 / fieldMass)
  }

  mutating func endOwn() { own = total }

  private mutating func end(scale: Float) {
    total += field * scale
    field = .zero
    fieldCount = 0
    fieldMass = 0
    guard touchesTokens else { return }
    for token in tokens.indices {
      tokens[token] += fieldTokens[token] * scale
      fieldTokens[token] = .zero
    }
    touchesTokens = false
  }
}
