/// Deepgram's answers.
///
///     {"results": {"utterances": [{"start", "end", "speaker", "transcript"}],
///      "channels": [{"alternatives": [{"words": [{"punctuated_word", "start", "speaker"}]}]}]}}
///
/// One cue an utterance, else one for each change of speaker. Where each channel is a person, the
/// channel is the label.
struct DeepgramJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    guard let results = root["results"] else { return false }
    return results["channels"]?.elements.first?["alternatives"] != nil
      || results["utterances"]?.elements.first?["transcript"] != nil
  }

  func variant(of root: JSONNode) -> String? { "deepgram" }

  func cues(of root: JSONNode) -> StatedCues {
    guard let results = root["results"] else { return StatedCues(unit: .seconds) }
    let utterances = results.list("utterances")
    if !utterances.isEmpty { return Self.cues(of: utterances) }
    let channels = Array(results.list("channels"))
    var joiner = WordJoiner(unit: .seconds)
    for (number, channel) in channels.enumerated() {
      guard let best = channel.list("alternatives").first else { continue }
      for word in best.list("words") {
        joiner.add(
          (word["punctuated_word"] ?? word["word"])?.string ?? "",
          label: word["speaker"]?.text ?? (channels.count > 1 ? String(number) : nil),
          start: word["start"]?.time, end: word["end"]?.time)
      }
      joiner.finish()
    }
    return joiner.cues
  }

  private static func cues(of utterances: JSONElements) -> StatedCues {
    let isByChannel =
      !utterances.contains { $0["speaker"] != nil }
      && Set(utterances.lazy.compactMap { $0["channel"]?.text }).count > 1
    var cues = StatedCues(unit: .seconds)
    for utterance in utterances {
      cues.append(
        StatedCue(
          id: utterance["id"]?.text,
          label: utterance["speaker"]?.text ?? (isByChannel ? utterance["channel"]?.text : nil),
          start: utterance["start"]?.time, end: utterance["end"]?.time,
          text: utterance["transcript"]?.string ?? ""))
    }
    return cues
  }
}
