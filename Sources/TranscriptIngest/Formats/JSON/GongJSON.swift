/// Gong's call transcripts, with the names beside them.
///
///     {"callTranscripts": [{"transcript": [{"speakerId", "sentences": [{"start", "end", "text"}]}]}],
///      "parties": [{"speakerId", "name"}]}
///
/// One cue a sentence. Whether times are seconds or milliseconds is told by their size: Gong's own
/// pages say one and its answers hold the other.
struct GongJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool {
    Self.monologues(of: root).contains { $0["sentences"] != nil && $0["speakerId"] != nil }
  }

  func variant(of root: JSONNode) -> String? { "gong" }

  func cues(of root: JSONNode) -> StatedCues {
    let names = Self.names(in: root)
    var cues = StatedCues(unit: nil)
    for monologue in Self.monologues(of: root) {
      let label = monologue["speakerId"]?.text
      for sentence in monologue.list("sentences") {
        cues.append(
          StatedCue(
            label: label, name: label.flatMap { names[$0] }, start: sentence["start"]?.time,
            end: sentence["end"]?.time, text: sentence["text"]?.string ?? ""))
      }
    }
    return cues
  }

  /// The monologues of all calls, or of a file that is one call.
  private static func monologues(of root: JSONNode) -> [JSONNode] {
    guard let calls = root["callTranscripts"] else { return Array(root.list("transcript")) }
    return calls.elements.flatMap { $0.list("transcript") }
  }

  /// The parties of the file, or of each of its calls.
  private static func names(in root: JSONNode) -> [String: String] {
    let calls = Array(root.list("calls")) + Array(root.list("callTranscripts"))
    var names: [String: String] = [:]
    for party in ([root] + calls).flatMap({ $0.list("parties") }) {
      guard let id = party["speakerId"]?.text,
        let name = (party["name"] ?? party["emailAddress"])?.string
      else { continue }
      names[id] = names[id] ?? name
    }
    return names
  }
}
