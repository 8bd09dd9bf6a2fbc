import Testing

@testable import Coaching

@Suite struct MixedHeadTests {
  private static let width = 2
  private static let rows = EncoderHead.rowCount(width: width)

  private func head(_ weight: Float) -> EncoderHead {
    EncoderHead(
      spread: EncoderHead.Spread(mean: [0, 0], scale: [1, 1]),
      rows: Array(repeating: SIMD16(repeating: weight), count: Self.rows))
  }

  /// Likeness rests on the first number alone.
  private func mixed(_ weight: Float) -> MixedHead {
    MixedHead(
      spread: head(1).spread, usual: head(1).rows, exchanges: head(3).rows,
      likeness: [weight] + Array(repeating: 0, count: Self.rows - 1))
  }

  private func weight(of mixed: MixedHead, for number: Float) -> Float {
    let input = EncoderHead.Input(own: [number, 5], around: nil)
    return mixed.head(for: input, words: .zero).rows[0][0]
  }

  @Test(arguments: [(0, 2), (100, 3), (-100, 1)] as [(Float, Float)])
  func `each head is heard as much as the turn is like its kind`(number: Float, expected: Float) {
    #expect(weight(of: mixed(1), for: number) == expected)
  }

  @Test func `the liker a turn is to one of an exchange, the more its head is heard`() {
    let weights = stride(from: Float(-4), through: 4, by: 1).map { weight(of: mixed(1), for: $0) }
    #expect(weights == weights.sorted())
    #expect(Set(weights).count == weights.count)
  }

  @Test func `one head for both kinds is that head`() {
    let head = head(7)
    let input = EncoderHead.Input(own: [3, -2], around: [1, 1])
    #expect(MixedHead(head).head(for: input, words: SIMD16(repeating: 1)) == head)
  }
}
