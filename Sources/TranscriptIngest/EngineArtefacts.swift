import TranscriptModel

/// Finds what a speech recogniser made up: loops, invented last words, lines of credits.
///
/// Engines fill silence with what their training data had there. A loop of hundreds of lines would
/// drown the talk; so its repeats are marked, and no share counts them. The first line stays: it
/// may have been said. A line said a few times is speech.
///
/// - Complexity: O(*n*) in the bytes of text.
struct EngineArtefacts {
  /// How often a line of a few words must come in a row to be a loop.
  private static let mostRepeats = 6
  /// How often a longer line, or a group of lines, must.
  private static let mostLongRepeats = 4
  /// From how many words on a line is long.
  private static let longLine = 5
  /// The longest group of lines that is looked for.
  private static let longestGroup = 4
  /// Loops leave no pauses, in milliseconds: "mm-hm" over ten minutes is listening.
  private static let longestPause = 2_000
  /// How many utterances at the ends of a file may be credits or invented last words.
  private static let edge = 3

  /// What can be told of a line at a glance: where it differs, so do the words.
  private struct Glance {
    let speaker: Int32
    let bytes: Int32
    /// The first letter without its case; 0 where the line begins with something else.
    let initial: UInt8

    init(_ utterance: Utterance) {
      speaker = Int32(utterance.speaker ?? -1)
      bytes = Int32(clamping: utterance.text.utf8.count)
      let first = utterance.text.utf8.first ?? 0
      initial = first.isAlphanumeric ? first | 0x20 : 0
    }

    /// Whether the lines may have the same words, from the same mouth.
    func mayRepeat(_ other: Glance) -> Bool {
      // Lines that differ in marks alone are about as long; most differ in their first letter.
      speaker == other.speaker && abs(bytes - other.bytes) <= 3
        && (initial == other.initial || initial == 0 || other.initial == 0)
    }
  }

  private var utterances: [Utterance]
  private var notes: [IngestNote] = []
  /// The positions of speech.
  private let speech: [Int]
  /// What speech looks like at a glance.
  private let glances: [Glance]

  /// Marks the artefacts of `result` and notes them.
  static func mark(_ result: inout IngestResult) {
    var artefacts = EngineArtefacts(result.transcript.utterances)
    result.transcript.utterances = []
    artefacts.findLoops()
    artefacts.findLoopsInside()
    artefacts.findEdges()
    result.transcript.utterances = artefacts.utterances
    result.notes += artefacts.notes
  }

  private init(_ utterances: [Utterance]) {
    self.utterances = utterances
    speech = utterances.indices.filter { utterances[$0].kind == .speech }
    glances = speech.map { Glance(utterances[$0]) }
  }

  // MARK: - Loops of lines

  private mutating func findLoops() {
    var repeats = Array(repeating: 0, count: Self.longestGroup + 1)
    for place in speech.indices.dropFirst() {
      for group in 1...min(place, Self.longestGroup) {
        if repeatsLine(place, after: group) {
          repeats[group] += 1
        } else if repeats[group] > 0 {
          markLoop(endingBefore: place, repeats: repeats[group], group: group)
          repeats[group] = 0
        }
      }
    }
    for group in 1...Self.longestGroup where repeats[group] > 0 {
      markLoop(endingBefore: speech.count, repeats: repeats[group], group: group)
    }
  }

  /// Whether a line is the one `group` lines before it, from the same mouth, without a pause.
  private func repeatsLine(_ place: Int, after group: Int) -> Bool {
    guard glances[place].mayRepeat(glances[place - group]),
      glances[place].speaker == glances[place - 1].speaker
    else { return false }
    let (line, earlier, previous) = (speech[place], speech[place - group], speech[place - 1])
    if let end = utterances[previous].time?.end, let start = utterances[line].time?.start,
      start - end > Self.longestPause
    {
      return false
    }
    return hasSameWords(line, earlier)
  }

  private mutating func markLoop(endingBefore place: Int, repeats: Int, group: Int) {
    let times = repeats / group + 1
    let words = countWords(in: utterances[speech[place - 1]].text)
    let isShort = group == 1 && words < Self.longLine
    guard times >= (isShort ? Self.mostRepeats : Self.mostLongRepeats) else { return }
    mark((place - repeats)..<place)
  }

  private mutating func mark(_ places: Range<Int>) {
    let fresh = places.filter { !utterances[speech[$0]].isArtefact }
    guard let first = fresh.first else { return }
    for place in fresh { utterances[speech[place]].isArtefact = true }
    notes.append(IngestNote(code: "repeated-text", line: utterances[speech[first]].line))
  }

  /// Whether two lines have the same letters and digits; ASCII capitals count as small.
  private func hasSameWords(_ one: Int, _ other: Int) -> Bool {
    var ours = utterances[one].text.utf8.makeIterator()
    var theirs = utterances[other].text.utf8.makeIterator()
    var hasWords = false
    while true {
      let byte = Self.nextOfWord(&ours)
      guard byte == Self.nextOfWord(&theirs) else { return false }
      guard byte != nil else { return hasWords }
      hasWords = true
    }
  }

  private static func nextOfWord(_ bytes: inout String.UTF8View.Iterator) -> UInt8? {
    while let byte = bytes.next() {
      if byte.isDigit || byte >= 0x80 { return byte }
      if byte.isLetter { return byte | 0x20 }
    }
    return nil
  }

