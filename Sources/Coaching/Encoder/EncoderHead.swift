import TranscriptModel

/// What the encoder's numbers of a turn and of the talk around it add to the scores.
///
/// Linear: each number is brought to mean 0 and variance 1 over the turns it was taught on, and
/// weighs as learnt. The numbers of a turn are the mean over its pieces, so each piece, and by
/// it each word, adds a part of its own.
struct EncoderHead: Sendable, Hashable {
  /// The numbers of a turn and of what stands around it.
  struct Input: Sendable {
    /// The turn's own.
    var own: [Float]
    /// The mean of the turns around it; nil where there are none.
    var around: [Float]?
  }

  /// What the numbers are over the turns that were learnt from.
  struct Spread: Sendable, Hashable {
    let mean: [Float]
    /// One by the standard deviation.
    let scale: [Float]
  }

  let spread: Spread
  /// A row for each of the turn's numbers, for each of those around it, and for each of the
  /// scores that the words gave.
  let rows: [SIMD16<Float>]

  /// How many rows a head over `width` numbers has.
  static func rowCount(width: Int) -> Int { 2 * width + WeightTable.outputs + 1 }

  private var width: Int { spread.mean.count }

  /// What a head multiplies with its rows.
  ///
  /// - Parameters:
  ///   - input: The numbers of a turn and of what stands around it.
  ///   - words: The scores that the words gave.
  ///   - spread: What brings the numbers to mean 0 and variance 1.
  /// - Returns: A number for each row.
  static func values(
    _ input: Input, words: SIMD16<Float>, _ spread: Spread
  ) -> [Float] {
    let width = spread.mean.count
    var values = Array(repeating: Float(0), count: rowCount(width: width))
    for place in 0..<width {
      values[place] = (input.own[place] - spread.mean[place]) * spread.scale[place]
    }
    if let around = input.around {
      for place in 0..<width {
        values[width + place] =
          (around[place] - spread.mean[place]) * spread.scale[place] * aroundWeight
      }
    }
    for lane in 0..<WeightTable.outputs { values[2 * width + lane] = words[lane] * wordsWeight }
    values[2 * width + WeightTable.outputs] = biasWeight
    return values
  }

  /// How much the inputs count beside the turn's own numbers: what counts more is held less near
  /// zero while it is learnt.
  private static let aroundWeight: Float = 0.5
  private static let wordsWeight: Float = 3
  private static let biasWeight: Float = 10

  /// The scores of a turn of which the words' scores are known.
  func scores(_ input: Input, words: SIMD16<Float>) -> SIMD16<Float> {
    let values = Self.values(input, words: words, spread)
    var scores = SIMD16<Float>.zero
    for (place, value) in values.enumerated() { scores += rows[place] * value }
    return scores
  }

  /// What scores of words become within the head.
  func words(_ scores: SIMD16<Float>) -> SIMD16<Float> {
    var sum = SIMD16<Float>.zero
    for lane in 0..<WeightTable.outputs {
      sum += rows[2 * width + lane] * (scores[lane] * Self.wordsWeight)
    }
    return sum
  }

  /// What each of `tokenCount` tokens adds by its pieces.
  func tokens(_ encoded: SentenceEncoder.Encoded, tokenCount: Int) -> [SIMD16<Float>] {
    var tokens = Array(repeating: SIMD16<Float>.zero, count: tokenCount)
    let share = 1 / Float(encoded.tokens.count)
    for (piece, token) in encoded.tokens.enumerated() where token >= 0 {
      for place in 0..<width {
        let number = encoded.pieces[piece * width + place] - spread.mean[place]
        tokens[token] += rows[place] * (number * spread.scale[place] * share)
      }
    }
    return tokens
  }
}
