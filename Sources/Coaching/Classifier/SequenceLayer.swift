/// Judges a turn of a session by the talk around it.
///
/// Talk stays where it is: nine of ten turns stand on the same side of the ladder as the one
/// before. The layer sees what the turn's words say with and without its neighbours, how the
/// turns before and after it score on their own, the nearer the more, on a short and on a long
/// scale, and where in the session it stands: talk opens and closes with other things than it is
/// about. What it adds to the scores is linear and learnt from sessions that the weights beneath
/// had not seen.
struct SequenceLayer: Sendable, Hashable {
  /// What the layer knows of a turn by itself.
  struct Turn {
    private static let plain = Calibration()

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
      let rungs = Self.plain.rungs(own)
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
  /// How many of the numbers that the layer looks at are scores, those of each channel.
  static let scoreInputs = channels * WeightTable.outputs
  /// How many numbers the layer looks at: scores, where the turn stands, and one that is always 1.
  static let inputs = scoreInputs + SIMD3<Float>.scalarCount + 1
  /// What is left of the nearness of the first and of the last turn one turn further away.
  private static let edgeDecay: Float = 0.82
  /// From so many turns on the edges of a session count in full: one of fewer may be a piece that
  /// somebody cut, which opens and closes with anything.
  private static let wholeSession: Float = 60

  /// A row of weights for each input; empty where the layer adds nothing.
  let rows: [SIMD16<Float>]
  /// The same, as they are added up.
  private let sums: [TurnRow]

  /// A layer that adds nothing.
  static let none = SequenceLayer(rows: [])

  /// Makes a layer; `rows` are as many as `inputs`, or none.
  init(rows: [SIMD16<Float>]) {
    precondition(rows.isEmpty || rows.count == Self.inputs, "every input needs its weights")
    self.rows = rows
    sums = rows.map(TurnRow.init)
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
    let sides = Self.sides(of: session)
    let places = Self.places(of: session.count)
    return session.indices.map { index in
      var sum = TurnRow(session[index].full)
      var row = 0
      add(session[index].own, &row, &sum)
      add(session[index].full, &row, &sum)
      for side in sides { add(side[index], &row, &sum) }
      for place in places[index].indices {
        sum += sums[row] * places[index][place]
        row += 1
      }
      return (sum + sums[row]).lanes
    }
  }

  /// Adds what a channel says of a turn.
  @inline(__always)
  private func add(_ scores: SIMD16<Float>, _ row: inout Int, _ sum: inout TurnRow) {
    for lane in 0..<WeightTable.outputs {
      sum += sums[row] * scores[lane]
      row += 1
    }
  }

  /// What stands around each turn, scale by scale, before it and behind it.
  private static func sides(of session: [Turn]) -> [[SIMD16<Float>]] {
    decays.flatMap { decay in
      [
        surroundings(session, session.indices, decay),
        surroundings(session, session.indices.reversed(), decay),
      ]
    }
  }

  /// The layer's inputs for each turn of a session.
  static func values(_ session: [Turn]) -> [[Float]] {
    let sides = sides(of: session)
    let places = places(of: session.count)
    return session.indices.map { index in
      let channels = [session[index].own, session[index].full] + sides.map { $0[index] }
      let scores = channels.flatMap { scores in (0..<WeightTable.outputs).map { scores[$0] } }
      return scores + places[index].indices.map { places[index][$0] } + [1]
    }
  }

  /// Where each of so many turns stands: what part of the session lies before it, and how near the
  /// first turn and the last one are, all scaled down in sessions of fewer turns than `wholeSession`.
  private static func places(of count: Int) -> [SIMD3<Float>] {
    var places = Array(repeating: SIMD3<Float>.zero, count: count)
    let trust = min(1, Float(count) / wholeSession)
    var nearness = trust
    for turn in places.indices {
      places[turn][0] = trust * Float(turn) / Float(max(1, count - 1))
      places[turn][1] = nearness
      places[count - 1 - turn][2] = nearness
      nearness *= edgeDecay
    }
    return places
  }

  /// For each turn the mean score of those that come before it in `order`, the nearer the more.
  private static func surroundings(
    _ session: [Turn], _ order: some Sequence<Int>, _ decay: Float
  ) -> [SIMD16<Float>] {
    var sum = SIMD16<Float>.zero
    var mass = SIMD16<Float>.zero
    var means = Array(repeating: SIMD16<Float>.zero, count: session.count)
    for index in order {
      let turn = session[index]
      means[index] = sum / (mass + doubt)
      sum = (sum + turn.own * turn.mass) * decay
      mass = (mass + turn.mass) * decay
    }
    return means
  }

  /// Scores less their mean, apart for modes and rungs: only differences tell anything.
  private static func centred(_ scores: SIMD16<Float>) -> SIMD16<Float> {
    var centred = SIMD16<Float>.zero
    centre(WeightTable.modes, of: scores, &centred)
    centre(WeightTable.rungs, of: scores, &centred)
    return centred
  }

  private static func centre(
    _ lanes: Range<Int>, of scores: SIMD16<Float>, _ centred: inout SIMD16<Float>
  ) {
    var sum: Float = 0
    for lane in lanes { sum += scores[lane] }
    let mean = sum / Float(lanes.count)
    for lane in lanes { centred[lane] = scores[lane] - mean }
  }
}
