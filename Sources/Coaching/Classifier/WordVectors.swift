/// Vectors of words, so that words used alike weigh alike.
///
/// Learnt by counting: how often words stand within four words of each other, as positive
/// pointwise mutual information, reduced to the strongest directions by orthogonal iteration
/// (Levy and Goldberg, 2014, show that this does what neural word vectors do). Needs nothing
/// but text, and gives the same vectors for the same text.
struct WordVectors: Sendable {
  /// How the vectors are learnt.
  struct Options: Sendable {
    var dimensions = 100
    var words = 12_000
    var leastCount = 5
    var window = 4
    var iterations = 6
  }

  /// The hash of each word, the most frequent first.
  let words: [UInt64]
  /// How much each word says: rare words more than frequent ones.
  let weights: [Float]
  /// The vectors, one after the other, each of length one.
  let vectors: [Float]
  /// The number of dimensions.
  let dimensions: Int

  /// Learns vectors from texts.
  ///
  /// - Complexity: O(*n* log *n*) in the words of the texts, and O(*dimensions*) in the pairs of
  ///   words that meet.
  init(from texts: [String], options: Options = Options()) {
    let tokens = texts.map { SpokenText($0).tokens.filter { $0.kind == .word }.map(\.hash) }
    var counts: [UInt64: Int] = [:]
    for hash in tokens.joined() { counts[hash, default: 0] += 1 }
    let ranked = counts.filter { $0.value >= options.leastCount }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(options.words)
    words = ranked.map(\.key)
    let total = Double(max(1, tokens.reduce(0) { $0 + $1.count }))
    weights = ranked.map { Float(logarithm(1 + total / 20 / Double($0.value + 5))) }
    dimensions = min(options.dimensions, words.count)
    let places = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, UInt32($0)) })
    let pairs = SparsePairs(
      tokens.map { $0.map { places[$0] ?? .max } }, words: words.count, window: options.window)
    vectors = pairs.directions(dimensions, iterations: options.iterations)
  }
}

/// A symmetric table of how strongly words attract each other, without its zeros.
private struct SparsePairs {
  private let size: Int
  private var starts: [Int]
  private var columns: [UInt32] = []
  private var values: [Float] = []

  /// Counts which words meet within `window` words; `UInt32.max` is a word that does not count.
  init(_ texts: [[UInt32]], words: Int, window: Int) {
    size = words
    starts = []
    var keys: [UInt64] = []
    for text in texts {
      for (index, word) in text.enumerated() where word != .max {
        for other in text[(index + 1)...].prefix(window) where other != .max {
          keys.append(UInt64(word) << 32 | UInt64(other))
          keys.append(UInt64(other) << 32 | UInt64(word))
        }
      }
    }
    keys.sort()
    fill(Self.counted(keys))
  }

  private static func counted(_ keys: [UInt64]) -> [(key: UInt64, count: Float)] {
    var counted: [(key: UInt64, count: Float)] = []
    for key in keys {
      if let last = counted.indices.last, counted[last].key == key {
        counted[last].count += 1
      } else {
        counted.append((key, 1))
      }
    }
    return counted
  }

  /// Turns counts into positive pointwise mutual information.
  private mutating func fill(_ counted: [(key: UInt64, count: Float)]) {
    var sums = Array(repeating: Double(0), count: size)
    for (key, count) in counted { sums[Int(key >> 32)] += Double(count) }
    // The power of 0.75 keeps rare neighbours from looking too attractive.
    let smoothed = sums.map { $0 > 0 ? exponential(0.75 * logarithm($0)) : 0 }
    let total = max(smoothed.reduce(0, +), 1)
    for (key, count) in counted {
      let row = Int(key >> 32)
      while starts.count <= row { starts.append(columns.count) }
      let column = Int(key & 0xFFFF_FFFF)
      let expected = sums[row] * smoothed[column] / total
      let information = logarithm(Double(count) / expected)
      if information > 0 {
        columns.append(UInt32(column))
        values.append(Float(information))
      }
    }
    while starts.count <= size { starts.append(columns.count) }
  }

  /// The words' places along the strongest directions, as vectors of length one.
  func directions(_ count: Int, iterations: Int) -> [Float] {
    var random = SplitMix(state: 7)
    var basis = (0..<size * count).map { _ in Float(random.fraction() - 0.5) }
    var strengths: [Float] = []
    for _ in 0..<iterations {
      basis = times(basis, count)
      strengths = Self.orthogonalise(&basis, size, count)
    }
    for row in 0..<size {
      var square: Float = 0
      for column in 0..<count {
        basis[row * count + column] *= strengths[column].squareRoot()
        square += basis[row * count + column] * basis[row * count + column]
      }
      let scale = square > 0 ? 1 / square.squareRoot() : 0
      for column in 0..<count { basis[row * count + column] *= scale }
    }
    return basis
  }

  /// The table times `matrix`, whose rows have `width` numbers.
  private func times(_ matrix: [Float], _ width: Int) -> [Float] {
    var product = Array(repeating: Float(0), count: matrix.count)
    for row in 0..<size {
      for index in starts[row]..<starts[row + 1] {
        let value = values[index]
        let from = Int(columns[index]) * width
        let to = row * width
        for column in 0..<width { product[to + column] += value * matrix[from + column] }
      }
    }
    return product
  }

  /// Makes the columns orthogonal and of length one (Gram and Schmidt, modified).
  ///
  /// - Returns: The length that each column had.
  private static func orthogonalise(
    _ matrix: inout [Float], _ rows: Int, _ width: Int
  ) -> [Float] {
    // Column after column in memory, so that the inner loops run along it.
    var columns = (0..<width).map { column in
      (0..<rows).map { matrix[$0 * width + column] }
    }
    var lengths: [Float] = []
    for column in 0..<width {
      let length = dot(columns[column], columns[column]).squareRoot()
      lengths.append(length)
      let scale = length > 0 ? 1 / length : 0
      for row in 0..<rows { columns[column][row] *= scale }
      for later in (column + 1)..<max(width, column + 1) {
        let shared = dot(columns[column], columns[later])
        for row in 0..<rows { columns[later][row] -= shared * columns[column][row] }
      }
    }
    for column in 0..<width {
      for row in 0..<rows { matrix[row * width + column] = columns[column][row] }
    }
    return lengths
  }

  private static func dot(_ left: [Float], _ right: [Float]) -> Float {
    var sum = SIMD8<Float>.zero
    var at = 0
    while at + 8 <= left.count {
      for lane in 0..<8 { sum[lane] += left[at + lane] * right[at + lane] }
      at += 8
    }
    var rest = sum.sum()
    while at < left.count {
      rest += left[at] * right[at]
      at += 1
    }
    return rest
  }
}
