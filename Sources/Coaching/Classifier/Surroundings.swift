/// What a turn adds to the turns around it, worked out once for all of them.
///
/// The words of a turn are features of up to six others, and what they weigh there is the same for
/// each. A class, since every turn keeps those of its neighbours.
final class Surroundings: Sendable {
  /// What the words at one end of a turn weigh.
  struct Part: Sendable {
    /// The sum of what its words weigh, and their number.
    let words: (sum: TurnRow, count: Int)
    /// The sum of what the words with vectors weigh, each times its mass, and their mass.
    let vectors: (sum: TurnRow, mass: Float)
  }

  /// The stems of the turn's content words.
  let content: StemFilter
  /// The end of the turn, which others follow.
  let end: Part
  /// The beginning of the turn, which others come before.
  let beginning: Part

  /// Puts together what a turn adds.
  init(content: StemFilter, end: Part, beginning: Part) {
    self.content = content
    self.end = end
    self.beginning = beginning
  }
}

extension FeatureExtractor {
  /// What a turn adds to the turns around it.
  ///
  /// - Complexity: O(*n*) in the tokens of the turn, of whose words at most 60 are weighed.
  func surroundings(
    _ text: SpokenText, _ sink: inout ScoreSink<TurnRow>
  ) -> Surroundings {
    var content = StemFilter()
    content.insert(text.tokens)
    let end = part(text, Self.end(of: text), &sink)
    // Of a short turn both are the whole.
    let beginning =
      Self.end(of: text) == Self.beginning(of: text)
      ? end : part(text, Self.beginning(of: text), &sink)
    return Surroundings(content: content, end: end, beginning: beginning)
  }

  private func part(
    _ text: SpokenText, _ part: Range<Int>, _ sink: inout ScoreSink<TurnRow>
  ) -> Surroundings.Part {
    addWindow(text, part, nil, &sink)
    let words = sink.takeField()
    addVectors(text, part, nil, &sink)
    return Surroundings.Part(words: words, vectors: sink.takeMean())
  }
}
