/// Finds where somebody tells what was done: "I rang him", "we've built it".
enum Report {
  /// In how many sentences something is told, at most two.
  ///
  /// - Parameters:
  ///   - turn: The turn.
  ///   - people: The words for those who did it.
  /// - Returns: The number of sentences.
  static func count(in turn: ReadTurn, by people: Set<UInt64> = people) -> Double {
    let count = turn.sentences.count { sentence in
      sentence.dropLast().contains {
        people.contains(turn.text.tokens[$0].hash) && isPast(turn.text, $0 + 1)
      }
    }
    return Double(min(2, count))
  }

  /// In how many sentences somebody with a name did something, at most two.
  static func namedCount(in turn: ReadTurn) -> Double {
    let names = Set(turn.terms.filter(\.isName).map(\.offset))
    let count = turn.sentences.count { sentence in
      sentence.dropLast().contains { index in
        (names.contains(index)
          || index == sentence.lowerBound && !people.contains(turn.text.tokens[index].hash))
          && turn.text.tokens[index].kind == .word && isPast(turn.text, index + 1)
      }
    }
    return Double(min(2, count))
  }

  /// Whether the token is a verb of the past.
  private static func isPast(_ text: SpokenText, _ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word else { return false }
    let word = text.folded[Int(token.folded.lowerBound)..<Int(token.folded.upperBound)]
    return pasts.contains(token.hash) || word.count > 4 && word.ends("ed")
  }

  /// The words for the other.
  static let you = words("you you've you'd")
  /// The words for the speaker and third persons.
  static let people = words("i we it they he she i've we've that")
  private static let pasts = words(
    """
    did got went had made took put sent told said asked rang called wrote gave tried came ran \
    spoke met found let kept left built shipped signed booked handed read sat stood slept said \
    done been had moved cut bought brought thought held led lost paid sold won
    """)

  private static func words(_ text: String) -> Set<UInt64> {
    Set(text.split(separator: " ").map(Token.hash(ofWord:)))
  }
}
