/// A feature of a clause's shape, of which there are so few that a model keeps the rows of all.
struct MoveShape {
  /// The most steps that anything has.
  private static let steps = 64
  /// Where the pairs of word classes begin, behind all that is counted.
  private static let pairs = 82 * steps
  /// How many there are.
  static let count = pairs + WordClass.counted * WordClass.counted + 1

  /// Where the feature stands among all.
  let place: Int

  /// What every clause has.
  static let bias = MoveShape(place: count - 1)

  /// The feature at a place.
  init(place: Int) { self.place = place }

  /// What is counted, and which step of its scale it is on.
  @inline(__always)
  init(id: Int, value: Int) { place = id * Self.steps + value }

  /// Two classes of words that stand in one clause.
  @inline(__always)
  init(_ one: Int, with other: Int) { place = Self.pairs + one * WordClass.counted + other }

  /// The feature as a hash.
  var hash: UInt64 {
    if place == Self.count - 1 { return MoveFeatures.Field.bias.salt }
    if place >= Self.pairs {
      return FeatureHash.linking(
        MoveFeatures.Field.classPair.salt, UInt64(place - Self.pairs))
    }
    let (id, value) = place.quotientAndRemainder(dividingBy: Self.steps)
    let salt = MoveFeatures.Field.shape.salt
    return FeatureHash.linking(FeatureHash.linking(salt, UInt64(id)), UInt64(value))
  }
}
