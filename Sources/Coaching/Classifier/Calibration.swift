/// What turns a model's scores into probabilities, and probabilities into labels.
struct Calibration: Sendable, Hashable {
  /// What the scores of the modes are multiplied with.
  var modeSharpness: Float = 1
  /// What is added to the score of each mode.
  var modeOffsets: [Float] = [0, 0, 0]
  /// What the scores of the rungs are multiplied with.
  var rungSharpness: Float = 1
  /// What is added to the score of each rung.
  var rungOffsets: [Float] = [0, 0, 0, 0, 0, 0]
  /// Below this probability of the likeliest mode the mode is unclear.
  var modeThreshold: Float = 0
  /// Below this probability of the likeliest zoom the zoom is unclear.
  var zoomThreshold: Float = 0

  /// All numbers in the order of the model file.
  var numbers: [Float] {
    [modeSharpness] + modeOffsets + [rungSharpness] + rungOffsets
      + [modeThreshold, zoomThreshold]
  }

  /// How many numbers there are.
  static let count = Calibration().numbers.count

  /// A calibration that changes nothing.
  init() {}

  /// Takes the numbers of a model file; nil where they are not `count` finite numbers.
  init?(numbers: [Float]) {
    guard numbers.count == Self.count, numbers.allSatisfy(\.isFinite) else { return nil }
    modeSharpness = numbers[0]
    modeOffsets = Array(numbers[1..<4])
    rungSharpness = numbers[4]
    rungOffsets = Array(numbers[5..<11])
    modeThreshold = numbers[11]
    zoomThreshold = numbers[12]
  }

  /// The probabilities of the modes.
  func modes(_ scores: SIMD16<Float>) -> [Double] {
    let found = Self.probabilities(scores, WeightTable.modes, modeSharpness, modeOffsets)
    return [found[0], found[1], found[2]]
  }

  /// The probabilities of the rungs, one in each of the first six lanes.
  func rungs(_ scores: SIMD16<Float>) -> SIMD8<Double> {
    Self.probabilities(scores, WeightTable.rungs, rungSharpness, rungOffsets)
  }

  /// Probabilities in proportion to the exponentials of some scores, made sharper and moved.
  private static func probabilities(
    _ scores: SIMD16<Float>, _ lanes: Range<Int>, _ sharpness: Float, _ offsets: [Float]
  ) -> SIMD8<Double> {
    var moved = SIMD8<Float>(repeating: -.infinity)
    var largest = -Float.infinity
    for place in 0..<lanes.count {
      let score = sharpness * scores[lanes.lowerBound + place] + offsets[place]
      moved[place] = score
      largest = max(largest, score)
    }
    var powers = SIMD8<Double>.zero
    var sum = 0.0
    for place in 0..<lanes.count {
      let power = exponential(Double(moved[place]) - Double(largest))
      powers[place] = power
      sum += power
    }
    return powers / sum
  }

  /// Probabilities in proportion to the exponentials of the scores.
  static func softmax(_ scores: [Float]) -> [Double] {
    var largest = -Float.infinity
    for score in scores { largest = max(largest, score) }
    var sum = 0.0
    var powers: [Double] = []
    powers.reserveCapacity(scores.count)
    for score in scores {
      let power = exponential(Double(score) - Double(largest))
      sum += power
      powers.append(power)
    }
    for index in 0..<powers.count { powers[index] /= sum }
    return powers
  }
}
