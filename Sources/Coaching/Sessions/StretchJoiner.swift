import TranscriptModel

/// Joins neighbouring turns into stretches of one mode and one zoom.
///
/// Single turns waver; a stretch is what a listener would remember. The path through the turns
/// is the one with the greatest probability in which a change of state costs `changeCost`
/// (Viterbi). A coach's turn speaks for a mode and a zoom, everybody else's for a zoom alone,
/// and turns that cannot be placed, back-channels above all, speak for nothing and so break
/// nothing.
struct StretchJoiner {
  /// What a change of mode or zoom costs, in nats: as much as seven to one against it.
  static let changeCost = 2.0
  private let turns: [Turn]
  private let annotations: [Annotation]
  private let roles: [Role]
  private let isTimed: Bool

  init(_ turns: [Turn], _ annotations: [Annotation], _ roles: [Role], isTimed: Bool) {
    self.turns = turns
    self.annotations = annotations
    self.roles = roles
    self.isTimed = isTimed
  }

  /// The stretches in order; together they hold every turn once.
  func stretches() -> [Stretch] {
    let modes = path(annotations.indices.map(modeEvidence))
    let zooms = path(annotations.indices.map(zoomEvidence))
    var stretches: [Stretch] = []
    var first = 0
    for index in annotations.indices {
      let isLast = index + 1 == annotations.count
      if !isLast, modes[index] == modes[index + 1], zooms[index] == zooms[index + 1] { continue }
      append(stretch(first...index, mode: modes[index], zoom: zooms[index]), to: &stretches)
      first = index + 1
    }
    return stretches
  }

  /// Adds a stretch, joined with the one before where both came to the same labels.
  private func append(_ stretch: Stretch, to stretches: inout [Stretch]) {
    guard let last = stretches.last, last.mode == stretch.mode, last.zoom == stretch.zoom else {
      return stretches.append(stretch)
    }
    let range = last.turns.lowerBound...stretch.turns.upperBound
    stretches[stretches.count - 1].turns = range
    stretches[stretches.count - 1].words += stretch.words
    stretches[stretches.count - 1].milliseconds = milliseconds(of: range)
  }

  /// From the first start to the last end; nil where ends are not real.
  private func milliseconds(of range: ClosedRange<Int>) -> Int? {
    guard isTimed, let start = range.compactMap({ turns[$0].start }).min(),
      let end = range.compactMap({ turns[$0].end }).max()
    else { return nil }
    return end - start
  }

  private func stretch(_ range: ClosedRange<Int>, mode: Int, zoom: Int) -> Stretch {
    let members = range.filter { roles[$0].hasMode }
    let isSpoken = members.contains { modeEvidence($0) != Self.silence(3) }
    let placed = range.contains { zoomEvidence($0) != Self.silence(4) }
    return Stretch(
      turns: range,
      mode: members.isEmpty ? nil : isSpoken ? .label(Mode.allCases[mode]) : .label(.neither),
      zoom: .label(placed ? ZoomLevel.allCases[zoom] : .none),
      words: range.reduce(0) { $0 + turns[$1].words }, milliseconds: milliseconds(of: range))
  }

  // MARK: Evidence

  /// What a turn says about the mode, as log probabilities; a back-channel says nothing.
  private func modeEvidence(_ index: Int) -> [Double] {
    let probabilities = annotations[index].modeProbabilities
    guard roles[index].hasMode, turns[index].words > 3, !probabilities.isEmpty else {
      return Self.silence(3)
    }
    return probabilities.map { logarithm(max($0, 1e-4)) }
  }

  /// What a turn says about the zoom; one that cannot be placed says nothing.
  private func zoomEvidence(_ index: Int) -> [Double] {
    let annotation = annotations[index]
    guard annotation.talkZoom != .label(.none), annotation.bestZoom != .none else {
      return Self.silence(4)
    }
    return annotation.zoomProbabilities.map { logarithm(max($0, 1e-4)) }
  }

  private static func silence(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }

  // MARK: The path

  /// The states of the likeliest path.
  private func path(_ evidence: [[Double]]) -> [Int] {
    guard var scores = evidence.first else { return [] }
    var origins: [[Int]] = []
    for turn in evidence.dropFirst() {
      let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
      let from = scores.indices.map { scores[$0] >= scores[best] - Self.changeCost ? $0 : best }
      scores = scores.indices.map { state in
        turn[state]
          + (from[state] == state ? scores[state] : scores[best] - Self.changeCost)
      }
      origins.append(from)
    }
    var states = [scores.indices.max { scores[$0] < scores[$1] } ?? 0]
    for from in origins.reversed() { states.append(from[states[states.count - 1]]) }
    return states.reversed()
  }
}
