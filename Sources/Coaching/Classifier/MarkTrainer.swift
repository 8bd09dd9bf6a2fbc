/// Learns from punctuated texts where marks belong.
///
/// The same texts give the same weights, byte for byte.
struct MarkTrainer {
  /// The two-logarithm of the number of rows.
  var log2Rows = 16
  /// How fast weights move.
  var rate: Float = 0.1
  /// How strongly weights are held near zero.
  var ridge: Float = 1
  /// What decides the order of the turns.
  var seed: UInt64 = 1

  /// What texts teach; nil of none.
  ///
  /// Each text is a transcript, a paragraph a line; the name in bold before a turn is left out.
  /// All is seen once, so that nothing is learnt by heart.
  ///
  /// - Complexity: O(*n*) in the bytes of the texts; of what has been read one line is kept.
  func train(on texts: [String]) -> MarkRestorer? {
    let lines = texts.flatMap { $0.split { $0 == "\n" || $0 == "\r\n" } }.map(Self.withoutName)
      .filter { line in
        let text = SpokenText(String(line))
        return text.hasSentenceMarks && text.words > 2
      }
    guard !lines.isEmpty else { return nil }
    var table = GradientTable(rows: 1 << log2Rows, rate: rate, ridge: ridge, lasso: 0)
    var random = SplitMix(state: seed)
    var features = FeatureVector(log2Rows: log2Rows)
    for index in random.permutation(lines.count) {
      learn(MarkFeatures(SpokenText(String(lines[index])).tokens), &table, &features)
    }
    return MarkRestorer(rounding: table.allWeights.map(\.lowHalf.lowHalf), log2Rows: log2Rows)
  }

  /// A line of a transcript without `**Name:**` before its words.
  private static func withoutName(_ line: Substring) -> Substring {
    guard line.hasPrefix("**"), let end = line.firstRange(of: ":**") else { return line }
    return line[end.upperBound...]
  }

  /// Learns from a line; `features` may have served for others.
  private func learn(
    _ words: MarkFeatures, _ table: inout GradientTable, _ features: inout FeatureVector
  ) {
    var start = 0
    for (word, mark) in words.marks.enumerated() {
      if words.mayEnd(word), word < words.count - 1 {
        learnGap(words, word, mark, &table, &features)
      }
      guard let mark, mark != .comma else { continue }
      learnSentence(words, start...word, mark == .question, &table, &features)
      start = word + 1
    }
  }

  private func learnGap(
    _ words: MarkFeatures, _ word: Int, _ mark: Token.Kind?, _ table: inout GradientTable,
    _ features: inout FeatureVector
  ) {
    features.removeAll()
    words.gap(after: word) { features.add(row: MarkRestorer.row($0, log2Rows), value: 1) }
    let lane: Int =
      switch mark {
      case nil: MarkRestorer.Lane.none
      case .comma: MarkRestorer.Lane.comma
      default: MarkRestorer.Lane.stop
      }
    let scores = table.scores(features)
    let found = Calibration.softmax((0..<3).map { scores[$0] })
    var gradient = SIMD16<Float>.zero
    for place in 0..<3 { gradient[place] = Float(found[place]) - (place == lane ? 1 : 0) }
    table.learn(features, gradient)
  }

  private func learnSentence(
    _ words: MarkFeatures, _ sentence: ClosedRange<Int>, _ isQuestion: Bool,
    _ table: inout GradientTable, _ features: inout FeatureVector
  ) {
    features.removeAll()
    words.sentence(sentence, words.marks) {
      features.add(row: MarkRestorer.row($0, log2Rows), value: 1)
    }
    let score = table.scores(features)[MarkRestorer.Lane.question]
    var gradient = SIMD16<Float>.zero
    gradient[MarkRestorer.Lane.question] =
      Float(1 / (1 + exponential(Double(-score)))) - (isQuestion ? 1 : 0)
    table.learn(features, gradient)
  }
}
