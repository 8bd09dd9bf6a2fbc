@testable import Coaching

/// A tiny encoder of made-up weights: eight numbers a piece, two heads, one block.
enum MadeEncoder {
  private static let width = 8
  private static let list = [
    "[CLS]", "[SEP]", "[UNK]", "what", "would", "you", "i", "a", "the", "?", ".", ",", "how", "did",
  ]

  private static func numbers(_ count: Int, _ seed: UInt64) -> [Float] {
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in Float(random.fraction() - 0.5) }
  }

  private static func matrix(_ outputs: Int, _ inputs: Int, _ seed: UInt64) -> WeightMatrix {
    WeightMatrix(
      weights: numbers(outputs * inputs, seed), bias: numbers(outputs, seed + 1), inputs: inputs)
  }

  static let encoder: SentenceEncoder? = WordPieces(pieces: list).map { pieces in
    let norm = TransformerBlock.Norm(
      scale: Array(repeating: 1, count: width), offset: Array(repeating: 0, count: width))
    return SentenceEncoder(
      pieces: pieces,
      embeddings: QuantisedRows(
        values: numbers(list.count * width, 3).map { Int8($0 * 200) },
        scales: Array(repeating: 0.01, count: list.count), width: width),
      positions: numbers(SentenceEncoder.mostPieces * width, 4), norm: norm,
      blocks: [
        TransformerBlock(
          heads: 2, attention: matrix(3 * width, width, 5),
          attentionOutput: matrix(width, width, 7), attentionNorm: norm,
          widening: matrix(2 * width, width, 9), narrowing: matrix(width, 2 * width, 11),
          outputNorm: norm)
      ])
  }
}
