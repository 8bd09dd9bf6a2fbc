/// The transcript that Microsoft Stream keeps beside a Teams recording.
///
///     {"entries": [{"text", "speakerDisplayName", "startOffset": "00:00:07.0033780", …}]}
struct TeamsStreamJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    guard let first = root["entries"]?.elements.first else {
      return root["entries"] != nil && root["$schema"]?.string?.contains("stream") == true
    }
    return first["startOffset"] != nil && first["text"] != nil
  }

  func variant(of root: JSONNode) -> String? { "teams-stream" }

  func cues(of root: JSONNode) -> StatedCues {
    var cues = StatedCues(unit: .seconds)
    for entry in root.list("entries") {
      cues.append(
        StatedCue(
          id: entry["id"]?.text, label: entry["speakerDisplayName"]?.string,
          start: entry["startOffset"]?.time, end: entry["endOffset"]?.time,
          text: entry["text"]?.string ?? ""))
    }
    return cues
  }
}
