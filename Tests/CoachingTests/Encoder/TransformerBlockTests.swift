import Foundation
import Testing

@testable import Coaching

@Suite struct TransformerBlockTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 33])
  func `attention is the mean of all values by how well keys answer, however many pieces`(
    count: Int
  ) throws {
    let block = try #require(MadeEncoder.encoder?.blocks.first)
    let rows = (0..<count * 8).map { 1 / Float($0 % 9 + 2) - 0.3 }
    #expect(block.apply(to: rows) == Self.plainly(block, rows))
  }

  /// The same, one sum after the other.
  private static func plainly(_ block: TransformerBlock, _ rows: [Float]) -> [Float] {
    let projected = block.attention.products(rows)
    let width = block.attention.outputs / 3
    let count = rows.count / width
    let part = width / block.heads
    var attended = Array(repeating: Float(0), count: rows.count)
    for head in 0..<block.heads {
      for row in 0..<count {
        var shares = (0..<count).map { other in
          var sum: Float = 0
          for place in head * part..<(head + 1) * part {
            sum += projected[row * 3 * width + place] * projected[other * 3 * width + width + place]
          }
          return sum * (1 / Float(part).squareRoot())
        }[...]
        Activation.softmax(&shares)
        for place in head * part..<(head + 1) * part {
          for other in 0..<count {
            attended[row * width + place] +=
              projected[other * 3 * width + 2 * width + place] * shares[other]
          }
        }
      }
    }
    var seen = block.attentionOutput.products(attended)
    for at in seen.indices { seen[at] += rows[at] }
    block.attentionNorm.apply(to: &seen)
    var wide = block.widening.products(seen)
    Activation.gate(&wide)
    var narrow = block.narrowing.products(wide)
    for at in narrow.indices { narrow[at] += seen[at] }
    block.outputNorm.apply(to: &narrow)
    return narrow
  }

  @Test(arguments: [1, 7, 8, 9, 17])
  func `shares are in proportion to exponentials, and no number beside them changes`(count: Int) {
    let differences: [Float] = [0, 0.346_573_6, -0.346_573_6, -86.9, -1000, -3.3, 0.7]
    let numbers = (0..<count).map { differences[$0 % differences.count] }
    var all = [5, 6] + numbers + [7]
    Activation.softmax(&all[2..<2 + count])
    #expect(all.prefix(2) == [5, 6] && all.last == 7)
    let powers = numbers.map { exp(max(-87, Double($0) - Double(numbers.max() ?? 0))) }
    let sum = powers.reduce(0, +)
    for (share, power) in zip(all[2...], powers) {
      #expect(abs(Double(share) - power / sum) < 1e-6)
    }
  }
}
