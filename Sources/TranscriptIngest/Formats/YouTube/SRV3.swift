/// YouTube's captions in XML: milliseconds, and a piece for each word.
///
///     <timedtext format="3"><body><p t="1200" d="4241"><s>for</s><s t="281"> years</s></p>
///
/// See `docs/formats/srv3.md`.
struct SRV3: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "srv3" }
  var summary: String { "YouTube's timed text in milliseconds (srv3), word by word" }
  var readsLines: Bool { false }

  /// Sure of a root `timedtext`.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    XMLHead(head)?.root == "timedtext" ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var document = SRV3Document()
    let notes = try XMLEvents.read(bytes, limits: limits, into: &document)
    for note in notes { document.track.note(note.code, line: note.line) }
    return try document.track.transcript(
      format: name, variant: { _ in nil }, limits: limits)
  }
}

private struct SRV3Document: XMLHandler {
  enum Element: String { case p, s, br }
  enum Attribute: String { case t, d, w }

  var track = CaptionTrack()
  private var open: CaptionTrack.Cue?
  /// The last caption of a window that rolls, whose end the next one sets.
  private var rolling: Int?
  private var rolls = false

  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) {
    guard element == .p else {
      if element == .br, open != nil { track.text.append(.lineFeed) }
      return
    }
    guard let start = Self.milliseconds(attributes.cursor(.t)) else {
      return track.note("bad-timing", line: line)
    }
    let duration = Self.milliseconds(attributes.cursor(.d))
    let position = track.text.count
    rolls = attributes.has(.w)
    open = CaptionTrack.Cue(
      start: start, end: duration.map { start + $0 }, text: position..<position, line: line)
  }

  mutating func end(_ element: Element?) {
    guard element == .p, var cue = open else { return }
    open = nil
    cue.text = cue.text.lowerBound..<track.text.count
    cue.hasSeveralLines = track.text[cue.text].contains(.lineFeed)
    let count = track.cues.count
    track.append(cue)
    guard track.cues.count > count else { return }
    if let rolling { endRolling(rolling, at: cue.start) }
    rolling = rolls ? count : nil
  }

  mutating func text(_ run: [UInt8]) {
    if open != nil { track.text.append(contentsOf: run) }
  }

  /// A rolling caption stays on the screen while the next is spoken; its words end before.
  private mutating func endRolling(_ index: Int, at start: Int) {
    guard let end = track.cues[index].end, start > track.cues[index].start, start < end else {
      return
    }
    track.cues[index].end = start
  }

  private static func milliseconds(_ value: ByteCursor?) -> Int? {
    guard var value, let number = value.number(), value.isAtEnd else { return nil }
    return number
  }
}
