/// YouTube's own caption format (SubViewer): two times and a comma, then the text.
///
/// See `docs/formats/sbv.md`.
struct SBV: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "sbv" }
  var summary: String { "YouTube captions as .sbv" }

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    var cursor = ByteCursor(Array(head.drop { $0.isWhiteSpace }))
    let line = cursor.takeLine()
    var times = CaptionTimesReader(cursor.bytes, line)
    return times.subViewer() == nil ? .no : .certain
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var track = CaptionTrack(file: bytes)
    var cursor = ByteCursor(bytes)
    var open: CaptionTrack.Cue?
    var line = 0
    while !cursor.isAtEnd {
      line += 1
      let range = cursor.trimmed(cursor.takeLine())
      var reader = CaptionTimesReader(bytes, range)
      if let times = reader.subViewer() {
        close(open, &track)
        track.check(times, line: line)
        let start = track.text.count
        open = CaptionTrack.Cue(
          start: times.start, end: times.end, text: start..<start, line: line)
      } else if open != nil {
        track.appendWithoutMarkup(bytes, range)
        track.text.append(.lineFeed)
      }
    }
    close(open, &track)
    return try track.transcript(
      format: name, variant: { _ in nil }, limits: limits)
  }

  private func close(_ open: CaptionTrack.Cue?, _ track: inout CaptionTrack) {
    guard var cue = open else { return }
    cue.text = cue.text.lowerBound..<track.text.count
    cue.hasSeveralLines = true
    track.append(cue)
  }
}
