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
    Self.softmax(
      WeightTable.modes.map { modeSharpness * scores[$0] + modeOffsets[$0] })
  }

  /// The probabilities of the rungs.
  func rungs(_ scores: SIMD16<Float>) -> [Double] {
    let first = WeightTable.rungs.lowerBound
    return Self.softmax(
      WeightTable.rungs.map { rungSharpness * scores[$0] + rungOffsets[$0 - first] })
  }

  /// Probabilities in proportion to the exponentials of the scores.
  static func softmax(_ scores: [Float]) -> [Double] {
    let largest = Double(scores.max() ?? 0)
    let powers = scores.map { exponential(Double($0) - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
