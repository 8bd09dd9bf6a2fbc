/// A sign that a scorer weighs.
protocol Sign: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// The signs that a turn shows, as numbers.
struct Signs<Kind: Sign>: Sendable {
  private(set) var values: [Kind: Double] = [:]

  /// How much of a sign there is; 0 where nothing was said of it.
  subscript(_ kind: Kind) -> Double {
    get { values[kind] ?? 0 }
    set { values[kind] = newValue }
  }
}

/// Weighs signs into a probability: logistic regression with a weight for each sign.
///
/// The weights are fitted to labelled series (see `docs/continuity.md`); a reader can see which
/// sign speaks for and which against.
struct SignScorer<Kind: Sign>: Sendable {
  let bias: Double
  let weights: [Kind: Double]

  /// How likely it is, 0 to 1.
  func probability(_ signs: Signs<Kind>) -> Double {
    // In a fixed order, so that rounding is the same in every run.
    let sum = Kind.allCases.reduce(bias) { $0 + (weights[$1] ?? 0) * signs[$1] }
    return 1 / (1 + exponential(-sum))
  }
}
