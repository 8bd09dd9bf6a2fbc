/// Finds where somebody tells what was done: "I rang him", "we've built it".
enum Report {
  /// In how many sentences something is told, at most two.
  ///
  /// - Parameters:
  ///   - text: The words.
  ///   - sentences: Its sentences.
  ///   - people: The words for those who did it.
  /// - Returns: The number of sentences.
  static func count(
    in text: SpokenText, _ sentences: [Range<Int>], by people: WordSet
  ) -> Double {
    let tokens = text.tokens
    var count = 0
    for sentence in sentences where count < 2 {
      for index in sentence.dropLast()
      where people.contains(tokens[index].hash) && isPast(text, tokens[index + 1]) {
        count += 1
        break
      }
    }
    return Double(count)
  }

  /// The same of a turn.
  static func count(in turn: ReadTurn, by people: WordSet) -> Double {
    count(in: turn.text, turn.sentences, by: people)
  }

  /// In how many sentences somebody with a name did something, at most two.
  static func namedCount(in turn: ReadTurn) -> Double {
    let tokens = turn.text.tokens
    let names = turn.terms.filter(\.isName).map(\.offset)
    var count = 0
    for sentence in turn.sentences where count < 2 {
      for index in sentence.dropLast() where tokens[index].kind == .word {
        let isSomebody =
          index == sentence.lowerBound && !people.contains(tokens[index].hash)
          || names.contains(index)
        guard isSomebody, isPast(turn.text, tokens[index + 1]) else { continue }
        count += 1
        break
      }
    }
    return Double(count)
  }

  /// Whether the token is a verb of the past.
  static func isPast(_ text: SpokenText, _ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    if pasts.contains(token.hash) { return true }
    let end = Int(token.folded.upperBound)
    return token.folded.count > 4 && text.folded[end - 2] == ending[0]
      && text.folded[end - 1] == ending[1]
  }

  /// The ending of the past of regular verbs.
  private static let ending = Array("ed".utf8)

  /// The words for the other.
  static let you = WordSet("you you've you'd")
  /// The words for the speaker and third persons.
  static let people = WordSet("i we it they he she i've we've that")
  private static let pasts = WordSet(
    """
    did got went had made took put sent told said asked rang called wrote gave tried came ran \
    spoke met found let kept left built shipped signed booked handed read sat stood slept said \
    done been had moved cut bought brought thought held led lost paid sold won
    """)
}
