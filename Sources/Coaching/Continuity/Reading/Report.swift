/// Finds where somebody tells what was done: "I rang him", "we've built it".
enum Report {
  /// In how many sentences something is told, at most two.
  static func count(in turn: ReadTurn) -> Double {
    var count = 0
    for sentence in turn.sentences where tells(turn.text, sentence) { count += 1 }
    return Double(min(2, count))
  }

  /// Whether a person stands before a verb of the past.
  private static func tells(_ text: SpokenText, _ sentence: Range<Int>) -> Bool {
    for index in sentence.dropLast() where people.contains(text.tokens[index].hash) {
      let next = text.tokens[index + 1]
      guard next.kind == .word else { continue }
      let word = text.folded[Int(next.folded.lowerBound)..<Int(next.folded.upperBound)]
      if pasts.contains(next.hash) || word.count > 4 && word.ends("ed") { return true }
    }
    return false
  }

  private static let people = words("i we it they he she i've we've that")
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
