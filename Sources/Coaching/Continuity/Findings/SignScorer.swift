/// A sign that a scorer weighs; its raw value is its place among all signs of its kind.
protocol Sign: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
  /// How many there are; kept, since `allCases` is made anew each time.
  static var count: Int { get }
}

/// The signs that a turn shows, as numbers.
struct Signs<Kind: Sign>: Sendable {
  /// One number for each sign, in the order of `Kind.allCases`; 0 where nothing was said of it.
  private(set) var values = [Double](repeating: 0, count: Kind.count)

  /// How much of a sign there is.
  subscript(_ kind: Kind) -> Double {
    get { values[kind.rawValue] }
    set { values[kind.rawValue] = newValue }
  }
}

/// Weighs signs into a probability: logistic regression with a weight for each sign.
///
/// The weights are fitted to labelled series (see `docs/continuity.md`); a reader can see which
/// sign speaks for and which against.
struct SignScorer<Kind: Sign>: Sendable {
  let bias: Double
  /// One weight for each sign, in the order of `Kind.allCases`.
  let weights: [Double]

  /// Makes a scorer of named weights; a sign without one weighs nothing.
  init(bias: Double, weights: [Kind: Double]) {
    self.init(bias: bias, ordered: Kind.allCases.map { weights[$0] ?? 0 })
  }

  /// Makes a scorer of one weight for each sign.
  init(bias: Double, ordered weights: [Double]) {
    self.bias = bias
    self.weights = weights
  }

  /// How likely it is, 0 to 1.
  func probability(_ signs: Signs<Kind>) -> Double {
    // In a fixed order, so that rounding is the same in every run.
    var sum = bias
    for place in weights.indices { sum += weights[place] * signs.values[place] }
    return 1 / (1 + exponential(-sum))
  }
}
