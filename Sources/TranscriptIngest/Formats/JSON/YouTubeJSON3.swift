import TranscriptModel

/// YouTube's captions in JSON (`json3`).
///
///     {"wireMagic": "pb3", "events": [{"tStartMs": 1200, "dDurationMs": 2400, "segs": [{"utf8": "for"}]}]}
///
/// One cue an event with words. Events that append a line end, or only place a window, say nothing.
struct YouTubeJSON3: TranscriptReader {
  let name = "json3"
  let summary = "YouTube captions as JSON, from its caption editor or a downloader"
  let readsLines = false
  /// How much a file may hold.
  var limits = IngestLimits()

  /// Whether JSON begins as YouTube's does.
  static func isOwn(_ head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(1024), as: UTF8.self)
    return text.contains("\"wireMagic\"") || text.contains("\"tStartMs\"")
  }

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    JSONShape.begins(head) && Self.isOwn(head) ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    let root = try JSONDocument(bytes, limits: limits).root
    guard root["events"]?.kind == .array else { throw JSONShape.noTranscript }
    var cues = StatedCues(unit: .milliseconds)
    for event in root.list("events") {
      var text = ""
      for segment in event.list("segs") { text += segment["utf8"]?.string ?? "" }
      // `>>` says that somebody else speaks, not who.
      text = StatedCue.trimmed(text)
      while text.first == ">" { text.removeFirst() }
      let start = event["tStartMs"]?.time
      let end = event["dDurationMs"]?.time.flatMap { start?.later(by: $0) }
      cues.append(StatedCue(start: start, end: end, text: text))
    }
    var builder = TranscriptBuilder(format: name, limits: limits)
    try cues.append(to: &builder)
    return builder.result()
  }
}
