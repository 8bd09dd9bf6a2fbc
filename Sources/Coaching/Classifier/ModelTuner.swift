import TranscriptModel

/// Tunes probabilities and thresholds on scored turns that the weights were not learnt from.
struct ModelTuner {
  /// Fewer counted turns than this and nothing is tuned.
  private static let fewestTurns = 30

  /// A turn with what a model makes of it.
  typealias LabelledScores = (turn: LabelledTurn, scores: SIMD16<Float>)

  /// What makes the best probabilities of the scores of labelled turns.
  ///
  /// - Parameters:
  ///   - scored: The turns.
  ///   - written: Further ones for the probabilities of modes, such as the same written otherwise.
  /// - Returns: What makes probabilities of scores; untuned where there are too few turns.
  static func calibration(
    _ scored: [LabelledScores], modesToo written: [LabelledScores] = []
  ) -> Calibration {
    var calibration = Calibration()
    let modes = (scored + written).compactMap { item in
      item.turn.countedMode.flatMap(Mode.allCases.firstIndex(of:)).map { (item.scores, $0) }
    }
    let rungs = scored.compactMap { item in
      item.turn.rungCounts ? item.turn.rung.map { (item.scores, $0) } : nil
    }
    if modes.count >= fewestTurns {
      let fit = fit(modes, WeightTable.modes, weights: modes.map { _ in 1 })
      calibration.modeSharpness = fit.sharpness
      calibration.modeOffsets = fit.offsets
      calibration.modeThreshold = threshold(
        modes.map { told(calibration.modes($0.0), by: BalanceModel.likeliest, $0.1) },
        atMost: 0.04)
    }
    if rungs.count >= fewestTurns {
      let fit = fit(rungs, WeightTable.rungs, weights: zoomWeights(rungs.map { $0.1 }))
      calibration.rungSharpness = fit.sharpness
      calibration.rungOffsets = fit.offsets
      calibration.zoomThreshold = threshold(
        rungs.map { scores, rung in
          told(
            ZoomLevel.probabilities(ofRungs: calibration.rungs(scores)), by: ZoomLevel.told,
            ZoomLevel.allCases.firstIndex(of: .of(rung: rung)) ?? 0)
        }, atMost: 0.01)
    }
    return calibration
  }

  /// The sharpness and the offsets that make the probabilities of the known classes largest,
  /// found by gradient descent; the offsets are held near zero.
  private static func fit(
    _ turns: [(SIMD16<Float>, Int)], _ lanes: Range<Int>, weights: [Float]
  ) -> (sharpness: Float, offsets: [Float]) {
    var sharpness: Float = 1
    var offsets = Array(repeating: Float(0), count: lanes.count)
    let count = weights.reduce(0, +)
    for _ in 0..<400 {
      var sharpnessSlope: Float = 0
      var slopes = offsets.map { $0 * offsetRidge }
      for ((scores, known), weight) in zip(turns, weights) {
        let raw = lanes.map { scores[$0] }
        let found = Calibration.softmax(zip(raw, offsets).map { sharpness * $0 + $1 })
        for place in raw.indices {
          let error = (Float(found[place]) - (place == known ? 1 : 0)) * weight
          sharpnessSlope += error * raw[place] / count
          slopes[place] += error / count
        }
      }
      sharpness = max(0.1, sharpness - 0.3 * sharpnessSlope)
      for place in offsets.indices { offsets[place] -= 0.3 * slopes[place] }
    }
    return (sharpness, offsets)
  }

  /// Weights that let zoomed in and zoomed out count alike, and between two fifths of that.
  ///
  /// How often a podcast stands between says nothing about a session. Sessions rarely do: in
  /// two series of coaching 8 % of the turns.
  private static func zoomWeights(_ rungs: [Int]) -> [Float] {
    let zooms = rungs.map { ZoomLevel.of(rung: $0) }
    let counts = ZoomLevel.allCases.map { zoom in Float(zooms.count { $0 == zoom }) }
    return zooms.map { zoom in
      let place = ZoomLevel.allCases.firstIndex(of: zoom) ?? 0
      let share: Float = zoom == .between ? 0.4 : 1
      return zoom == .none ? 1 : share * Float(rungs.count) / 3 / max(1, counts[place])
    }
  }

  private static let offsetRidge: Float = 0.1

  /// How likely a label is that would be told, and whether it is right.
  private typealias ToldLabel = (confidence: Double, isRight: Bool)

  /// The label that `choice` tells of some probabilities, beside the known one.
  private static func told(
    _ probabilities: [Double], by choice: ([Double]) -> Int, _ known: Int
  ) -> ToldLabel {
    let place = choice(probabilities)
    return (probabilities[place], place == known)
  }

  /// The largest threshold below which a label is wrong more often than right, and which leaves
  /// at most the given share of the turns without one.
  ///
  /// Of four zooms even the likeliest is often wrong, but then it is mostly a neighbour on the
  /// ladder: a label says more than none, and few turns go without.
  private static func threshold(_ labels: [ToldLabel], atMost share: Double) -> Float {
    let ranked = labels.sorted { $0.confidence < $1.confidence }
    var right = 0
    var threshold = 0.0
    for (index, item) in ranked.prefix(Int(Double(ranked.count) * share)).enumerated() {
      if item.isRight { right += 1 }
      if right * 2 < index + 1 { threshold = item.confidence }
    }
    return Float(threshold)
  }
}

extension BalanceModel {
  /// Takes on what makes probabilities of the scores of single turns.
  ///
  /// - Parameters:
  ///   - dev: Turns that the weights were not learnt from.
  ///   - scores: The scores of a turn by a table of weights.
  mutating func tune(
    on dev: [LabelledTurn], scores: (LabelledTurn, WeightTable) -> SIMD16<Float>
  ) {
    calibration = Self.calibration(dev.filter { !$0.isSpeech }) { scores($0, shortTable) }
    speechCalibration = Self.calibration(dev.filter(\.isSpeech)) { scores($0, speechTable) }
  }

  /// What makes probabilities of the scores of single turns: of modes with marks and without, so
  /// that they are as sure as they should be in both; of rungs as the turns are, since in and out
  /// are told apart worse by the mean of both.
  private static func calibration(
    _ turns: [LabelledTurn], scores: (LabelledTurn) -> SIMD16<Float>
  ) -> Calibration {
    ModelTuner.calibration(
      turns.map { ($0, scores($0)) },
      modesToo: turns.map(\.withoutMarks).map { ($0, scores($0)) })
  }
}
