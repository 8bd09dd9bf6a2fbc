import TranscriptModel

/// What judges turns that stand alone.
///
/// The same words do other things in a podcast than in an exchange of two people who work on
/// something: each has a head of its own. How much a turn is like one of an exchange says how much
/// of either is heard.
struct MixedHead: Sendable, Hashable {
  let spread: EncoderHead.Spread
  /// The rows of the head for turns as most are, and of that for turns of exchanges.
  let usual: [SIMD16<Float>]
  let exchanges: [SIMD16<Float>]
  /// What each of a head's values adds to how much a turn is like one of an exchange.
  let likeness: [Float]

  /// The head for a turn.
  ///
  /// - Parameters:
  ///   - input: The numbers of the turn and of what stands around it.
  ///   - words: The scores that its words gave.
  /// - Returns: The mean of the two heads, each weighing as much as the turn is like its kind.
  func head(for input: EncoderHead.Input, words: SIMD16<Float>) -> EncoderHead {
    let values = EncoderHead.values(input, words: words, spread)
    let score = zip(values, likeness).reduce(0) { $0 + Double($1.0 * $1.1) }
    let share = Float(Self.share(score))
    return EncoderHead(
      spread: spread,
      rows: zip(usual, exchanges).map { $0 + ($1 - $0) * share })
  }

  /// How much a turn is like one of an exchange, from 0 to 1.
  static func share(_ score: Double) -> Double { 1 / (1 + exponential(-score)) }
}

extension MixedHead {
  /// Of a model that knows one kind alone.
  init(_ head: EncoderHead) {
    self.init(
      spread: head.spread, usual: head.rows, exchanges: head.rows,
      likeness: Array(repeating: 0, count: head.rows.count))
  }
}
