import TalkRatio
import TranscriptModel
import TranscriptTestSupport

/// Short ways to write a transcript down in a test.
enum Talk {
  /// A transcript of pieces such as `A 0.5-2.0: So what now?`.
  ///
  /// The letter is the speaker, `-` nobody; the times are seconds and may be missing, as may
  /// the end. `!` before the text marks an artefact, `#` chat, `*` an event.
  static func transcript(_ lines: String...) -> Transcript {
    var speakers: [Speaker] = []
    var utterances: [Utterance] = []
    for line in lines {
      let halves = line.split(separator: ": ", maxSplits: 1).map(String.init)
      let head = halves[0].split(separator: " ").map(String.init)
      var speaker: Int?
      if head[0] != "-" {
        speaker = speakers.firstIndex { $0.name == head[0] } ?? speakers.count
        if speaker == speakers.count { speakers.append(Speaker(name: head[0], labels: [head[0]])) }
      }
      utterances.append(
        utterance(halves[1], speaker: speaker, time: head.count > 1 ? time(head[1]) : nil))
    }
    return Transcript(source: .init(format: "text"), speakers: speakers, utterances: utterances)
  }

  private static func utterance(_ text: String, speaker: Int?, time: SpokenTime?) -> Utterance {
    let kinds: [Character: Utterance.Kind] = ["#": .chat, "*": .event]
    let mark = text.first ?? " "
    let isMarked = "!#*".contains(mark)
    return Utterance(
      time: time, speaker: speaker, kind: kinds[mark] ?? .speech,
      text: isMarked ? String(text.dropFirst()) : text, isArtefact: mark == "!")
  }

  private static func time(_ text: String) -> SpokenTime {
    let moments = text.split(separator: "-").map {
      Timestamp(milliseconds: milliseconds(String($0)))
    }
    return SpokenTime(start: moments[0], end: moments.count > 1 ? moments[1] : nil)
  }

  private static func milliseconds(_ seconds: String) -> Int {
    Int(((Double(seconds) ?? 0) * 1000).rounded())
  }

  /// The metrics of a transcript whose speaker A is the coach and B the client.
  static func metrics(_ transcript: Transcript, settings: TalkSettings = .init()) -> TalkMetrics {
    TalkMetrics(
      measuring: transcript, turns: transcript.turns(), roles: roles(of: transcript),
      settings: settings)
  }

  /// A is the coach, B the client, everybody else somebody else.
  static func roles(of transcript: Transcript) -> [RoleAssignment] {
    let known: [String: Role] = ["A": .coach, "B": .client]
    return transcript.speakers.map {
      RoleAssignment(role: known[$0.name] ?? .other, basis: .name, confidence: 1)
    }
  }

  /// A talk of two to four voices with overlaps, pauses, back-channels, artefacts, chat, events.
  static func random(seed: Int) -> Transcript {
    var random = SeededGenerator(seed: seed)
    let voices = Int.random(in: 2...4, using: &random)
    let stock = ["So", "what", "now?", "We", "shipped", "it", "and", "then", "—", "broke."]
    let listening = ["Yeah.", "Mm-hm.", "Got it.", "Right, okay."]
    var clock = 1000
    let utterances = (0..<Int.random(in: 20...120, using: &random)).map { _ -> Utterance in
      let isShort = Int.random(in: 0..<5, using: &random) == 0
      let words = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        stock[Int.random(in: 0..<stock.count, using: &random)]
      }
      let start = clock + Int.random(in: -900...3000, using: &random)
      clock = max(clock, start + Int.random(in: 200...9000, using: &random))
      let speaker = Int.random(in: 0...voices, using: &random)
      return Utterance(
        time: SpokenTime(
          start: Timestamp(milliseconds: start), end: Timestamp(milliseconds: clock)),
        speaker: speaker == voices ? nil : speaker,
        kind: [.speech, .speech, .speech, .speech, .event, .chat].randomElement(using: &random)
          ?? .speech,
        text: isShort
          ? listening[Int.random(in: 0..<listening.count, using: &random)]
          : words.joined(separator: " "),
        isArtefact: Int.random(in: 0..<15, using: &random) == 0)
    }
    let names = ["A", "B", "C", "D"].prefix(voices)
    return Transcript(
      source: .init(format: "text"), speakers: names.map { Speaker(name: $0, labels: [$0]) },
      utterances: utterances)
  }
}
