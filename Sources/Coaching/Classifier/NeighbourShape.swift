/// A feature of the shape of the turn before or behind, of which there are so few that a model keeps
/// the rows of all.
struct NeighbourShape {
  /// Where the neighbour stands.
  enum Side: Int, CaseIterable {
    case previous
    case next

    /// The salt of the side's hashes.
    fileprivate var salt: UInt64 {
      switch self {
      case .previous: FeatureExtractor.Field.previousShape.salt
      case .next: FeatureExtractor.Field.nextShape.salt
      }
    }
  }

  /// What is told of a neighbour beside its classes of words.
  enum Kind: Int, CaseIterable {
    /// How long it is, and whether who speaks it has modes as who speaks the turn.
    case lengthAndSide = 1
    /// Whether it ends with a question.
    case asks
    /// How long it is and how long the turn is.
    case lengths
    /// Whether it ends with a question, and how long the turn is.
    case asksAndLength
  }

  /// The most steps that one of the kinds has.
  private static let steps = 9 * 16
  /// The most steps that a class of words has.
  private static let rates = 8
  private static let classes = (Kind.allCases.count) * steps
  /// How many places a side has; the last is that of no neighbour.
  private static let places = classes + WordClass.counted * rates + 1

  /// Every feature at its place.
  static let all: [NeighbourShape] = Side.allCases.flatMap { side in
    Kind.allCases.flatMap { kind in
      (0..<steps).map { NeighbourShape(kind, $0, on: side) }
    }
      + (0..<WordClass.counted).flatMap { wordClass in
        (0..<rates).map { NeighbourShape(rate: $0, of: wordClass, on: side) }
      } + [none(on: side)]
  }

  private let side: Side
  /// What is told, as its hash has it; 0: that there is no neighbour.
  private let id: Int
  private let value: Int
  /// Where the feature stands among `all`.
  let place: Int

  @inline(__always)
  private init(_ side: Side, id: Int, value: Int, place: Int) {
    self.side = side
    self.id = id
    self.value = value
    self.place = side.rawValue * Self.places + place
  }

  /// Something that does not stand for a class of words.
  @inline(__always)
  init(_ kind: Kind, _ value: Int, on side: Side) {
    self.init(
      side, id: kind.rawValue, value: value, place: (kind.rawValue - 1) * Self.steps + value)
  }

  /// The share of a class of words.
  @inline(__always)
  init(rate: Int, of wordClass: Int, on side: Side) {
    self.init(
      side, id: 16 + wordClass, value: rate, place: Self.classes + wordClass * Self.rates + rate)
  }

  /// That nobody speaks there.
  static func none(on side: Side) -> NeighbourShape {
    NeighbourShape(side, id: 0, value: 0, place: places - 1)
  }

  /// The feature.
  var hash: UInt64 {
    id == 0 ? side.salt : FeatureHash.linking(side.salt &+ UInt64(id), UInt64(value))
  }
}
