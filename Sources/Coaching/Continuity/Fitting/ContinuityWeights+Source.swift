extension ContinuityWeights {
  /// The weights as the Swift source of `Weights.swift`, rounded to two places.
  public var source: String {
    """
    // Printed by `continuity-fit --weights`; docs/continuity.md says what from.

    extension ContinuityWeights {
      /// The weights that ship.
      public static let shipped = ContinuityWeights(
        \(Self.lines("references", references)),
        \(Self.lines("challenges", challenges)),
        \(Self.lines("goals", goals)),
        \(Self.lines("wins", wins)),
        \(Self.lines("followUps", followUps)))
    }

    """
  }

  private static func lines<Kind: Sign>(_ name: String, _ scorer: SignScorer<Kind>) -> String {
    let named = zip(Kind.allCases, scorer.weights)
      .map { (name: String(describing: $0), weight: rounded($1)) }
      .sorted { $0.name < $1.name }
    let weights = named.map { "        .\($0.name): \($0.weight),\n" }.joined()
    return "\(name): SignScorer(\n      bias: \(rounded(scorer.bias)),\n      weights: [\n"
      + weights + "      ])"
  }

  /// Two places, written alike on every machine.
  private static func rounded(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let digits = String(hundredths % 100)
    let sign = number < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100)." + String(repeating: "0", count: 2 - digits.count) + digits
  }
}
