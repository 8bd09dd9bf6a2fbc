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
    var start = 0
    while start < tokens.count {
      let end = sentenceEnd(tokens, start)
      find(in: tokens, start..<end, closing(of: tokens[end - 1], isMarked), set, &findings)
      start = end
    }
    return findings
  }

  /// The markers of a part of a text that ends as `closing` says.
  static func findings(
    in tokens: [Token], _ part: Range<Int>, _ closing: Marker.Closing
  ) -> [MarkerFinding] {
    var findings: [MarkerFinding] = []
    find(in: tokens, part, closing, .labelling, &findings)
    return findings
  }

  /// The names of the moves among the findings, in order of the text, each once.
  static func moves(_ findings: [MarkerFinding]) -> [String] {
    if findings.isEmpty { return [] }
    var names: [String] = []
    for finding in findings.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      guard let name = MarkerSet.labelling.moveNames[finding.marker], !names.contains(name) else {
        continue
      }
      names.append(name)
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

  private static func find(
    in tokens: [Token], _ sentence: Range<Int>, _ closing: Marker.Closing, _ set: MarkerSet,
    _ findings: inout [MarkerFinding]
  ) {
    let lexicon = set.lexicon
    let opening = openingEnd(tokens, sentence)
    let first = findings.count
    // The markers found in this sentence, a bit for each.
    var found: UInt64 = 0
    for at in sentence {
      let row = set.row(of: tokens[at])
      guard row >= 0 else { continue }
      for number in lexicon.starts.numbers(of: row, before: secondWord(tokens, at)) {
        let start = lexicon.starts[number]
        guard found >> UInt64(start.marker) & 1 == 0,
          start.place == .anywhere || at <= opening,
          start.closing == .any || closing == .any || start.closing == closing,
          let end = lexicon.phrases.end(of: Int(start.phrase), in: tokens, behind: at),
          end <= sentence.upperBound
        else { continue }
        let range = start.span == .phrase ? at..<end : wordsOnly(tokens, sentence)
        findings.append(MarkerFinding(marker: Int(start.marker), tokens: range))
        found |= 1 << UInt64(start.marker)
      }
    }
    yield(&findings, from: first, set)
  }

  /// The word or mark behind a token, over commas; nil at the end.
  @inline(__always)
  private static func secondWord(_ tokens: [Token], _ at: Int) -> UInt64? {
    var next = at + 1
    while next < tokens.count, tokens[next].kind == .comma { next += 1 }
    return next < tokens.count ? tokens[next].hash : nil
  }

  /// The last position at which a phrase still opens the sentence.
  private static func openingEnd(
    _ tokens: [Token], _ sentence: Range<Int>
  ) -> Int {
    var at = sentence.lowerBound
    while at < sentence.upperBound - 1, at - sentence.lowerBound < 6 {
      guard tokens[at].kind == .comma || tokens[at].classes.contains(.leadIn) else { break }
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
    let found = findings[first...].reduce(UInt64(0)) { $0 | 1 << UInt64($1.marker) }
    guard findings[first...].contains(where: { set.yields[$0.marker] & found != 0 }) else {
      return
    }
    let kept = findings[first...].filter { set.yields[$0.marker] & found == 0 }
    findings.replaceSubrange(first..., with: kept)
  }
}
