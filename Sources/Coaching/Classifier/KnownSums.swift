/// What a table of weights gives for what is met again and again, added up once.
///
/// Three of four spoken words are in the lexicon, and every turn has a shape. Their rows stand here
/// ready to be added, so that they need neither be hashed nor unpacked.
struct KnownSums: Sendable, Hashable {
  /// A field with features that rest on a single word.
  enum WordField: Int, CaseIterable {
    case own
    case previous
    case next
    case window

    /// The salt of the field's hashes.
    @inline(__always)
    var salt: UInt64 {
      switch self {
      case .own: FeatureExtractor.Field.word.salt
      case .previous: FeatureExtractor.Field.previousWord.salt
      case .next: FeatureExtractor.Field.nextWord.salt
      case .window: FeatureExtractor.Field.windowWord.salt
      }
    }

    /// The feature that a word is in the field.
    @inline(__always)
    func hash(_ word: UInt64) -> UInt64 { FeatureHash.linking(salt, word) }
  }

  /// The rows of all words in the lexicon, the fields of a word side by side.
  private let words: [TurnRow]
  /// The sum of the runs of characters of each word in the lexicon.
  private let characters: [TurnRow]
  /// How many runs each sum holds; 0 where the characters of the word are not known.
  private let counts: [Int]
  /// The rows of the features of shape, feature after feature.
  private let shapes: [TurnRow]
  /// The same for the shapes of neighbours.
  private let neighbourShapes: [TurnRow]
  /// What each word in the lexicon adds by its vector; empty where no vocabulary is known.
  private var vectors: [KnownVector] = []

  /// Adds up what `row` gives for hashed features.
  init(_ row: (UInt64) -> TurnRow) {
    let lexicon = Lexicon.shared
    words = lexicon.hashes.flatMap { word in WordField.allCases.map { row($0.hash(word)) } }
    let runs = lexicon.spellings.map { spelling in
      var sum = TurnRow.zero
      var count = 0
      if !spelling.isEmpty {
        CharacterRuns.hashes(spelling, spelling.indices) {
          sum += row($0)
          count += 1
        }
      }
      return (sum, count)
    }
    characters = runs.map(\.0)
    counts = runs.map(\.1)
    shapes = TurnShape.all.map { row($0.hash) }
    neighbourShapes = NeighbourShape.all.map { row($0.hash) }
  }

  /// Takes on what the words of a vocabulary weigh; their rows begin with `first`.
  mutating func learn(_ vocabulary: Vocabulary, from first: Int, _ row: (Int) -> TurnRow) {
    vectors = vocabulary.lexiconPlaces.map { place in
      guard place >= 0 else { return KnownVector() }
      let mass = vocabulary.weights[Int(place)]
      let own = first + 2 * Int(place)
      return KnownVector(mass: mass, own: row(own) * mass, around: row(own + 1) * mass)
    }
  }

  /// What a word of the lexicon adds by its vector; nil where no vocabulary is known.
  @inline(__always)
  func vector(_ entry: Int32) -> KnownVector? {
    entry >= 0 && Int(entry) < vectors.count ? vectors[Int(entry)] : nil
  }

  /// What a word of the lexicon weighs in a field.
  @inline(__always)
  func word(_ entry: Int32, in field: WordField) -> TurnRow {
    words[Int(entry) * WordField.allCases.count + field.rawValue]
  }

  /// What the characters of a word in the lexicon weigh, and how many runs they are; none where
  /// they are not known.
  @inline(__always)
  func characters(_ entry: Int32) -> (sum: TurnRow, count: Int) {
    (characters[Int(entry)], counts[Int(entry)])
  }

  /// What a feature of shape weighs.
  @inline(__always)
  func shape(_ shape: TurnShape) -> TurnRow { shapes[shape.place] }

  /// What a feature of a neighbour's shape weighs.
  @inline(__always)
  func shape(_ shape: NeighbourShape) -> TurnRow { neighbourShapes[shape.place] }
}

/// What a word adds by its vector.
struct KnownVector: Hashable {
  /// How much the word says; 0 where it has no vector.
  var mass: Float = 0
  /// What it weighs as a word of the turn, times its mass.
  var own = TurnRow.zero
  /// What it weighs as a word around the turn, times its mass.
  var around = TurnRow.zero
}

/// A feature of a turn's shape: what is counted, and which step of its scale it is on.
struct TurnShape {
  /// What is counted, as its hash has it.
  private let id: Int
  /// The step.
  private let value: Int
  /// Where the feature stands among `all`.
  let place: Int

  /// The most steps that anything has.
  private static let steps = 80
  /// What does not stand for classes of words.
  private static let others = 6
  private static let classes = WordClass.counted

  /// Every feature at its place.
  static let all: [TurnShape] =
    (0..<others).flatMap { id in (0..<steps).map { TurnShape(id, $0) } }
    + (0..<classes).flatMap { wordClass in (0..<8).map { TurnShape(rate: $0, of: wordClass) } }
    + (0..<classes).flatMap { wordClass in (0..<4).map { TurnShape(count: $0, of: wordClass) } }
    + (0..<classes).flatMap { wordClass in (0..<steps).map { TurnShape(cross: $0, of: wordClass) } }

  /// Something that does not stand for a class of words.
  @inline(__always)
  init(_ id: Int, _ value: Int) {
    self.id = id
    self.value = value
    place = id * Self.steps + value
  }

  /// The share of a class of words.
  @inline(__always)
  init(rate: Int, of wordClass: Int) {
    id = 16 + wordClass
    value = rate
    place = Self.others * Self.steps + wordClass * 8 + rate
  }

  /// The number of words of a class.
  @inline(__always)
  init(count: Int, of wordClass: Int) {
    id = 48 + wordClass
    value = count
    place = Self.others * Self.steps + Self.classes * 8 + wordClass * 4 + count
  }

  /// The share of a class of words together with the turn's length.
  @inline(__always)
  init(cross: Int, of wordClass: Int) {
    id = 80 + wordClass
    value = cross
    place = Self.others * Self.steps + Self.classes * 12 + wordClass * Self.steps + cross
  }

  /// The feature.
  @inline(__always)
  var hash: UInt64 {
    let salt = FeatureExtractor.Field.shape.salt
    return FeatureHash.linking(FeatureHash.linking(salt, UInt64(id)), UInt64(value))
  }
}
