/// The JSON of whisper.cpp.
///
///     {"transcription": [{"offsets": {"from": 0, "to": 3480}, "text": " So where are you?"}]}
struct WhisperCppJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    guard let list = root["transcription"], list.kind == .array else { return false }
    guard let first = list.elements.first else { return root["systeminfo"] != nil }
    return first["offsets"] != nil || first["timestamps"] != nil
  }

  func variant(of root: JSONNode) -> String? { "whisper-cpp" }

  func cues(of root: JSONNode) -> StatedCues {
    var cues = StatedCues(unit: .milliseconds)
    for segment in root.list("transcription") {
      let times = segment["offsets"] ?? segment["timestamps"]
      cues.append(
        StatedCue(
          label: segment["speaker"]?.text, start: times?["from"]?.time, end: times?["to"]?.time,
          text: segment["text"]?.string ?? ""))
    }
    return cues
  }
}
