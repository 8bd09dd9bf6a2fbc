/// The results of Amazon Transcribe.
///
///     {"results": {"items": [{"type": "pronunciation", "start_time": "0.5", "alternatives": […]}],
///      "speaker_labels": {"segments": [{"start_time", "end_time", "speaker_label", "items": […]}]}}}
///
/// One cue a segment of `audio_segments` or `speaker_labels`, else one for each change of speaker.
struct AWSTranscribeJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    guard let results = root["results"] else { return false }
    if let first = results["items"]?.elements.first { return first["alternatives"] != nil }
    return results["transcripts"] != nil && results["items"] != nil
  }

  func variant(of root: JSONNode) -> String? { "aws-transcribe" }

  func cues(of root: JSONNode) -> StatedCues {
    guard let results = root["results"] else { return StatedCues(unit: .seconds) }
    if let segments = results["audio_segments"], segments.elements.first != nil {
      return Self.cues(ofSegments: segments)
    }
    let segments = results["speaker_labels"].map { Array($0.list("segments")) } ?? []
    return Self.cues(of: results, by: segments)
  }

  private static func cues(ofSegments segments: JSONNode) -> StatedCues {
    var cues = StatedCues(unit: .seconds)
    for segment in segments.elements {
      cues.append(
        StatedCue(
          label: segment["speaker_label"]?.string, start: segment["start_time"]?.time,
          end: segment["end_time"]?.time, text: segment["transcript"]?.string ?? ""))
    }
    return cues
  }

  /// Puts the items into their segments, both of which are in order of time.
  private static func cues(of results: JSONNode, by segments: [JSONNode]) -> StatedCues {
    let starts = segments.map { $0["start_time"]?.time?.milliseconds(.seconds) ?? 0 }
    var joiner = WordJoiner(unit: .seconds)
    var segment = -1
    for item in results.list("items") {
      let isMark = item["type"]?.string == "punctuation"
      if let start = item["start_time"]?.time?.milliseconds(.seconds), !isMark {
        let before = segment
        while segment + 1 < starts.count, starts[segment + 1] <= start { segment += 1 }
        if segment != before, before >= 0 { joiner.finish() }
      }
      let own = item["speaker_label"]?.string
      let stated = segments.indices.contains(segment) ? segments[segment] : nil
      joiner.add(
        item["alternatives"]?.elements.first?["content"]?.string ?? "",
        label: isMark ? nil : own ?? stated?["speaker_label"]?.string,
        start: item["start_time"]?.time, end: item["end_time"]?.time, isAttached: isMark)
    }
    joiner.finish()
    return joiner.cues
  }
}
