/// Adds up what the features of a turn weigh, in all and word by word.
///
/// The scores of a linear model are a sum, so no list of features is kept: a feature's row is
/// added while it is at hand, and shared evenly among the words that it rests on.
struct ScoreSink: FeatureSink {
  /// The scores of the turn with its surroundings.
  private(set) var total = SIMD16<Float>.zero
  /// The part of the scores that rests on the turn alone.
  private(set) var own = SIMD16<Float>.zero
  /// What each token of the turn adds to the scores.
  private(set) var tokens: [SIMD16<Float>]

  private let table: WeightTable
  private let shift: UInt64
  private var field = SIMD16<Float>.zero
  private var fieldCount = 0
  private var fieldMass: Float = 0
  private var fieldTokens: [SIMD16<Float>]
  private var touchesTokens = false
  /// Features of one word come in a row: they are added up here before they go to the word.
  private var run = SIMD16<Float>.zero
  private var runToken = -1

  /// Makes a sink for a turn of `tokenCount` tokens.
  init(_ table: WeightTable, tokenCount: Int) {
    self.table = table
    shift = UInt64(64 - table.log2Rows)
    tokens = Array(repeating: .zero, count: tokenCount)
    fieldTokens = tokens
  }

  @inline(__always)
  mutating func add(_ hash: UInt64, token: Int, count: Int) {
    let weights = table.weights(UInt32(truncatingIfNeeded: FeatureHash.mixed(hash) >> shift))
    fieldCount += 1
    if count == 1 || token < 0 {
      if token != runToken { endRun(next: token) }
      run += weights
    } else {
      field += weights
      touchesTokens = true
      let share = weights * (1 / Float(count))
      for token in token..<token + count { fieldTokens[token] += share }
    }
  }

  /// Hands over what the features of one word weigh.
  private mutating func endRun(next: Int) {
    field += run
    if runToken >= 0 {
      fieldTokens[runToken] += run
      touchesTokens = true
    }
    run = .zero
    runToken = next
  }

  mutating func endField(weight: Float) {
    endRun(next: -1)
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