  // MARK: - Loops inside of a line

  private mutating func findLoopsInside() {
    var loop = WordLoop()
    for (place, position) in speech.enumerated() {
      guard utterances[position].text.utf8.count >= WordLoop.shortest else { continue }
      if loop.fills(utterances[position].text) { mark(place..<(place + 1)) }
    }
  }

  // MARK: - First and last lines

  private mutating func findEdges() {
    // Where nothing else is said, the line is what the file is about.
    guard speech.count > 1 else { return }
    for position in speech.prefix(Self.edge) + speech.suffix(Self.edge) {
      guard CreditLine.isCredit(utterances[position].text) else { continue }
      utterances[position].kind = .event
    }
    for position in speech.suffix(Self.edge) {
      guard CreditLine.isInventedEnding(utterances[position].text) else { continue }
      utterances[position].isArtefact = true
      notes.append(IngestNote(code: "invented-text", line: utterances[position].line))
    }
  }
}

/// Looks for a few words that come again and again in one line.
private struct WordLoop {
  /// Shorter lines, in bytes, are not looked at: an engine fills half a minute with its loop.
  static let shortest = 120
  private static let longestGroup = 8
  private static let fewestRepeats = 8
  private static let fewestWords = 16

  /// The words of the line that is looked at; kept, so that its room serves the next line.
  private var words: [Range<Int>] = []

  /// Whether at least four fifths of the words are one group of words, over and over.
  mutating func fills(_ text: String) -> Bool {
    let bytes = text.utf8.span
    cut(bytes)
    let count = words.count
    guard count >= Self.fewestWords else { return false }
    for group in 1...Self.longestGroup where count >= group * Self.fewestRepeats {
      let covered = max(group * Self.fewestRepeats, Self.fewestWords, (count * 4 + 4) / 5)
      if repeatsGroup(group, times: covered - group, bytes) { return true }
    }
    return false
  }

  private mutating func cut(_ bytes: Span<UInt8>) {
    // The list is taken out while it grows, so that each word need not ask who else holds it.
    var words: [Range<Int>] = []
    swap(&words, &self.words)
    defer { swap(&words, &self.words) }
    words.removeAll(keepingCapacity: true)
    var start = 0
    var index = 0
    while index < bytes.count {
      let eight = EightBytes(bytes, at: index)
      var blanks = eight.equal(.space) | eight.equal(.lineFeed)
      while blanks != 0 {
        let end = index + blanks.trailingZeroBitCount / 8
        if end > start { words.append(start..<end) }
        start = end + 1
        blanks &= blanks - 1
      }
      index += 8
    }
    if bytes.count > start { words.append(start..<bytes.count) }
  }

  /// Whether so many words in a row are the word a group before them.
  ///
  /// So many are most of the line, so that every such row holds one certain word: a look at that
  /// one tells nearly all lines that are talk.
  private func repeatsGroup(_ group: Int, times: Int, _ bytes: Span<UInt8>) -> Bool {
    let certain = words.count - times
    guard certain >= group, isSame(certain, certain - group, bytes) else { return false }
    var first = certain
    while first > group, isSame(first - 1, first - 1 - group, bytes) { first -= 1 }
    var end = certain + 1
    while end < words.count, isSame(end, end - group, bytes) { end += 1 }
    return end - first >= times
  }

  private func isSame(_ one: Int, _ other: Int, _ bytes: Span<UInt8>) -> Bool {
    let (ours, theirs) = (words[one], words[other])
    guard ours.count == theirs.count else { return false }
    for offset in 0..<ours.count
    where bytes[ours.lowerBound + offset] != bytes[theirs.lowerBound + offset] {
      return false
    }
    return true
  }
}

/// Lines that name who transcribed, and last words that engines invent.
private enum CreditLine {
  /// Longer lines are talk.
  static let longest = 96

  private static let beginnings = [
    "subtitles by", "subtitles:", "subtitled by", "captions by", "captioned by", "captioning by",
    "transcribed by", "transcript by", "transcription by", "transcripts by",
    "subtitling by", "untertitel von", "untertitel der", "untertitelung", "sous-titres par",
    "sous-titres réalisés", "sous-titrage", "subtítulos realizados", "subtítulos por",
    "legendas pela", "sottotitoli creati", "sottotitoli e revisione", "ondertiteld door",
    "ondertiteling",
  ]

  private static let endings: Set<String> = [
    "thanks for watching", "thank you for watching", "thank you so much for watching",
    "thanks for watching and see you next time", "please subscribe",
    "please subscribe to my channel", "please like and subscribe", "like and subscribe",
    "don't forget to like and subscribe", "see you in the next video",
    "bis zum nächsten mal", "vielen dank fürs zuschauen", "merci d'avoir regardé cette vidéo",
    "gracias por ver el video", "obrigado por assistir", "grazie per aver guardato il video",
  ]

  static func isCredit(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let lower = text.lowercased()
    guard beginnings.contains(where: lower.hasPrefix) else { return false }
    let namesAddress = ["http", "www.", ".org", ".com", ".ai", "@"].contains { lower.contains($0) }
    return namesAddress || countWords(in: text) <= 8
  }

  static func isInventedEnding(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    var words = text.lowercased()[...]
    while let last = words.last, ".!? ".contains(last) { words.removeLast() }
    return endings.contains(String(words))
  }
}
