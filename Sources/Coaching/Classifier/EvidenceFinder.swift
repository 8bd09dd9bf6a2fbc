/// Finds the words that a label rests on.
///
/// The model is linear, so a label's score is a sum over features, and a feature's part is
/// shared evenly among the words it is made of. What weighs is a label's score against the mean
/// of the others: a word that speaks for all labels alike is no evidence.
struct EvidenceFinder {
  private static let mostPerLabel = 3
  private let text: SpokenText
  private var perToken: [SIMD16<Float>]

  /// Shares the features' weights among the words of `text`.
  init(_ text: SpokenText, _ features: FeatureVector, _ table: WeightTable) {
    self.text = text
    perToken = Array(repeating: .zero, count: text.tokens.count)
    for index in features.rows.indices {
      let first = Int(features.firstTokens[index])
      guard first >= 0 else { continue }
      let count = Int(features.tokenCounts[index])
      let share =
        table.weights(features.rows[index]) * (features.values[index] / Float(max(1, count)))
      for token in first..<min(first + count, perToken.count) { perToken[token] += share }
    }
  }

  /// The words for the mode and for the zoom, in order of the text.
  func evidence(mode: Mode?, zoom: ZoomLevel) -> [Evidence] {
    var found: [Evidence] = []
    if let mode, let output = Mode.allCases.firstIndex(of: mode) {
      let lanes = [WeightTable.modes.lowerBound + output]
      found += strongest("mode.\(mode.rawValue)", lanes, of: WeightTable.modes)
    }
    let lanes = zoom.rungs.map { WeightTable.rungs.lowerBound + $0 }
    found += strongest("zoom.\(zoom.rawValue)", lanes, of: WeightTable.rungs)
    return found.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.label)
        < ($1.range.lowerBound, $1.range.upperBound, $1.label)
    }
  }

  /// The strongest runs of words for one label, at most three.
  private func strongest(_ label: String, _ lanes: [Int], of all: Range<Int>) -> [Evidence] {
    let words = text.tokens.indices.filter { text.tokens[$0].kind == .word }
    guard !words.isEmpty else { return wholeText(label) }
    let weights = perToken.map { weight(of: $0, lanes, all) }
    let ranked = words.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
    let best = weights[ranked[0]]
    let kept = ranked.prefix(Self.mostPerLabel * 2).filter {
      $0 == ranked[0] || (weights[$0] > 0 && weights[$0] >= best * 0.35)
    }
    let runs = merged(kept.sorted())
    return runs.map { run in
      Evidence(
        label: label,
        range: Int(
          text.tokens[run.lowerBound].range.lowerBound)..<Int(
            text.tokens[run.upperBound].range.upperBound),
        weight: Double(run.reduce(Float(0)) { $0 + weights[$1] }))
    }
    .sorted { ($1.weight, $0.range.lowerBound) < ($0.weight, $1.range.lowerBound) }
    .prefix(Self.mostPerLabel).map { $0 }
  }

  private func weight(of token: SIMD16<Float>, _ lanes: [Int], _ all: Range<Int>) -> Float {
    var own: Float = 0
    for lane in lanes { own += token[lane] }
    var rest: Float = 0
    for lane in all where !lanes.contains(lane) { rest += token[lane] }
    return own / Float(lanes.count) - rest / Float(all.count - lanes.count)
  }

  /// Joins neighbouring words; a comma between them does not part them.
  private func merged(_ words: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for word in words {
      if let last = runs.last,
        text.tokens[(last.upperBound + 1)..<word].allSatisfy({ $0.kind == .comma })
      {
        runs[runs.count - 1] = last.lowerBound...word
      } else {
        runs.append(word...word)
      }
    }
    return runs
  }

  /// The whole text, where it holds marks but no words; nothing where it is empty.
  private func wholeText(_ label: String) -> [Evidence] {
    guard let range = text.inked else { return [] }
    return [Evidence(label: label, range: range, weight: 0)]
  }
}

extension ZoomLevel {
  /// The rungs of the zoom.
  var rungs: [Int] {
    switch self {
    case .in: [1, 2]
    case .between: [3]
    case .out: [4, 5]
    case .none: [0]
    }
  }
}
