/// The turns that a figure comes from, as links.
struct TurnList: Sendable {
  /// How many they are.
  var summary: String
  /// Their numbers.
  var turns: [Int]

  /// Links to the turns; nil where there are none.
  init?(_ turns: [Int]) {
    guard !turns.isEmpty else { return nil }
    summary = Wording.count(turns.count, "turn")
    self.turns = turns
  }
}

/// Figures that are read first.
struct KeyFigures: Sendable {
  /// One figure with its name, which tells the denominator.
  struct Figure: Sendable {
    var name: String
    var value: String
    var note: String?
    /// The turn in which to read on.
    var turn: Int?
    /// The words of that link.
    var link: String?
  }

  var figures: [Figure]
}
