/// YouTube's old captions in XML: seconds, and text that is escaped twice.
///
///     <transcript><text start="1.5" dur="2">I&amp;#39;m here</text></transcript>
///
/// See `docs/formats/srv1.md`.
struct SRV1: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "srv1" }
  var summary: String { "YouTube's timed text in seconds (srv1), as downloaders save it" }
  var readsLines: Bool { false }

  /// Sure of a root `transcript` with texts that start somewhere.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    guard let head = XMLHead(head), head.root == "transcript" else { return .no }
    return head.contains("<text start=") ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = SRV1Document()
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    for note in notes { document.track.note(note.code, line: note.line) }
    return try document.track.transcript(
      format: name, variant: { _ in nil }, limits: limits)
  }
}

private struct SRV1Document: XMLHandler {
  enum Element: String { case text }
  enum Attribute: String { case start, dur }

  var track = CaptionTrack()
  private var open: CaptionTrack.Cue?

  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) {
    guard element == .text else { return }
    guard let start = SecondsClock.milliseconds(attributes.cursor(.start)) else {
      return track.note("bad-timing", line: line)
    }
    let duration = SecondsClock.milliseconds(attributes.cursor(.dur))
    let position = track.text.count
    open = CaptionTrack.Cue(
      start: start, end: duration.map { start + $0 }, text: position..<position, line: line)
  }

  mutating func end(_ element: Element?) {
    guard element == .text, var cue = open else { return }
    open = nil
    cue.text = cue.text.lowerBound..<track.text.count
    cue.hasSeveralLines = track.text[cue.text].contains(.lineFeed)
    track.append(cue)
  }

  /// XML has undone one escape; tags and references of the second are taken out here.
  mutating func text(_ run: [UInt8]) {
    if open != nil { track.appendWithoutMarkup(run, 0..<run.count) }
  }
}
