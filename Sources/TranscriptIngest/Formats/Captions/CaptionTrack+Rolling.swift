/// Rolling captions show each line two or three times: as it is spoken, as a short copy, and as
/// the upper line of the next caption.
extension CaptionTrack {
  /// A caption shorter than this, in milliseconds, is a copy that bridges a gap.
  private static let copyLength = 60

  /// Leaves each line of rolling captions once; what was said twice stays twice.
  ///
  /// - Returns: Whether the captions roll.
  mutating func removeRollingLines() -> Bool {
    guard roll else { return false }
    var shown: [Range<Int>] = []
    for index in cues.indices {
      let range = cues[index].text
      let lines = lines(of: range)
      let repeated = overlap(shown, lines)
      shown = lines
      guard repeated > 0 else { continue }
      let rest = repeated < lines.count ? lines[repeated].lowerBound : range.upperBound
      cues[index].text = trimmedText(rest..<range.upperBound)
    }
    cues.removeAll { $0.text.isEmpty }
    return true
  }

  /// Whether at least a third of the captions begin with what the one before ended with, above
  /// another line or as a short copy.
  private var roll: Bool {
    var repeats = 0
    for (previous, cue) in zip(cues, cues.dropFirst()) {
      let isCopy = cue.end.map { $0 - cue.start <= Self.copyLength } ?? false
      guard cue.hasSeveralLines || isCopy else { continue }
      let first = lines(of: cue.text)[0]
      guard let last = lines(of: previous.text).last else { continue }
      if text[first].elementsEqual(text[last]) { repeats += 1 }
    }
    return repeats > 1 && repeats * 3 >= cues.count
  }

  /// How many lines at the end of `shown` are the first ones of `lines`.
  private func overlap(_ shown: [Range<Int>], _ lines: [Range<Int>]) -> Int {
    for count in stride(from: min(shown.count, lines.count, 4), to: 0, by: -1) {
      let isSame = zip(shown.suffix(count), lines).allSatisfy { old, new in
        text[old].elementsEqual(text[new])
      }
      if isSame { return count }
    }
    return 0
  }
}
