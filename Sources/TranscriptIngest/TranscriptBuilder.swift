import TranscriptModel

/// Collects what a reader finds into a transcript, under the limits.
///
/// Readers say what the file says (labels as written, times, text); the builder keeps one
/// speaker for each name, applies the rules of labels, and refuses what is beyond a limit.
struct TranscriptBuilder {
  var source: Transcript.Source
  private(set) var speakers: [Speaker] = []
  private(set) var utterances: [Utterance] = []
  private(set) var notes: [IngestNote] = []
  private let limits: IngestLimits
  private var speakerOfLabel: [String: Int] = [:]
  private var speakerOfName: [String: Int] = [:]
  private var kindOfSpeaker: [Utterance.Kind] = []
  private var textBytes = 0

  init(format: String, variant: String? = nil, limits: IngestLimits = IngestLimits()) {
    source = Transcript.Source(format: format, variant: variant)
    self.limits = limits
  }

  /// Makes room for `utterances` more, for readers that know their number.
  mutating func reserve(utterances count: Int) {
    utterances.reserveCapacity(utterances.count + min(count, limits.utterances))
  }

  /// The position of the speaker with this label, who is added on first sight.
  ///
  /// - Parameters:
  ///   - label: The label as written, white space trimmed.
  ///   - name: The name that the file gives elsewhere; nil: the label without its badges.
  ///   - kind: What the label stands for; nil: as the label says.
  /// - Returns: The position in `speakers`.
  /// - Throws: `IngestError` where the file names more speakers than the limit.
  mutating func speaker(
    label: String, name: String? = nil, kind: Speaker.Kind? = nil
  ) throws(IngestError) -> Int {
    if let known = speakerOfLabel[label] { return known }
    let parsed = SpeakerLabel(label)
    let shown = name ?? parsed.name
    if let known = speakerOfName[shown] {
      speakerOfLabel[label] = known
      speakers[known].labels.append(label)
      return known
    }
    let index = try add(Speaker(name: shown, labels: [label], kind: kind ?? parsed.kind))
    speakerOfLabel[label] = index
    return index
  }

  /// The position of a speaker whom the file does not label.
  mutating func inferredSpeaker(_ name: String) throws(IngestError) -> Int {
    if let known = speakerOfName[name] { return known }
    return try add(Speaker(name: name, labels: [], kind: .unknown))
  }

  /// What a piece is that stands under the label of `speaker`: speech, or an event.
  func utteranceKind(of speaker: Int?) -> Utterance.Kind {
    guard let speaker else { return .speech }
    return kindOfSpeaker[speaker]
  }

  private mutating func add(_ speaker: Speaker) throws(IngestError) -> Int {
    guard speakers.count < limits.speakers else {
      throw IngestError(
        .refused, code: "too-many-speakers", finding: "more than \(limits.speakers) speakers",
        expectation: "at most \(limits.speakers) speakers in one file",
        remedy: "check that the file is one session's transcript")
    }
    speakers.append(speaker)
    kindOfSpeaker.append(SpeakerLabel.utteranceKind(of: speaker))
    speakerOfName[speaker.name] = speakers.count - 1
    return speakers.count - 1
  }

  /// Adds an utterance; one whose text is empty is left out.
  mutating func append(_ utterance: Utterance) throws(IngestError) {
    guard !utterance.text.isEmpty else { return }
    textBytes += utterance.text.utf8.count
    guard utterances.count < limits.utterances else {
      throw IngestError(
        .refused, code: "too-many-cues", line: utterance.line,
        finding: "more than \(limits.utterances) cues",
        expectation: "at most \(limits.utterances) cues in one file",
        remedy: "split the file by session")
    }
    guard textBytes <= limits.textBytes else {
      throw IngestError(
        .refused, code: "too-much-text", line: utterance.line,
        finding: "more than \(limits.textBytes) bytes of text",
        expectation: "at most \(limits.textBytes) bytes of text in one file",
        remedy: "split the file by session")
    }
    utterances.append(utterance)
  }

  /// Changes what was appended, for rules that look at the whole file.
  mutating func revise(_ change: (inout [Utterance]) -> Void) {
    change(&utterances)
  }

  /// Records a repair or an open end.
  mutating func note(_ code: String, line: Int? = nil) {
    notes.append(IngestNote(code: code, line: line))
  }

  /// The result of everything so far.
  func result() -> IngestResult {
    let transcript = Transcript(source: source, speakers: speakers, utterances: utterances)
    return IngestResult(transcript: transcript, notes: notes)
  }
}
