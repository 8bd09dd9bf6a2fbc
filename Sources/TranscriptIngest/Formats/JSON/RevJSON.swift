/// Rev's transcripts: monologues of words and marks that are written one behind the other.
///
///     {"speakers": [{"id", "name"}],
///      "monologues": [{"speaker", "elements": [{"type": "text", "value", "ts", "end_ts"}]}]}
struct RevJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    guard let first = root["monologues"]?.elements.first else { return false }
    return first["elements"]?.kind == .array
  }

  func variant(of root: JSONNode) -> String? { "rev" }

  func cues(of root: JSONNode) -> StatedCues {
    var names: [String: String] = [:]
    for speaker in root.list("speakers") {
      guard let id = speaker["id"]?.text, let name = speaker["name"]?.string, !name.isEmpty else {
        continue
      }
      names[id] = name
    }
    var cues = StatedCues(unit: .seconds)
    for monologue in root.list("monologues") {
      cues.append(Self.cue(of: monologue, names))
    }
    return cues
  }

  private static func cue(of monologue: JSONNode, _ names: [String: String]) -> StatedCue {
    var cue = StatedCue(text: "")
    var text = ""
    for element in monologue.list("elements") {
      text += element["value"]?.string ?? ""
      cue.start = cue.start ?? (element["ts"] ?? element["timestamp"])?.time
      cue.end = (element["end_ts"] ?? element["end_timestamp"])?.time ?? cue.end
    }
    let id = (monologue["speaker"] ?? monologue["speaker_id"])?.text
    let info = monologue["speaker_info"]?["display_name"]?.string
    return StatedCue(
      label: id.flatMap { names[$0] } ?? info ?? id, start: cue.start, end: cue.end, text: text)
  }
}
