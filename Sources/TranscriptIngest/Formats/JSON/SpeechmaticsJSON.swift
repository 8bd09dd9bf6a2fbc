/// Speechmatics' transcripts: words and marks, each with its speaker.
///
///     {"results": [{"type": "word", "start_time", "end_time",
///                   "alternatives": [{"content": "So", "speaker": "S1"}]}]}
struct SpeechmaticsJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    guard let first = root["results"]?.elements.first else { return false }
    return first["type"]?.isString == true && first["start_time"] != nil
      && first["alternatives"]?.elements.first?["content"] != nil
  }

  func variant(of root: JSONNode) -> String? { nil }

  func cues(of root: JSONNode) -> StatedCues {
    var joiner = WordJoiner(unit: .seconds)
    for item in root.list("results") {
      guard let best = item["alternatives"]?.elements.first else { continue }
      let isMark = item["type"]?.string == "punctuation"
      joiner.add(
        best["content"]?.string ?? "", label: isMark ? nil : best["speaker"]?.text,
        start: item["start_time"]?.time, end: item["end_time"]?.time, isAttached: isMark)
    }
    joiner.finish()
    return joiner.cues
  }
}
