extension Transcript {
  /// Joins neighbouring utterances of one speaker into turns.
  ///
  /// Count turns, not utterances, when you ask who holds the floor: exports cut the same
  /// speech into pieces of very different lengths. Only speech makes turns; utterances without
  /// a speaker count as one speaker.
  ///
  ///     // Ana: So, / Ana: what next? / Ben: Tests.
  ///     transcript.turns().map(\.utterances)  // [[0, 1], [2]]
  ///
  /// - Returns: The turns in order of the utterances.
  /// - Complexity: O(*n*) in the number of utterances and bytes of text.
  public func turns() -> [Turn] {
    var turns: [Turn] = []
    var open: [Int] = []
    for (index, utterance) in utterances.enumerated() where utterance.kind == .speech {
      if let first = open.first, utterances[first].speaker != utterance.speaker {
        turns.append(turn(of: open))
        // Not emptied, since the turn holds it: that would make room for the longest turn so far again
        // and again.
        open = []
      }
      open.append(index)
    }
    if !open.isEmpty { turns.append(turn(of: open)) }
    return turns
  }

  private func turn(of indices: [Int]) -> Turn {
    let text = spokenText(of: indices)
    return Turn(
      speaker: utterances[indices[0]].speaker, utterances: indices,
      start: indices.lazy.compactMap { utterances[$0].time?.start }.min(),
      end: indices.lazy.compactMap { utterances[$0].time?.end }.max(),
      text: text, words: countWords(in: text))
  }

  /// The texts of these utterances, joined by single spaces, without artefacts.
  private func spokenText(of indices: [Int]) -> String {
    // Most turns are one utterance, whose text is there already.
    if indices.count == 1 {
      let utterance = utterances[indices[0]]
      return utterance.isArtefact ? "" : utterance.text
    }
    let spoken = indices.filter { !utterances[$0].isArtefact }
    guard var text = spoken.first.map({ utterances[$0].text }) else { return "" }
    for index in spoken.dropFirst() {
      text += " "
      text += utterances[index].text
    }
    return text
  }
}
