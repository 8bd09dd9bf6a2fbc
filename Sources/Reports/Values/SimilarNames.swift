/// Finds the names that somebody may have meant.
struct SimilarNames {
  private let names: [String]

  init(_ names: [String]) {
    self.names = names
  }

  /// The names that share most pairs of letters with `name`, the most alike first; none where
  /// nothing is alike.
  ///
  ///     SimilarNames(["Dana/Omar", "Lea/Jo"]).closest(to: "omer", atMost: 3)  // ["Dana/Omar"]
  func closest(to name: String, atMost count: Int) -> [String] {
    let wanted = Self.pairs(of: name)
    let scored = names.enumerated().map { index, candidate in
      // A part of a name may be all that was typed, so the best part counts.
      let parts = [candidate] + candidate.split(separator: "/").map(String.init)
      return (index, parts.map { Self.likeness(wanted, Self.pairs(of: $0)) }.max() ?? 0)
    }
    return scored.filter { $0.1 >= 0.3 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(count)
      .map { names[$0.0] }
  }

  /// Twice the pairs that both hold as a share of all, 0 to 1 (Dice).
  private static func likeness(_ one: Set<String>, _ other: Set<String>) -> Double {
    let all = one.count + other.count
    return all == 0 ? 0 : 2 * Double(one.intersection(other).count) / Double(all)
  }

  /// The pairs of neighbouring letters, without case.
  private static func pairs(of name: String) -> Set<String> {
    let letters = Array(name.lowercased())
    return Set(zip(letters, letters.dropFirst()).map { "\($0)\($1)" })
  }
}
