/// The transcript of the podcast namespace.
///
///     {"version": "1.0.0", "segments": [{"speaker", "startTime", "endTime", "body"}]}
struct PodcastJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    guard let first = root["segments"]?.elements.first else {
      return root["segments"]?.kind == .array && root["version"]?.isString == true
    }
    return first["body"] != nil
  }

  func variant(of root: JSONNode) -> String? { "podcast" }

  func cues(of root: JSONNode) -> StatedCues {
    var cues = StatedCues(unit: .seconds)
    for segment in root.list("segments") {
      cues.append(
        StatedCue(
          label: segment["speaker"]?.text, start: segment["startTime"]?.time,
          end: segment["endTime"]?.time, text: segment["body"]?.string ?? ""))
    }
    return cues.continuingSpeakers()
  }
}
