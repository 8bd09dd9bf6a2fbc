import TranscriptModel

/// A turn as the encoder sees it within the talk around it.
struct EncodedTurn: Sendable {
  /// What the head looks at.
  var input: EncoderHead.Input
  /// What each token of the turn adds to the scores.
  var tokens: [SIMD16<Float>]
}

extension EncoderHead.Input {
  /// How much of a turn is left one turn further away.
  private static let decay: Float = 0.7

  /// A turn's numbers, with the mean of those around it: the nearer the more.
  ///
  /// - Parameters:
  ///   - own: The turn's numbers.
  ///   - sides: The numbers of the turns before and after it, on each side the nearest first.
  init(own: [Float], sides: [[[Float]]]) {
    var sum = Array(repeating: Float(0), count: own.count)
    var mass: Float = 0
    for side in sides {
      var weight: Float = 1
      for numbers in side {
        for place in sum.indices { sum[place] += numbers[place] * weight }
        mass += weight
        weight *= Self.decay
      }
    }
    self.init(own: own, around: mass > 0 ? sum.map { $0 / mass } : nil)
  }
}
