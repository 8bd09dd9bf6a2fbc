import TalkRatio
import Testing
import TranscriptModel
import TranscriptTestSupport

@Suite struct TalkMetricsLawsTests {
  @Test(arguments: 0..<50)
  func `shares sum to one`(seed: Int) {
    let metrics = Talk.metrics(Talk.random(seed: seed))
    let words = metrics.speakers.compactMap(\.shareOfWords.value).reduce(0, +)
    #expect(abs(words - 1) < 1e-9)
    let time = metrics.speakers.compactMap(\.shareOfSpeakingTime.value)
    #expect(time.count == metrics.speakers.count)
    #expect(abs(time.reduce(0, +) - 1) < 1e-9)
  }

  @Test(arguments: 0..<50)
  func `the parts of the speakers are the whole of the session`(seed: Int) {
    let transcript = Talk.random(seed: seed)
    let metrics = Talk.metrics(transcript)
    let spoken = transcript.utterances.filter { $0.kind == .speech && !$0.isArtefact }
    #expect(metrics.words == spoken.map { countWords(in: $0.text) }.reduce(0, +))
    #expect(metrics.speakers.map(\.words).reduce(0, +) == metrics.words)
    #expect(metrics.speakers.map(\.turns).reduce(0, +) == metrics.turns)
    for row in metrics.speakers {
      #expect(row.longestMonologueWords <= row.words)
      #expect(row.backchannels <= row.turns)
      let speaking = row.speakingMilliseconds.value ?? .max
      #expect(speaking <= metrics.durationMilliseconds.value ?? .min)
    }
  }

  @Test(arguments: 0..<50)
  func `shifting all times changes nothing`(seed: Int) {
    let transcript = Talk.random(seed: seed)
    let shifted = moved(transcript) { $0 + 3_600_000 }
    #expect(Talk.metrics(shifted) == Talk.metrics(transcript))
  }

  @Test(arguments: 0..<50)
  func `talking twice as slowly doubles the times and keeps the shares`(seed: Int) {
    let transcript = Talk.random(seed: seed)
    var settings = TalkSettings()
    settings.monologueGapMilliseconds *= 2
    settings.overlapMilliseconds *= 2
    settings.silenceMilliseconds *= 2
    let fast = Talk.metrics(transcript)
    let slow = Talk.metrics(moved(transcript) { $0 * 2 }, settings: settings)
    #expect(slow.durationMilliseconds.value == fast.durationMilliseconds.value.map { $0 * 2 })
    #expect(slow.silenceMilliseconds.value == fast.silenceMilliseconds.value.map { $0 * 2 })
    #expect(slow.overlaps == fast.overlaps)
    for (slow, fast) in zip(slow.speakers, fast.speakers) {
      #expect(slow.shareOfSpeakingTime == fast.shareOfSpeakingTime)
      #expect(
        slow.longestMonologueMilliseconds.value
          == fast.longestMonologueMilliseconds.value.map { $0 * 2 })
      let (pace, half) = (fast.wordsPerSpeakingMinute.value, slow.wordsPerSpeakingMinute.value)
      #expect(abs((pace ?? 0) - (half ?? 1) * 2) < 1e-6)
    }
  }

  @Test(arguments: 0..<50)
  func `cutting utterances in two changes no figure`(seed: Int) {
    let transcript = Talk.random(seed: seed)
    var cut = transcript
    cut.utterances = transcript.utterances.flatMap { halves(of: $0) }
    let (expected, found) = (Talk.metrics(transcript), Talk.metrics(cut))
    #expect(found.speakers == expected.speakers)
    #expect(found.overlaps == expected.overlaps)
    #expect(found.silenceMilliseconds == expected.silenceMilliseconds)
    #expect(found.patienceMedianMilliseconds == expected.patienceMedianMilliseconds)
  }

  @Test(arguments: 0..<50)
  func `swapping the order of the speakers swaps the rows`(seed: Int) {
    let transcript = Talk.random(seed: seed)
    var mirrored = transcript
    mirrored.speakers.reverse()
    for index in mirrored.utterances.indices {
      if let speaker = mirrored.utterances[index].speaker {
        mirrored.utterances[index].speaker = mirrored.speakers.count - 1 - speaker
      }
    }
    let (expected, found) = (Talk.metrics(transcript), Talk.metrics(mirrored))
    let named = found.speakers.filter { $0.speaker != nil }.map(\.words)
    #expect(named.reversed() == expected.speakers.filter { $0.speaker != nil }.map(\.words))
    #expect(found.patienceMedianMilliseconds == expected.patienceMedianMilliseconds)
    #expect(found.overlaps == expected.overlaps)
  }

  private func moved(_ transcript: Transcript, by change: (Int) -> Int) -> Transcript {
    var transcript = transcript
    for index in transcript.utterances.indices {
      guard let time = transcript.utterances[index].time else { continue }
      transcript.utterances[index].time = SpokenTime(
        start: Timestamp(milliseconds: change(time.start.milliseconds)),
        end: time.end.map { Timestamp(milliseconds: change($0.milliseconds)) }, origin: time.origin)
    }
    return transcript
  }

  /// The utterance in two pieces that touch, cut at a space near the middle of its words.
  private func halves(of utterance: Utterance) -> [Utterance] {
    let words = utterance.text.split(separator: " ")
    guard words.count > 1, let time = utterance.time, let end = time.end else { return [utterance] }
    let middle = Timestamp(milliseconds: (time.start.milliseconds + end.milliseconds) / 2)
    var (first, second) = (utterance, utterance)
    first.text = words.prefix(words.count / 2).joined(separator: " ")
    second.text = words.dropFirst(words.count / 2).joined(separator: " ")
    first.time = SpokenTime(start: time.start, end: middle, origin: time.origin)
    second.time = SpokenTime(start: middle, end: end, origin: time.origin)
    return [first, second]
  }
}
