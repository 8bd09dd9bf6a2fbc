/// AssemblyAI's transcripts, whose times are milliseconds.
///
///     {"utterances": [{"speaker": "A", "start": 500, "end": 1500, "text": "…"}], "words": […]}
///
/// One cue an utterance; without utterances one for each change of speaker among the words.
struct AssemblyAIJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    if let first = root["utterances"]?.elements.first {
      return first["text"] != nil && first["start"] != nil && first["speaker"] != nil
        && (root["status"] != nil || root["audio_url"] != nil || first["words"] != nil)
    }
    guard let word = root["words"]?.elements.first else { return false }
    return root["status"] != nil && word["text"] != nil && word["start"] != nil
  }

  func variant(of root: JSONNode) -> String? { "assemblyai" }

  func cues(of root: JSONNode) -> StatedCues {
    var cues = StatedCues(unit: .milliseconds)
    for utterance in root.list("utterances") {
      cues.append(
        StatedCue(
          label: utterance["speaker"]?.text, start: utterance["start"]?.time,
          end: utterance["end"]?.time, text: utterance["text"]?.string ?? ""))
    }
    if !cues.cues.isEmpty { return cues }
    var joiner = WordJoiner(unit: .milliseconds)
    for word in root.list("words") {
      joiner.add(
        word["text"]?.string ?? "", label: word["speaker"]?.text, start: word["start"]?.time,
        end: word["end"]?.time)
    }
    joiner.finish()
    return joiner.cues
  }
}
