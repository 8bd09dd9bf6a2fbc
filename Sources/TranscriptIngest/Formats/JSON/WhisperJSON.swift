/// The JSON of Whisper and of the programs that grew from it, WhisperX among them.
///
///     {"segments": [{"start": 0.5, "end": 3.48, "text": " So …", "speaker", "words": […]}]}
///
/// One cue a segment. A segment without a speaker takes that of most of its words; where no word
/// has one either, nobody is named.
struct WhisperJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    guard let segments = root["segments"], segments.kind == .array else { return false }
    guard let first = segments.elements.first else {
      return root["language"] != nil || root["word_segments"] != nil
    }
    guard first["text"] != nil, first["start"] != nil, first["end"] != nil else { return false }
    return Self.isWhisperX(root) || root["language"] != nil || first["seek"] != nil
      || first["tokens"] != nil || first["no_speech_prob"] != nil || first["avg_logprob"] != nil
      || first["words"]?.kind == .array
  }

  func variant(of root: JSONNode) -> String? { Self.isWhisperX(root) ? "whisperx" : "whisper" }

  func cues(of root: JSONNode) -> StatedCues {
    var cues = StatedCues(unit: .seconds)
    for segment in root.list("segments") {
      cues.append(
        StatedCue(
          id: segment["id"]?.text,
          label: segment["speaker"]?.text ?? Self.speakerOfMostWords(segment),
          start: segment["start"]?.time, end: segment["end"]?.time,
          text: segment["text"]?.string ?? ""))
    }
    return cues
  }

  /// WhisperX lists all words once more, and puts speakers on segments or words.
  private static func isWhisperX(_ root: JSONNode) -> Bool {
    if root["word_segments"] != nil { return true }
    guard let segments = root["segments"] else { return false }
    return segments.elements.contains { segment in
      segment["words"]?.elements.contains { $0["score"] != nil || $0["speaker"] != nil } == true
    }
  }

  private static func speakerOfMostWords(_ segment: JSONNode) -> String? {
    var labels: [(label: String, count: Int)] = []
    for word in segment.list("words") {
      guard let label = word["speaker"]?.text else { continue }
      if let known = labels.firstIndex(where: { $0.label == label }) {
        labels[known].count += 1
      } else {
        labels.append((label, 1))
      }
    }
    let most = labels.map(\.count).max()
    return labels.first { $0.count == most }?.label
  }
}
