/// What a turn adds to the turns around it, worked out once for all of them.
///
/// The words of a turn are features of up to six others, and what they weigh there is the same for
/// each. The turn itself keeps them, an object that those around it share already.
struct Surroundings: Sendable {
  /// Where a turn stands beside another.
  enum Side {
    case before
    case behind
  }

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
  private let end: Part
  /// The beginning of the turn, which others come before.
  private let beginning: Part

  /// Puts together what a turn adds.
  init(content: StemFilter, end: Part, beginning: Part) {
    self.content = content
    self.end = end
    self.beginning = beginning
  }

  /// What the turn adds to another, where it stands on that side of it.
  @inline(__always)
  subscript(side: Side) -> Part {
    switch side {
    case .before: end
    case .behind: beginning
    }
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
    let (ending, opening) = (Self.part(of: text, .before), Self.part(of: text, .behind))
    let end = added(text, ending, &sink)
    // Of a short turn both are the whole.
    let beginning = ending == opening ? end : added(text, opening, &sink)
    return Surroundings(content: content, end: end, beginning: beginning)
  }

  /// What a part of a turn adds.
  private func added(
    _ text: SpokenText, _ part: Range<Int>, _ sink: inout ScoreSink<TurnRow>
  ) -> Surroundings.Part {
    addWindow(text, part, &sink)
    let words = sink.takeField()
    addVectors(text, part, &sink)
    return Surroundings.Part(words: words, vectors: sink.takeMean())
  }
}
