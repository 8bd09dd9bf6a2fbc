/// The phrases of a text that may be markers, whichever of its sentences or clauses is asked about.
struct PhraseMatches {
  /// A phrase that stands somewhere.
  fileprivate struct Match {
    /// The token with which it begins.
    var first: Int
    /// The token behind its last.
    var end: Int
    /// Its number among the starts of the lexicon.
    var number: Int
  }

  private let set: MarkerSet
  private var matches: [Match] = []

  /// Finds the phrases of a text.
  ///
  /// - Complexity: O(*n*) in the number of tokens; a token costs one look into the lexicon and
  ///   a try of the phrases that begin with it.
  init(in tokens: [Token], of set: MarkerSet) {
    self.set = set
    let lexicon = set.lexicon
    for at in 0..<tokens.count {
      let row = set.row(of: tokens[at])
      guard row >= 0 else { continue }
      for number in lexicon.starts.numbers(of: row, before: Self.behind(tokens, at)) {
        let phrase = Int(lexicon.starts[number].phrase)
        if let end = lexicon.phrases.end(of: phrase, in: tokens, behind: at) {
          matches.append(Match(first: at, end: end, number: number))
        }
      }
    }
  }

  /// The word or mark behind a token, over commas; nil at the end.
  @inline(__always)
  private static func behind(_ tokens: [Token], _ at: Int) -> UInt64? {
    var next = at + 1
    while next < tokens.count, tokens[next].kind == .comma { next += 1 }
    return next < tokens.count ? tokens[next].hash : nil
  }

  /// Adds the markers of a part of the text that ends as `closing` says, each once.
  ///
  /// - Complexity: O(log *n*) in the phrases of the text, and O(*n*) in those of the part.
  func addMarkers(
    in tokens: [Token], _ part: Range<Int>, _ closing: Marker.Closing,
    to findings: inout [MarkerFinding]
  ) {
    let first = findings.count
    let lexicon = set.lexicon
    // The markers found in this part, a bit for each.
    var found: UInt64 = 0
    for place in place(of: part.lowerBound)..<matches.count {
      let match = matches[place]
      guard match.first < part.upperBound else { break }
      let start = lexicon.starts[match.number]
      guard match.end <= part.upperBound, found >> UInt64(start.marker) & 1 == 0,
        start.closing == .any || closing == .any || start.closing == closing,
        start.place == .anywhere || match.first <= Self.openingEnd(tokens, part)
      else { continue }
      let range =
        start.span == .phrase ? match.first..<match.end : Self.wordsOnly(tokens, part)
      findings.append(MarkerFinding(marker: Int(start.marker), tokens: range))
      found |= 1 << UInt64(start.marker)
    }
    yield(&findings, from: first, found)
  }

  /// The place of the first match that begins with the token or behind it.
  private func place(of token: Int) -> Int {
    var (low, high) = (0, matches.count)
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].first < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last position at which a phrase still opens the sentence.
  private static func openingEnd(_ tokens: [Token], _ sentence: Range<Int>) -> Int {
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

  /// Takes out markers that yield to a more exact one among those found in the same part.
  private func yield(_ findings: inout [MarkerFinding], from first: Int, _ found: UInt64) {
    let yields = set.yields
    guard findings.count > first + 1,
      findings[first...].contains(where: { yields[$0.marker] & found != 0 })
    else { return }
    let kept = findings[first...].filter { yields[$0.marker] & found == 0 }
    findings.replaceSubrange(first..., with: kept)
  }
}
