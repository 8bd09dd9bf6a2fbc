/// The figures of an evaluation, computed from judged turns.
struct Measures {
  /// The names, in the order of `values`.
  static let names = [
    "mode.macro_f1", "mode.coaching.f1", "mode.mentorship.f1", "mode.neither.f1",
    "mode.unclear_share", "best_mode.macro_f1", "mode.calibration_error",
    "session.mentorship_share_mae", "zoom.spearman", "zoom.weighted_kappa",
    "zoom.in_out_balanced", "best_zoom.in_out_balanced", "zoom.macro_f1", "zoom.unclear_share",
  ]

  /// The values; nil where nothing counts.
  let values: [Double?]
  /// How many turns (of the share: documents) each value counts.
  let counts: [Int]
  /// The turns by gold mode and labelled mode, `unclear` last.
  let confusion: [[Int]]

  /// Computes all figures.
  init(_ turns: ArraySlice<JudgedTurn>) {
    let modal = turns.filter { $0.mode != nil && $0.found.mode != nil }
    let rungs = turns.compactMap { turn in
      turn.rung.flatMap { $0 > 0 ? (Double($0), turn.found.rung) : nil }
    }
    let zoomed = turns.filter { $0.rung != nil }
    let confusion = Self.confusion(modal) { $0.mode?.label }
    let best = Self.confusion(modal) { $0.bestMode }
    let zoom = Self.zoomConfusion(zoomed) { $0.zoom.label }
    let bestZoom = Self.zoomConfusion(zoomed) { $0.bestZoom }
    let sides = zoomed.count { $0.rung.map { [1, 2, 4, 5].contains($0) } == true }
    let shares = Self.shares(turns)
    self.confusion = confusion
    values = [
      Arithmetic.macroF1(confusion), Arithmetic.f1(confusion, 0), Arithmetic.f1(confusion, 1),
      Arithmetic.f1(confusion, 2), Arithmetic.lastColumnShare(confusion),
      Arithmetic.macroF1(best), Self.calibrationError(modal),
      Arithmetic.mean(shares.map { abs($0.0 - $0.1) }), Arithmetic.spearman(rungs),
      Arithmetic.weightedKappa(rungs.map { (Int($0.0), Int($0.1.rounded())) }),
      Arithmetic.balancedAccuracy(zoom, rows: [0, 2]),
      Arithmetic.balancedAccuracy(bestZoom, rows: [0, 2]), Arithmetic.macroF1(zoom),
      Arithmetic.lastColumnShare(zoom),
    ]
    let modes = modal.count
    counts = [
      modes, modes, modes, modes, modes, modes, modes, shares.count, rungs.count, rungs.count,
      sides, sides, zoomed.count, zoomed.count,
    ]
  }

  private static func confusion(
    _ turns: [JudgedTurn], _ label: (Annotation) -> Mode?
  ) -> [[Int]] {
    var table = Array(repeating: [0, 0, 0, 0], count: 3)
    for turn in turns {
      guard let row = turn.mode.flatMap(Mode.allCases.firstIndex(of:)) else { continue }
      table[row][label(turn.found).flatMap(Mode.allCases.firstIndex(of:)) ?? 3] += 1
    }
    return table
  }

  private static func zoomConfusion(
    _ turns: [JudgedTurn], _ label: (Annotation) -> ZoomLevel?
  ) -> [[Int]] {
    var table = Array(repeating: [0, 0, 0, 0, 0], count: 4)
    for turn in turns {
      guard let rung = turn.rung,
        let row = ZoomLevel.allCases.firstIndex(of: .of(rung: rung))
      else { continue }
      table[row][label(turn.found).flatMap(ZoomLevel.allCases.firstIndex(of:)) ?? 4] += 1
    }
    return table
  }

  /// The expected error of the probability of the likeliest mode, over ten bins.
  private static func calibrationError(_ turns: [JudgedTurn]) -> Double? {
    guard !turns.isEmpty else { return nil }
    var gaps = Array(repeating: 0.0, count: 10)
    for turn in turns {
      let confidence = turn.found.modeProbabilities.max() ?? 0
      let bin = min(9, Int(confidence * 10))
      gaps[bin] += (turn.found.bestMode == turn.mode ? 1 : 0) - confidence
    }
    return gaps.reduce(0) { $0 + abs($1) } / Double(turns.count)
  }

