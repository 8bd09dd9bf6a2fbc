import TranscriptModel

extension MeasuredTalk {
  /// One entry for each speaker who spoke, in order of the speakers, nobody last.
  func speakerMetrics() -> [SpeakerMetrics] {
    var table = SpeakerTable(count: transcript.speakers.count)
    countTurns(into: &table)
    countFloor(into: &table)
    measureSpeakingTime(into: &table)
    return table.finished(support: support)
  }

  private func countTurns(into table: inout SpeakerTable) {
    for turn in turns {
      guard turn.utterances.contains(where: { !transcript.utterances[$0].isArtefact }) else {
        continue
      }
      table[turn.speaker].turns += 1
      table[turn.speaker].words += turn.words
      table[turn.speaker].questions += countQuestions(in: turn.text)
      if turn.isBackchannel { table[turn.speaker].backchannels += 1 }
    }
  }

  private func countFloor(into table: inout SpeakerTable) {
    for run in runs {
      table.floorTurns[table.slot(run.speaker)] += run.turns.count
      table.floorWords[table.slot(run.speaker)] += run.words
      if run.words > table[run.speaker].longestMonologueWords {
        table[run.speaker].longestMonologueWords = run.words
        table[run.speaker].longestMonologueTurn = run.turns.first
      }
      let longest = longestUnbroken(of: run)
      table.longest[table.slot(run.speaker)] = max(table.longest[table.slot(run.speaker)], longest)
    }
  }

  /// The longest part of the run without a pause beyond the setting, in milliseconds.
  private func longestUnbroken(of run: FloorRun) -> Int {
    guard support.origin != .none else { return 0 }
    let spans = run.turns.flatMap { index in spoken(turns[index]).compactMap { SpokenSpan($0) } }
    var longest = 0
    var open: (start: Int, end: Int)?
    for span in spans.inOrderOfStart() {
      if let part = open, span.start - part.end <= settings.monologueGapMilliseconds {
        open = (part.start, max(part.end, span.end))
      } else {
        open = (span.start, span.end)
      }
      if let part = open { longest = max(longest, part.end - part.start) }
    }
    return longest
  }

  /// Sums the spans of each speaker; where a speaker's spans overlap, the time counts once.
  private func measureSpeakingTime(into table: inout SpeakerTable) {
    guard support.origin != .none else { return }
    let speech = transcript.utterances.lazy.filter { $0.kind == .speech && !$0.isArtefact }
    var covered = [Int](repeating: Int.min, count: table.speakers.count)
    for span in speech.compactMap({ SpokenSpan($0) }).inOrderOfStart() {
      let slot = table.slot(span.speaker)
      let start = max(span.start, covered[slot])
      if span.end > start { table.spoken[slot] += span.end - start }
      covered[slot] = max(covered[slot], span.end)
    }
  }
}

/// The sums of every speaker, with a last row for words of nobody.
private struct SpeakerTable {
  var speakers: [SpeakerMetrics]
  var floorTurns: [Int]
  var floorWords: [Int]
  var longest: [Int]
  var spoken: [Int]

  init(count: Int) {
    speakers = (0..<count).map { SpeakerMetrics(speaker: $0) } + [SpeakerMetrics(speaker: nil)]
    floorTurns = [Int](repeating: 0, count: count + 1)
    floorWords = floorTurns
    longest = floorTurns
    spoken = floorTurns
  }

  func slot(_ speaker: Int?) -> Int { speaker ?? speakers.count - 1 }

  subscript(speaker: Int?) -> SpeakerMetrics {
    get { speakers[slot(speaker)] }
    set { speakers[slot(speaker)] = newValue }
  }

  /// The rows of those who spoke, with what follows from the sums.
  func finished(support: TimeSupport) -> [SpeakerMetrics] {
    let words = speakers.reduce(0) { $0 + $1.words }
    let time = spoken.reduce(0, +)
    let obstacle = support.obstacle(to: .speakingTime)
    return speakers.indices.filter { speakers[$0].turns > 0 }.map { slot in
      var row = speakers[slot]
      row.shareOfWords = .share(row.words, of: words)
      row.wordsPerFloorTurn = .share(floorWords[slot], of: floorTurns[slot])
      row.speakingMilliseconds = obstacle.map { .unavailable($0) } ?? .value(spoken[slot])
      row.shareOfSpeakingTime =
        obstacle.map { .unavailable($0) } ?? .share(spoken[slot], of: time)
      row.longestMonologueMilliseconds =
        support.obstacle(to: .gaps).map { .unavailable($0) } ?? .value(longest[slot])
      row.wordsPerSpeakingMinute = .ratio(of: row.words, toMinutes: row.speakingMilliseconds)
      return row
    }
  }
}

/// Counts the sentences of `text` that end with a question mark.
///
///     countQuestions(in: "Really?! And then? It was at a.org/?q=1.")  // 2
///
/// A run of marks (`?!`, `???`, `?"`) ends one sentence; a question mark inside a word is none.
/// The full-width `？` and the Arabic `؟` count as well.
///
/// - Complexity: O(*n*) in the number of bytes.
func countQuestions(in text: String) -> Int {
  let bytes = text.utf8.span
  // Most turns ask nothing, and those that do ask at their end.
  let ours = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
  let others = bytes.firstIndex(of: 0x9F) ?? bytes.count
  let first = min(ours, others)
  guard first < bytes.count else { return 0 }
  var questions = 0
  var isAsking = false
  var previous: (UInt8, UInt8) = (0, 0)
  for index in max(0, first - 2)..<bytes.count {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "?"): isAsking = true
    case 0x9F where previous == (0xEF, 0xBC), 0x9F where previous.1 == 0xD8:
      questions += 1
    case 0x09...0x0D, 0x20:
      if isAsking { questions += 1 }
      isAsking = false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      isAsking = false
    default: break
    }
    previous = (previous.1, byte)
  }
  return isAsking ? questions + 1 : questions
}
