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
    let modeSigns = annotations.indices.map(modeEvidence)
    let zoomSigns = annotations.indices.map(zoomEvidence)
    let modes = path(modeSigns, Mode.allCases.count)
    let zooms = path(zoomSigns, ZoomLevel.allCases.count)
    var stretches: [Stretch] = []
    var first = 0
    for index in annotations.indices {
      let isLast = index + 1 == annotations.count
      if !isLast, modes[index] == modes[index + 1], zooms[index] == zooms[index + 1] { continue }
      let isSpoken = modeSigns[first...index].contains { $0 != Self.silence }
      let isPlaced = zoomSigns[first...index].contains { $0 != Self.silence }
      append(
        stretch(
          first...index, mode: isSpoken ? modes[index] : nil, zoom: isPlaced ? zooms[index] : nil),
        to: &stretches)
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

  /// A stretch; `mode` and `zoom` are nil where none of its turns speaks for any.
  private func stretch(_ range: ClosedRange<Int>, mode: Int?, zoom: Int?) -> Stretch {
    Stretch(
      turns: range,
      mode: roles[range].contains(where: \.hasMode)
        ? .label(mode.map { Mode.allCases[$0] } ?? .neither) : nil,
      zoom: .label(zoom.map { ZoomLevel.allCases[$0] } ?? .none),
      words: range.reduce(0) { $0 + turns[$1].words }, milliseconds: milliseconds(of: range))
  }

  // MARK: Evidence

  /// What a turn says about modes or zooms, as log probabilities, one in each lane.
  private typealias Signs = SIMD4<Double>

  /// Of a turn that says nothing.
  private static let silence = Signs.zero

  /// What a turn says about the mode; a back-channel says nothing.
  private func modeEvidence(_ index: Int) -> Signs {
    guard roles[index].hasMode, turns[index].words > 3 else { return Self.silence }
    return Self.signs(annotations[index].modeProbabilities)
  }

  /// What a turn says about the zoom; one that cannot be placed says nothing.
  private func zoomEvidence(_ index: Int) -> Signs {
    let annotation = annotations[index]
    guard annotation.talkZoom != .label(.none), annotation.bestZoom != .none else {
      return Self.silence
    }
    return Self.signs(annotation.zoomProbabilities)
  }

  private static func signs(_ probabilities: [Double]) -> Signs {
    var signs = silence
    for place in probabilities.indices { signs[place] = logarithm(max(probabilities[place], 1e-4)) }
    return signs
  }

  // MARK: The path

  /// The states of the likeliest path, of so many states.
  private func path(_ evidence: [Signs], _ states: Int) -> [Int] {
    guard var scores = evidence.first else { return [] }
    var origins: [SIMD4<UInt8>] = []
    origins.reserveCapacity(evidence.count)
    for turn in evidence.dropFirst() {
      let best = Self.best(scores, states)
      let changed = scores[best] - Self.changeCost
      var from = SIMD4<UInt8>(repeating: UInt8(best))
      for state in 0..<states {
        if scores[state] >= changed { from[state] = UInt8(state) } else { scores[state] = changed }
        scores[state] = turn[state] + scores[state]
      }
      origins.append(from)
    }
    var path = [Self.best(scores, states)]
    path.reserveCapacity(evidence.count)
    for from in origins.reversed() { path.append(Int(from[path[path.count - 1]])) }
    return path.reversed()
  }

  /// The state with the largest score, of equals the first.
  private static func best(_ scores: Signs, _ states: Int) -> Int {
    (1..<states).reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
  }
}
