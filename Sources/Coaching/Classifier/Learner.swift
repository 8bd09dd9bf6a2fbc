/// How a turn looks while weights are learnt: words with vectors are seen as their mean vector.
///
/// What is learnt of a vector's dimensions is unfolded at the end into a row of weights for each
/// word, which gives the same scores without the vectors.
struct Learner {
  /// The words that have vectors.
  let vocabulary: Vocabulary
  /// What puts marks into turns that are written without; nil where nothing does.
  let marks: MarkRestorer?
  /// How much the mean vectors weigh beside the hashed features.
  private static let meanWeight: Float = 5
  private let log2Rows: Int
  private let vectors: WordVectors?
  private let extractor: FeatureExtractor

  /// Makes a learner for labelled turns; words have vectors where there are further texts.
  init(log2Rows: Int, turns: [LabelledTurn], texts: [String], marks: MarkRestorer?) {
    self.init(
      log2Rows: log2Rows,
      vectors: texts.isEmpty ? nil : WordVectors(from: texts + turns.map(\.input.text)),
      marks: marks)
  }

  private init(log2Rows: Int, vectors: WordVectors?, marks: MarkRestorer?) {
    self.log2Rows = log2Rows
    self.vectors = vectors
    self.marks = marks
    vocabulary = vectors.map { Vocabulary(words: $0.words, weights: $0.weights) } ?? .empty
    extractor = FeatureExtractor(log2Rows: log2Rows, vocabulary: vocabulary)
  }

  /// How many rows are learnt: the hashed ones, and one for each dimension of the turn's mean
  /// and of the mean of what stands around it.
  var rows: Int { 1 << log2Rows + 2 * dimensions }

  private var dimensions: Int { vectors?.dimensions ?? 0 }

  /// The features of a turn with the surroundings that are given, with mean vectors in place of
  /// words.
  func features(_ input: TurnInput) -> FeatureVector {
    var found = FeatureVector(log2Rows: log2Rows)
    extractor.extract(TurnContext(input, marks), into: &found)
    guard let vectors else { return found }
    var features = FeatureVector(log2Rows: log2Rows)
    var means = Array(repeating: Float(0), count: 2 * dimensions)
    let base = 1 << log2Rows
    for feature in found.features {
      guard feature.row >= base else {
        features.add(row: Int(feature.row), value: feature.value)
        continue
      }
      let row = Int(feature.row) - base
      let from = row / 2 * dimensions
      let to = row % 2 * dimensions
      for dimension in 0..<dimensions {
        means[to + dimension] += feature.value * vectors.vectors[from + dimension]
      }
    }
    for (dimension, value) in means.enumerated() where value != 0 {
      features.add(row: base + dimension, value: value * Self.meanWeight)
    }
    return features
  }

  /// The learnt weights with two rows for each word in place of the rows for the dimensions.
  func unfolded(_ weights: [SIMD16<Float>]) -> [SIMD16<Float>] {
    guard let vectors else { return weights }
    let base = 1 << log2Rows
    var unfolded = Array(weights.prefix(base))
    for word in vocabulary.words.indices {
      for offset in [0, dimensions] {
        var row = SIMD16<Float>.zero
        for dimension in 0..<dimensions {
          row +=
            weights[base + offset + dimension] * Self.meanWeight
            * vectors.vectors[word * dimensions + dimension]
        }
        unfolded.append(row)
      }
    }
    return unfolded
  }
}
