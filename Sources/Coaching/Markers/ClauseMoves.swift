/// A clause of a turn with the move that it makes.
public struct MoveClause: Sendable, Hashable {
  /// Where it stands in the turn's text, in UTF-8 bytes.
  public var range: Range<Int>
  /// The number of its words.
  public var words: Int
  /// Its move; nil where it makes none.
  public var move: Move?
  /// How likely the move is, or that there is none; nil where markers told it.
  public var probability: Double?
  /// The words that the move rests on, in order of the text; none where there is no move.
  public var evidence: [Evidence] = []
}

/// Tells moves by markers alone: what a clause does is what its first marker says.
///
/// For models that know no moves, and to see what a model adds.
///
///     ClauseMoves.clauses(of: "I'd start with the tests, but what do you think?")
///     // "I'd start with the tests," advice, 5 words · "but what do you think?" openQuestion, 5 words
///
/// Every word stands in exactly one clause, so that the words of all moves, and of the clauses
/// without one, add up to those of the turn.
public enum ClauseMoves {
  /// The clauses of a turn in order, each with its move.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public static func clauses(of text: String) -> [MoveClause] {
    let text = SpokenText(text)
    let phrases = PhraseMatches(in: text.tokens, of: .labelling)
    return ClauseCutter.clauses(of: text).map { clause in
      MoveClause(
        range: text.bytes(of: clause.tokens), words: clause.words,
        move: move(of: clause, text.tokens, phrases))
    }
  }

  /// The move of a clause; `phrases` are those of its text.
  static func move(of clause: Clause, _ tokens: [Token], _ phrases: PhraseMatches) -> Move? {
    var findings: [MarkerFinding] = []
    phrases.addMarkers(in: tokens, clause.tokens, clause.closing, to: &findings)
    return move(in: findings)
  }

  /// The move whose words come first; of two that begin together the one that `Marker.all` names
  /// first.
  static func move(in findings: [MarkerFinding]) -> Move? {
    let names = MarkerSet.labelling.moveNames
    var first: MarkerFinding?
    for finding in findings where names[finding.marker] != nil {
      let order = (finding.tokens.lowerBound, finding.marker)
      if first.map({ order < ($0.tokens.lowerBound, $0.marker) }) ?? true { first = finding }
    }
    return first.flatMap { names[$0.marker] }.flatMap(Move.init)
  }
}

extension [MoveClause] {
  /// How many words each move fills, in order of the text; clauses without a move are left out.
  public var wordsByMove: [(move: Move, words: Int)] {
    var sums: [(move: Move, words: Int)] = []
    for clause in self {
      guard let move = clause.move else { continue }
      if let place = sums.firstIndex(where: { $0.move == move }) {
        sums[place].words += clause.words
      } else {
        sums.append((move, clause.words))
      }
    }
    return sums
  }
}

extension SpokenText {
  /// Where a run of tokens stands in the text, in UTF-8 bytes.
  func bytes(of run: Range<Int>) -> Range<Int> {
    Int(tokens[run.lowerBound].range.lowerBound)..<Int(tokens[run.upperBound - 1].range.upperBound)
  }
}