  /// Each document's share of mentorship in words: by the gold labels, and found.
  private static func shares(_ turns: ArraySlice<JudgedTurn>) -> [(Double, Double)] {
    var sums: [String: SIMD4<Double>] = [:]
    for turn in turns {
      guard let mode = turn.mode else { continue }
      let words = Double(turn.words)
      var sum = sums[turn.doc] ?? .zero
      if mode == .mentorship { sum[0] += words }
      if mode != .neither { sum[1] += words }
      if turn.found.mode?.label == .mentorship { sum[2] += words }
      if let found = turn.found.mode?.label, found != .neither { sum[3] += words }
      sums[turn.doc] = sum
    }
    return sums.sorted { $0.key < $1.key }.compactMap { _, sum in
      sum[1] > 0 && sum[3] > 0 ? (sum[0] / sum[1], sum[2] / sum[3]) : nil
    }
  }
}

/// The arithmetic of agreement.
enum Arithmetic {
  /// The mean; nil of nothing.
  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The F1 of one class of a table of gold (rows) and found (columns); nil where it has no gold.
  static func f1(_ table: [[Int]], _ place: Int) -> Double? {
    let told = table[place].reduce(0, +)
    guard told > 0 else { return nil }
    let said = table.reduce(0) { $0 + $1[place] }
    return 2 * Double(table[place][place]) / Double(told + said)
  }

  /// The mean F1 of the classes that have gold.
  static func macroF1(_ table: [[Int]]) -> Double? {
    mean(table.indices.compactMap { f1(table, $0) })
  }

  /// The mean recall of the given classes, of those that have gold.
  static func balancedAccuracy(_ table: [[Int]], rows: [Int]) -> Double? {
    mean(
      rows.compactMap { row in
        let told = table[row].reduce(0, +)
        return told == 0 ? nil : Double(table[row][row]) / Double(told)
      })
  }

  /// The share of the last column, the one for what is unclear.
  static func lastColumnShare(_ table: [[Int]]) -> Double? {
    let all = table.joined().reduce(0, +)
    return all == 0 ? nil : Double(table.reduce(0) { $0 + ($1.last ?? 0) }) / Double(all)
  }

  /// Spearman's rank correlation, ties at their mean rank; nil where one side never varies.
  static func spearman(_ pairs: [(Double, Double)]) -> Double? {
    pearson(ranks(pairs.map { $0.0 }), ranks(pairs.map { $0.1 }))
  }

  /// Cohen's kappa with weights that grow with the square of the distance, for rungs 0 to 5.
  static func weightedKappa(_ pairs: [(Int, Int)]) -> Double? {
    guard !pairs.isEmpty else { return nil }
    var apart = 0.0
    var gold = Array(repeating: 0.0, count: 6)
    var found = gold
    for (known, said) in pairs {
      let said = min(5, max(0, said))
      gold[known] += 1
      found[said] += 1
      apart += Double((known - said) * (known - said))
    }
    var chance = 0.0
    for (row, n) in gold.enumerated() {
      for (column, k) in found.enumerated() {
        chance += n * k * Double((row - column) * (row - column))
      }
    }
    return chance == 0 ? 0 : 1 - apart * Double(pairs.count) / chance
  }

  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = values
    var at = 0
    while at < order.count {
      var end = at
      while end + 1 < order.count, values[order[end + 1]] == values[order[at]] { end += 1 }
      for place in at...end { ranks[order[place]] = Double(at + end) / 2 }
      at = end + 1
    }
    return ranks
  }

  private static func pearson(_ left: [Double], _ right: [Double]) -> Double? {
    guard let leftMean = mean(left), let rightMean = mean(right) else { return nil }
    var products = 0.0
    var leftSquares = 0.0
    var rightSquares = 0.0
    for (a, b) in zip(left, right) {
      products += (a - leftMean) * (b - rightMean)
      leftSquares += (a - leftMean) * (a - leftMean)
      rightSquares += (b - rightMean) * (b - rightMean)
    }
    let scale = (leftSquares * rightSquares).squareRoot()
    return scale == 0 ? nil : products / scale
  }
}
