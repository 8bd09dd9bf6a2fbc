/// Finds the markers of texts.
enum MarkerFinder {
  /// The markers of `text`, in order of the text, each sentence's marker once.
  ///
  /// - Complexity: O(*n*) in the number of tokens.
  static func findings(in text: SpokenText, of set: MarkerSet = .labelling) -> [MarkerFinding] {
    findings(in: text, PhraseMatches(in: text.tokens, of: set))
  }

  /// The same, where the phrases of the text have been found.
  static func findings(in text: SpokenText, _ matches: PhraseMatches) -> [MarkerFinding] {
    var findings: [MarkerFinding] = []
    let tokens = text.tokens
    let isMarked = text.hasSentenceMarks
    var start = 0
    while start < tokens.count {
      let end = sentenceEnd(tokens, start)
      matches.addMarkers(
        in: tokens, start..<end, closing(of: tokens[end - 1], isMarked), to: &findings)
      start = end
    }
    return findings
  }

  /// The names of the moves among the findings, in order of the text, each once; the words of each
  /// come to `evidence`.
  static func moves(
    _ findings: [MarkerFinding], in text: SpokenText, _ evidence: inout [Evidence]
  ) -> [String] {
    if findings.isEmpty { return [] }
    var names: [String] = []
    for finding in findings.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      guard let name = MarkerSet.labelling.moveNames[finding.marker], !names.contains(name) else {
        continue
      }
      names.append(name)
      evidence.append(
        Evidence(label: "move.\(name)", range: text.bytes(of: finding.tokens), weight: 0))
    }
    return names
  }

  /// The moves that any marker of a text tells.
  static func moves(in text: SpokenText) -> Set<Move> {
    Set(findings(in: text).compactMap { Move(rawValue: Marker.all[$0.marker].name) })
  }

  /// Where the sentence ends that begins with the token `start`.
  static func sentenceEnd(_ tokens: [Token], _ start: Int) -> Int {
    var end = start
    while end < tokens.count {
      end += 1
      if tokens[end - 1].endsSentence { break }
    }
    return end
  }

  /// How a sentence ends; `.any` in a text without marks.
  static func closing(of last: Token, _ isMarked: Bool) -> Marker.Closing {
    guard isMarked else { return .any }
    return last.kind == .question ? .question : .statement
  }
}
