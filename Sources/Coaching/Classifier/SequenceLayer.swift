/// Judges a turn of a session by the talk around it.
///
/// Talk stays where it is: nine of ten turns stand on the same side of the ladder as the one
/// before. The layer sees what the turn's words say with and without its neighbours, and how the
/// turns before and after it score on their own, the nearer the more, on a short and on a long
/// scale. What it adds to the scores is linear and learnt from sessions that the weights beneath
/// had not seen.
struct SequenceLayer: Sendable, Hashable {
  /// What the layer knows of a turn by itself.
  struct Turn {
    /// The scores of its words alone.
    var own: SIMD16<Float>
    /// The scores with its neighbours.
    var full: SIMD16<Float>
    /// How much it says about the turns around it, score by score.
    var mass: SIMD16<Float>

    /// Takes a turn's scores, and how much they say: more the longer it is, nothing about the
    /// mode unless it can have one, and about the rung as far as it can be placed.
    init(own: SIMD16<Float>, full: SIMD16<Float>, words: Int, hasMode: Bool) {
      self.own = SequenceLayer.centred(own)
      self.full = SequenceLayer.centred(full)
      let length = Float(min(words, 60)).squareRoot()
      let rungs = Calibration().rungs(own)
      mass = .zero
      for lane in WeightTable.modes { mass[lane] = hasMode ? length : 0 }
      for lane in WeightTable.rungs { mass[lane] = length * Float(1 - rungs[0]) }
    }
  }

  /// What is left of a turn's weight one turn further away, for each scale.
  private static let decays: [Float] = [0.6, 0.85]
  /// What stands against few and short turns: with less mass than this the surroundings count
  /// for less than half.
  private static let doubt: Float = 3
  private static let channels = 2 + 2 * decays.count
  /// How many numbers the layer looks at: each channel's scores, and one that is always 1.
  static let inputs = channels * WeightTable.outputs + 1

  /// A row of weights for each input; empty where the layer adds nothing.
  let rows: [SIMD16<Float>]

  /// A layer that adds nothing.
  static let none = SequenceLayer(rows: [])

  /// Makes a layer; `rows` are as many as `inputs`, or none.
  init(rows: [SIMD16<Float>]) {
    precondition(rows.isEmpty || rows.count == Self.inputs, "every input needs its weights")
    self.rows = rows
  }

  /// All numbers in the order of the model file.
  var numbers: [Float] { WeightTable.numbers(of: rows) }

  /// Takes the numbers of a model file; nil where they are not finite.
  init?(numbers: [Float]) {
    guard numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(rows: WeightTable.rows(of: numbers))
  }

  /// The scores of all turns of a session.
  ///
  /// - Complexity: O(*n*) in the number of turns.
  func scores(_ session: [Turn]) -> [SIMD16<Float>] {
    if rows.isEmpty { return session.map(\.full) }
    return zip(session, Self.values(session)).map { turn, values in
      zip(rows, values).reduce(turn.full) { $0 + $1.0 * $1.1 }
    }
  }

  /// The layer's inputs for each turn of a session.
  static func values(_ session: [Turn]) -> [[Float]] {
    let sides = decays.flatMap { decay in
      let after = surroundings(session.reversed(), decay).reversed()
      return [surroundings(session, decay), Array(after)]
    }
    return session.indices.map { index in
      let channels = [session[index].own, session[index].full] + sides.map { $0[index] }
      return channels.flatMap { scores in (0..<WeightTable.outputs).map { scores[$0] } } + [1]
    }
  }

  /// For each turn the mean score of those before it, the nearer the more.
  private static func surroundings(
    _ session: some Sequence<Turn>, _ decay: Float
  ) -> [SIMD16<Float>] {
    var sum = SIMD16<Float>.zero
    var mass = SIMD16<Float>.zero
    return session.map { turn in
      defer {
        sum = (sum + turn.own * turn.mass) * decay
        mass = (mass + turn.mass) * decay
      }
      return sum / (mass + doubt)
    }
  }

  /// Scores less their mean, apart for modes and rungs: only differences tell anything.
  private static func centred(_ scores: SIMD16<Float>) -> SIMD16<Float> {
    var centred = SIMD16<Float>.zero
    for lanes in [WeightTable.modes, WeightTable.rungs] {
      let mean = lanes.reduce(Float(0)) { $0 + scores[$1] } / Float(lanes.count)
      for lane in lanes { centred[lane] = scores[lane] - mean }
    }
    return centred
  }
}
