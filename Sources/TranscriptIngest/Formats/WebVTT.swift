import TranscriptModel

/// WebVTT, as browsers define it and as Zoom, Teams, Meet, YouTube and Whisper write it.
///
/// What a browser would drop is kept and marked as recovered: times off the norm, text behind an
/// empty line. See `docs/formats/webvtt.md`.
struct WebVTT: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "webvtt" }
  var summary: String { "WebVTT captions: Zoom, Teams, Meet, YouTube, Whisper and others" }

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    let start = head.drop { $0.isWhiteSpace }
    return start.starts(with: "WEBVTT".utf8) ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var parser = WebVTTParser(bytes)
    parser.file()
    let features = parser.features
    return try parser.track.transcript(
      format: name, variant: { features.variant($0) }, limits: limits)
  }
}

/// What a WebVTT file shows of the tool that wrote it.
struct WebVTTFeatures {
  /// The header says `Kind: captions`, as YouTube's does.
  var hasKindHeader = false
  /// Times or word tags stand inside of cues.
  var hasWordTimes = false
  /// The times of the first cue have single digits, as those of Microsoft Graph.
  var hasUnpaddedTimes = false
  /// Cues with a number as their id.
  var numberedCues = 0
  /// Cues with an id such as `5d2f0c1e-8a44-4b19-9c55-0e6a7d3b1f20/7-0`.
  var teamsCues = 0
  /// Cues with a voice.
  var voicedCues = 0
  /// All cues.
  var cues = 0

  /// The tool, where that changes how the file is read.
  func variant(_ labels: CaptionTrack.Labelling) -> String? {
    if labels.isMeet { return "meet-captions" }
    if hasKindHeader || labels.isRolling && hasWordTimes { return "youtube" }
    if voicedCues > 0 { return teamsCues > 0 || hasUnpaddedTimes ? "teams" : nil }
    // Zoom numbers its cues and names nearly everybody at the beginning of the text.
    return cues > 0 && numberedCues == cues && labels.inlineShare >= 0.5 ? "zoom" : nil
  }
}
