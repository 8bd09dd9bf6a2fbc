/// Finds the words that a label rests on.
///
/// The model is linear, so a label's score is a sum over features, and a feature's part is
/// shared evenly among the words it is made of. What weighs is a label's score against the mean
/// of the others: a word that speaks for all labels alike is no evidence.
struct EvidenceFinder {
  private static let mostPerLabel = 3
  private let text: SpokenText
  private let scores: [SIMD16<Float>]

  /// Makes a finder; `scores` says what each token of `text` adds to the scores.
  init(_ text: SpokenText, _ scores: [SIMD16<Float>]) {
    self.text = text
    self.scores = scores
  }

  /// The words for the mode and for the zoom, in order of the text.
  func evidence(mode: Mode?, zoom: ZoomLevel) -> [Evidence] {
    let rungs = zoom.rungs.map { WeightTable.rungs.lowerBound + $0 }
    let zoomContrast = Self.contrast(rungs, of: WeightTable.rungs)
    var modeContrast = SIMD16<Float>.zero
    if let mode, let output = Mode.allCases.firstIndex(of: mode) {
      modeContrast = Self.contrast(
        [WeightTable.modes.lowerBound + output], of: WeightTable.modes)
    }
    var found = strongest(
      "zoom.\(zoom.rawValue)", scores.map { ($0 * zoomContrast).sum() })
    if let mode {
      found += strongest("mode.\(mode.rawValue)", scores.map { ($0 * modeContrast).sum() })
    }
    return found.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.label)
        < ($1.range.lowerBound, $1.range.upperBound, $1.label)
    }
  }

  /// The words for a move, of the given ones, in order of the text.
  func evidence(move: Int, in tokens: Range<Int>) -> [Evidence] {
    let contrast = Self.contrast([move], of: Move.allCases.indices)
    let weights = scores.indices.map {
      tokens.contains($0) ? (scores[$0] * contrast).sum() : -.infinity
    }
    return strongest("move.\(Move.allCases[move].rawValue)", weights)
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// What the outputs are multiplied with: the label's mean against the mean of the others.
  private static func contrast(_ lanes: [Int], of all: Range<Int>) -> SIMD16<Float> {
    var contrast = SIMD16<Float>.zero
    for lane in all {
      contrast[lane] =
        lanes.contains(lane) ? 1 / Float(lanes.count) : -1 / Float(all.count - lanes.count)
    }
    return contrast
  }

  /// The strongest runs of words for one label, at most three.
  private func strongest(_ label: String, _ weights: [Float]) -> [Evidence] {
    let words = strongestWords(weights)
    guard !words.isEmpty else { return wholeText(label) }
    let runs = merged(words.sorted())
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

  /// The strongest words, the strongest first: at most six, none far weaker than the first.
  private func strongestWords(_ weights: [Float]) -> [Int] {
    let most = Self.mostPerLabel * 2
    var best: [Int] = []
    best.reserveCapacity(most + 1)
    var least = -Float.infinity
    for index in text.tokens.indices where text.tokens[index].kind == .word {
      if best.count == most, weights[index] <= least { continue }
      var place = best.count
      while place > 0, weights[best[place - 1]] < weights[index] { place -= 1 }
      best.insert(index, at: place)
      if best.count > most { best.removeLast() }
      least = weights[best[best.count - 1]]
    }
    guard let first = best.first else { return [] }
    return best.filter {
      $0 == first || (weights[$0] > 0 && weights[$0] >= weights[first] * 0.35)
    }
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
