/// What scores are multiplied with, to tell how much they speak for one label.
private enum Contrast {
  static let modes = Mode.allCases.indices.map {
    between([WeightTable.modes.lowerBound + $0], of: WeightTable.modes)
  }

  static let zooms = ZoomLevel.allCases.map { zoom in
    between(zoom.rungs.map { WeightTable.rungs.lowerBound + $0 }, of: WeightTable.rungs)
  }

  /// How much a row speaks for a mode.
  ///
  /// Lane by lane over those that count: what `sum()` makes of a whole row takes longer.
  @inline(__always)
  static func modeWeight(_ row: some ScoreRow, _ contrast: SIMD16<Float>) -> Float {
    let first = row.first * contrast.lowHalf.lowHalf
    return first[0] + first[1] + first[2]
  }

  /// How much a row speaks for some of the rungs.
  @inline(__always)
  static func rungWeight(_ row: some ScoreRow, _ contrast: SIMD16<Float>) -> Float {
    let second = row.second * contrast.lowHalf.highHalf
    let low = row.first[3] * contrast[3] + second[0] + second[1]
    return low + second[2] + second[3] + row.third[0] * contrast[8]
  }

  /// The label's mean against the mean of the others.
  static func between(_ lanes: [Int], of all: Range<Int>) -> SIMD16<Float> {
    var contrast = SIMD16<Float>.zero
    for lane in all {
      contrast[lane] =
        lanes.contains(lane) ? 1 / Float(lanes.count) : -1 / Float(all.count - lanes.count)
    }
    return contrast
  }
}

/// Finds the words that a label rests on.
///
/// The model is linear, so a label's score is a sum over features, and a feature's part is
/// shared evenly among the words it is made of. What weighs is a label's score against the mean
/// of the others: a word that speaks for all labels alike is no evidence.
struct EvidenceFinder<Row: ScoreRow> {
  private let text: SpokenText
  private let scores: [Row]

  /// Makes a finder; `scores` says what each token of `text` adds to the scores.
  init(_ text: SpokenText, _ scores: [Row]) {
    self.text = text
    self.scores = scores
  }

  /// The words for the mode and for the zoom, in order of the text.
  func evidence(mode: Mode?, zoom: ZoomLevel) -> [Evidence] {
    let place = ZoomLevel.allCases.firstIndex(of: zoom) ?? 0
    let all = text.tokens.indices
    let zoomContrast = Contrast.zooms[place]
    let forZoom = evidence(zoom.evidenceLabel, in: all) { Contrast.rungWeight($0, zoomContrast) }
    guard let mode else { return forZoom }
    let modePlace = Mode.allCases.firstIndex(of: mode) ?? 0
    let modeContrast = Contrast.modes[modePlace]
    let forMode = evidence(mode.evidenceLabel, in: all) { Contrast.modeWeight($0, modeContrast) }
    return Self.merged(forMode, forZoom)
  }

  /// The words for a move, of the given ones, in order of the text.
  func evidence(move: Int, in tokens: Range<Int>) -> [Evidence] {
    let contrast = Contrast.between([move], of: Move.allCases.indices)
    return evidence("move.\(Move.allCases[move].rawValue)", in: tokens) {
      ($0.lanes * contrast).sum()
    }
  }

  /// Two lists in order of the text as one; at the same place the first list comes first.
  private static func merged(_ first: [Evidence], _ second: [Evidence]) -> [Evidence] {
    var merged: [Evidence] = []
    merged.reserveCapacity(first.count + second.count)
    var at = 0
    for evidence in first {
      while at < second.count, second[at].stands(before: evidence) {
        merged.append(second[at])
        at += 1
      }
      merged.append(evidence)
    }
    while at < second.count {
      merged.append(second[at])
      at += 1
    }
    return merged
  }

  // MARK: Words

