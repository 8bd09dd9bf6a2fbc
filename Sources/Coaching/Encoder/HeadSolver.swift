/// Finds the weights of a head: those of the smallest loss, held near zero.
///
/// The loss has one lowest point and all turns are at hand, so it is walked down whole, with
/// momentum (Nesterov, 1983); the step follows from how far the inputs spread.
struct HeadSolver {
  /// How many steps are taken.
  var steps = 150
  /// How strongly weights are held near zero, against the loss of all turns.
  var ridge: Float = 300

  /// The weights for `inputs`, `width` numbers for each turn.
  func rows(
    _ inputs: [Float], width: Int, gradient: (Int, SIMD16<Float>) -> SIMD16<Float>
  ) -> [SIMD16<Float>] {
    let count = inputs.count / width
    let step = 1 / (0.5 * largestSpread(inputs, width) + ridge)
    var weights = Array(repeating: SIMD16<Float>.zero, count: width)
    var ahead = weights
    for number in 0..<steps {
      var slope = ahead.map { $0 * ridge }
      inputs.withUnsafeBufferPointer { inputs in
        for turn in 0..<count {
          let input = inputs[turn * width..<(turn + 1) * width]
          var scores = SIMD16<Float>.zero
          for (place, value) in input.enumerated() { scores += ahead[place] * value }
          let error = gradient(turn, scores)
          for (place, value) in input.enumerated() { slope[place] += error * value }
        }
      }
      let momentum = Float(number) / Float(number + 3)
      for place in 0..<width {
        let next = ahead[place] - slope[place] * step
        ahead[place] = next + (next - weights[place]) * momentum
        weights[place] = next
      }
    }
    return weights
  }

  /// The largest eigenvalue of the inputs' products, by the power method.
  private func largestSpread(_ inputs: [Float], _ width: Int) -> Float {
    let count = inputs.count / width
    var direction = Array(repeating: 1 / Float(width).squareRoot(), count: width)
    var spread: Float = 0
    for _ in 0..<12 {
      var image = Array(repeating: Float(0), count: width)
      for turn in 0..<count {
        let input = inputs[turn * width..<(turn + 1) * width]
        var along: Float = 0
        for (place, value) in input.enumerated() { along += value * direction[place] }
        for (place, value) in input.enumerated() { image[place] += along * value }
      }
      spread = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard spread > 0 else { return 0 }
      direction = image.map { $0 / spread }
    }
    return spread * 1.1
  }
}
