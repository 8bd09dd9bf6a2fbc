/// Puts marks into talk that a recogniser wrote without any.
///
/// A question told by its mark alone is lost in such talk, and where sentences begin is not seen. So
/// the marks are guessed from the words: behind which word a sentence ends or a comma stands, and
/// which sentences are questions. A linear model over hashed runs of words, learnt from punctuated
/// texts (`MarkTrainer`); all sums are whole numbers, the same on every machine.
struct MarkRestorer: Sendable, Hashable {
  /// What the weights speak for.
  enum Lane {
    static let none = 0
    static let comma = 1
    static let stop = 2
    static let question = 3
  }

  /// The weight that one step of eight bits is.
  static let step: Float = 1.0 / 32
  /// A sentence ends where that scores at most this much less than what else may be there: an end
  /// that is missed costs more than one too many.
  static let stopMargin: Float = 0.4
  /// The same for its being a question.
  static let questionMargin: Float = 0.4

  /// The rows, one for each hashed feature.
  let rows: [SIMD4<Int8>]
  /// The two-logarithm of their number.
  let log2Rows: Int

  /// Wraps rows read from a model file.
  init(rows: [SIMD4<Int8>], log2Rows: Int) {
    precondition(rows.count == 1 << log2Rows, "a row for each hash")
    self.rows = rows
    self.log2Rows = log2Rows
  }

  /// Rounds weights to eight bits.
  init(rounding weights: [SIMD4<Float>], log2Rows: Int) {
    self.init(
      rows: weights.map { row in
        let limit = SIMD4<Float>(repeating: 127)
        let steps = (row / Self.step).clamped(lowerBound: -limit, upperBound: limit)
        return SIMD4<Int8>(steps.rounded(.toNearestOrEven))
      }, log2Rows: log2Rows)
  }

  /// The text with marks between and behind its words; those that it has stay.
  ///
  /// - Complexity: O(*n*) in the tokens of the text.
  func restored(_ text: SpokenText) -> SpokenText {
    let words = MarkFeatures(text.tokens)
    var marks = words.marks
    var start = 0
    for word in marks.indices {
      let isWritten = marks[word] != nil
      if !isWritten { marks[word] = mark(words, after: word) }
      guard let mark = marks[word], mark != .comma else { continue }
      if !isWritten, isQuestion(words, start...word, marks) {
        marks[word] = .question
      }
      start = word + 1
    }
    return text.with(marks: marks)
  }

  /// The comma or stop that belongs behind a word; nil where neither does.
  private func mark(_ words: MarkFeatures, after word: Int) -> Token.Kind? {
    guard words.mayEnd(word) else { return nil }
    if word == words.count - 1 { return .stop }
    var sum = SIMD4<Int32>.zero
    words.gap(after: word) { sum &+= SIMD4(truncatingIfNeeded: rows[row($0)]) }
    let other = max(sum[Lane.none], sum[Lane.comma])
    if sum[Lane.stop] &+ Self.steps(Self.stopMargin) > other { return .stop }
    return sum[Lane.comma] > sum[Lane.none] ? .comma : nil
  }

  private func isQuestion(
    _ words: MarkFeatures, _ sentence: ClosedRange<Int>, _ marks: [Token.Kind?]
  ) -> Bool {
    var sum: Int32 = 0
    words.sentence(sentence, marks) { sum &+= Int32(rows[row($0)][Lane.question]) }
    return sum &+ Self.steps(Self.questionMargin) > 0
  }

  /// The row of a feature.
  @inline(__always)
  private func row(_ hash: UInt64) -> Int { Self.row(hash, log2Rows) }

  /// The row of a feature among two to the power of `log2Rows`.
  @inline(__always)
  static func row(_ hash: UInt64, _ log2Rows: Int) -> Int {
    Int(truncatingIfNeeded: FeatureHash.mixed(hash) &>> UInt64(64 &- log2Rows))
  }

  private static func steps(_ margin: Float) -> Int32 { Int32(margin / step) }
}
