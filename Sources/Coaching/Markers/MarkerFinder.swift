/// Finds all markers of a text in one pass over its tokens.
enum MarkerFinder {
  /// The markers of `text`, in order of the text, each sentence's marker once.
  ///
  /// - Complexity: O(*n*) in the number of tokens; a token costs one look into the lexicon and
  ///   a try of the phrases that begin with it.
  static func findings(in text: SpokenText, of set: MarkerSet = .labelling) -> [MarkerFinding] {
    var findings: [MarkerFinding] = []
    let tokens = text.tokens
    let isMarked = text.hasSentenceMarks
    var sentence = 0..<0
    while sentence.upperBound < tokens.count {
      sentence = nextSentence(tokens, sentence.upperBound)
      guard !sentence.isEmpty else { continue }
      let first = findings.count
      let closing = closing(of: tokens[sentence.upperBound - 1], isMarked)
      find(in: tokens, sentence, closing, set, &findings)
      yield(&findings, from: first, set)
    }
    return findings
  }

  /// The names of the moves among the findings, in order of the text, each once.
  static func moves(_ findings: [MarkerFinding]) -> [String] {
    var names: [String] = []
    for finding in findings.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      let marker = Marker.all[finding.marker]
      if marker.kind == .move, !names.contains(marker.name) { names.append(marker.name) }
    }
    return names
  }

  private static func nextSentence(_ tokens: [Token], _ start: Int) -> Range<Int> {
    var end = start
    while end < tokens.count {
      end += 1
      if tokens[end - 1].endsSentence { break }
    }
    return start..<end
  }

  /// How a sentence ends; `.any` in a text without marks.
  private static func closing(of last: Token, _ isMarked: Bool) -> Marker.Closing {
    guard isMarked else { return .any }
    return last.kind == .question ? .question : .statement
  }

  private static func find(
    in tokens: [Token], _ sentence: Range<Int>, _ closing: Marker.Closing, _ set: MarkerSet,
    _ findings: inout [MarkerFinding]
  ) {
    let lexicon = set.lexicon
    let opening = openingEnd(tokens, sentence, .shared)
    let first = findings.count
    for at in sentence {
      guard let entry = set.row(of: tokens[at]), lexicon.beginsPhrases(entry) else { continue }
      for start in lexicon.starts(of: entry) {
        guard start.place == .anywhere || at <= opening,
          start.closing == .any || closing == .any || start.closing == closing,
          !findings[first...].contains(where: { $0.marker == start.marker }),
          let end = start.phrase.end(in: tokens, from: at), end <= sentence.upperBound
        else { continue }
        let found = start.span == .phrase ? at..<end : wordsOnly(tokens, sentence)
        findings.append(MarkerFinding(marker: start.marker, tokens: found))
      }
    }
  }

  /// The last position at which a phrase still opens the sentence.
  private static func openingEnd(
    _ tokens: [Token], _ sentence: Range<Int>, _ lexicon: Lexicon
  ) -> Int {
    var at = sentence.lowerBound
    while at < sentence.upperBound - 1, at - sentence.lowerBound < 6 {
      let isLeadIn = tokens[at].entry.map { lexicon.classes(of: $0).contains(.leadIn) }
      guard tokens[at].kind == .comma || isLeadIn == true else { break }
      at += 1
    }
    return at
  }

  private static func wordsOnly(_ tokens: [Token], _ sentence: Range<Int>) -> Range<Int> {
    var range = sentence
    while let last = range.last, tokens[last].kind != .word, tokens[last].kind != .question {
      range = range.lowerBound..<last
    }
    return range
  }

  /// Takes out markers that yield to a more exact one of the same sentence.
  private static func yield(
    _ findings: inout [MarkerFinding], from first: Int, _ set: MarkerSet
  ) {
    guard findings.count > first + 1 else { return }
    let names = Set(findings[first...].map { set.markers[$0.marker].name })
    let kept = findings[first...].filter {
      names.isDisjoint(with: set.markers[$0.marker].yieldsTo)
    }
    findings.replaceSubrange(first..., with: kept)
  }
}
