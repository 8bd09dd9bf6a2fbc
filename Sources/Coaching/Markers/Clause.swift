/// A part of a turn that makes at most one move.
struct Clause: Hashable, Sendable {
  /// Its tokens in the turn.
  var tokens: Range<Int>
  /// How many words they are, as somebody would count them: "don't" is one.
  var words: Int
  /// How it ends: its sentence's last clause as the sentence does, one before a question either
  /// way.
  var closing: Marker.Closing
  /// Whether a sentence begins with it.
  var opensSentence: Bool
}

/// Cuts turns into clauses.
///
/// Sentences are cut where a conjunction or a comma is followed by a new subject or a question
/// word, and words enough stand on both sides. Every word stands in exactly one clause.
enum ClauseCutter {
  private static let fewestWords = 3

  /// The clauses of a turn in order.
  ///
  /// - Complexity: O(*n*) in the number of tokens.
  static func clauses(of text: SpokenText) -> [Clause] {
    let tokens = text.tokens
    let isMarked = text.hasSentenceMarks
    var clauses: [Clause] = []
    // Most clauses have six words and more.
    clauses.reserveCapacity(tokens.count / 6 + 2)
    var start = 0
    while start < tokens.count {
      let end = MarkerFinder.sentenceEnd(tokens, start)
      cut(start..<end, tokens, isMarked, &clauses)
      start = end
    }
    return clauses
  }

  /// Adds the clauses of a sentence; one without words is none, unless the turn begins with it.
  private static func cut(
    _ sentence: Range<Int>, _ tokens: [Token], _ isMarked: Bool, _ clauses: inout [Clause]
  ) {
    let first = clauses.count
    var start = sentence.lowerBound
    var words = 0
    var joined = sentence.lowerBound
    for index in sentence {
      if words >= fewestWords, isCut(index, sentence, tokens, &joined) {
        add(start..<index, words, &clauses, first)
        start = index
        words = 0
      }
      if tokens[index].kind == .word, !tokens[index].isContracted { words += 1 }
    }
    if words < fewestWords, clauses.count > first {
      let last = clauses.count - 1
      clauses[last].tokens = clauses[last].tokens.lowerBound..<sentence.upperBound
      clauses[last].words += words
    } else {
      add(start..<sentence.upperBound, words, &clauses, first)
    }
    let closing = MarkerFinder.closing(of: tokens[sentence.upperBound - 1], isMarked)
    for index in first..<clauses.count {
      let isLast = index == clauses.count - 1
      clauses[index].closing = isLast || closing != .question ? closing : .any
    }
  }

  private static func add(
    _ tokens: Range<Int>, _ words: Int, _ clauses: inout [Clause], _ first: Int
  ) {
    if words == 0, !clauses.isEmpty { return }
    clauses.append(
      Clause(tokens: tokens, words: words, closing: .any, opensSentence: clauses.count == first))
  }

  /// Whether a clause begins at `index`: with a conjunction, or behind a comma without one.
  ///
  /// `joined` is the end of the last run of conjunctions that was looked through, so that a long run
  /// is looked through once.
  private static func isCut(
    _ index: Int, _ sentence: Range<Int>, _ tokens: [Token], _ joined: inout Int
  ) -> Bool {
    guard index > sentence.lowerBound, tokens[index].kind == .word else { return false }
    if tokens[index].classes.contains(.joining) {
      joined = max(joined, index + 1)
      while joined < sentence.upperBound,
        tokens[joined].kind == .comma || tokens[joined].classes.contains(.joining)
      {
        joined += 1
      }
      return joined < sentence.upperBound && opens(tokens[joined])
    }
    return tokens[index - 1].kind == .comma && opens(tokens[index])
  }

  private static func opens(_ token: Token) -> Bool {
    !token.classes.isDisjoint(with: [.opening, .asking])
  }
}
