/// What the speech pipeline of Hugging Face's Transformers returns.
///
///     {"text": "…", "chunks": [{"timestamp": [0.0, 3.48], "text": " So where are you?"}]}
///
/// A list `speakers` of the same shape, which programs around it add, has the labels.
struct HuggingFaceJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    Self.chunks(of: root).first?["timestamp"]?.kind == .array
  }

  func variant(of root: JSONNode) -> String? { "huggingface" }

  func cues(of root: JSONNode) -> StatedCues {
    var cues = StatedCues(unit: .seconds)
    for chunk in Self.chunks(of: root) {
      let times = Array(chunk.list("timestamp"))
      cues.append(
        StatedCue(
          label: chunk["speaker"]?.text, start: times.first?.time,
          end: times.count > 1 ? times[1].time : nil, text: chunk["text"]?.string ?? ""))
    }
    return cues
  }

  private static func chunks(of root: JSONNode) -> JSONElements {
    let labelled = root.list("speakers")
    if labelled.first?["timestamp"] != nil { return labelled }
    return root.list("chunks")
  }
}