  /// The strongest runs of words for one label, at most three, in order of the text.
  ///
  /// `weight` tells how much a token speaks for the label, by what it adds to the scores.
  @inline(__always)
  private func evidence(
    _ label: String, in tokens: Range<Int>, _ weight: (Row) -> Float
  ) -> [Evidence] {
    var words = StrongWords()
    for index in tokens where text.tokens[index].kind == .word {
      words.insert(index, weight(scores[index]))
    }
    guard words.count > 0 else { return wholeText(label) }
    words.dropWeak()
    var found: [Evidence] = []
    found.reserveCapacity(StrongWords.most)
    var place = 0
    while place < words.count {
      let first = words[place]
      var last = first
      var sum = first.weight
      place += 1
      while place < words.count, isJoined(last.token, words[place].token) {
        for comma in (last.token + 1)..<words[place].token {
          sum += weight(scores[comma])
        }
        last = words[place]
        sum += last.weight
        place += 1
      }
      found.append(
        Evidence(
          label: label,
          range: Int(
            text.tokens[first.token].range.lowerBound)..<Int(
              text.tokens[last.token].range.upperBound),
          weight: Double(sum)))
    }
    while found.count > 3 { found.remove(at: Self.weakest(found)) }
    return found
  }

  /// Whether words stand side by side; a comma between them does not part them.
  private func isJoined(_ word: Int, _ next: Int) -> Bool {
    for between in (word + 1)..<next where text.tokens[between].kind != .comma { return false }
    return true
  }

  /// The place of the weakest piece; of equals the last.
  private static func weakest(_ found: [Evidence]) -> Int {
    var weakest = 0
    for place in 0..<found.count where found[place].weight <= found[weakest].weight {
      weakest = place
    }
    return weakest
  }

  /// The whole text, where it holds marks but no words; nothing where it is empty.
  private func wholeText(_ label: String) -> [Evidence] {
    guard let range = text.inked else { return [] }
    return [Evidence(label: label, range: range, weight: 0)]
  }
}

extension Evidence {
  fileprivate func stands(before other: Evidence) -> Bool {
    range.lowerBound == other.range.lowerBound
      ? range.upperBound < other.range.upperBound : range.lowerBound < other.range.lowerBound
  }
}

/// The words of a turn that weigh most, kept without any memory of its own.
private struct StrongWords {
  struct Word {
    var token = 0
    var weight: Float = 0
  }

  static let most = 6
  /// A word that weighs less than this share of the strongest is none.
  private static let leastShare: Float = 0.35

  private(set) var count = 0
  /// The strongest first, with a place more for the one that drops out.
  private var words = InlineArray<7, Word>(repeating: Word())

  subscript(place: Int) -> Word { words[place] }

  /// Takes a word, if it is among the strongest; of equals the one that came first stays.
  @inline(__always)
  mutating func insert(_ token: Int, _ weight: Float) {
    if count == Self.most, weight <= words[count - 1].weight { return }
    var place = count
    while place > 0, words[place - 1].weight < weight {
      words[place] = words[place - 1]
      place -= 1
    }
    words[place] = Word(token: token, weight: weight)
    count = min(count + 1, Self.most)
  }

  /// Keeps the strongest word and those that are not far weaker, in order of the text.
  mutating func dropWeak() {
    let least = words[0].weight * Self.leastShare
    while count > 1, words[count - 1].weight <= 0 || words[count - 1].weight < least {
      count -= 1
    }
    for place in 1..<max(1, count) {
      let word = words[place]
      var to = place
      while to > 0, words[to - 1].token > word.token {
        words[to] = words[to - 1]
        to -= 1
      }
      words[to] = word
    }
  }
}

extension ZoomLevel {
  /// What evidence for the zoom is labelled with.
  fileprivate var evidenceLabel: String {
    switch self {
    case .in: "zoom.in"
    case .between: "zoom.between"
    case .out: "zoom.out"
    case .none: "zoom.none"
    }
  }

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

extension Mode {
  /// What evidence for the mode is labelled with.
  fileprivate var evidenceLabel: String {
    switch self {
    case .coaching: "mode.coaching"
    case .mentorship: "mode.mentorship"
    case .neither: "mode.neither"
    }
  }
}
