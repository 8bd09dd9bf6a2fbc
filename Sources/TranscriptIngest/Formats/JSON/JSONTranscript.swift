import TranscriptModel

/// Transcripts in JSON, of meeting tools, note-takers and speech engines.
///
/// Each writer's shape is a `JSONDialect`; the first that knows the outermost value reads it.
struct JSONTranscript: TranscriptReader {
  let name = "json"
  let summary = "JSON of Teams, Gong, Rev, Whisper and other engines, podcasts and note-takers"
  let readsLines = false
  /// How much a file may hold.
  var limits = IngestLimits()

  /// The writers that are known, the more particular shapes first.
  static let dialects: [any JSONDialect] = [
    TeamsStreamJSON(), GongJSON(), RevJSON(), AWSTranscribeJSON(), DeepgramJSON(),
    AssemblyAIJSON(), WhisperCppJSON(), HuggingFaceJSON(), PodcastJSON(), WhisperJSON(),
    SpeechmaticsJSON(), NoteTakerJSON(),
  ]

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    guard JSONShape.begins(head) else { return .no }
    return YouTubeJSON3.isOwn(head) ? .no : .certain
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    let root = try JSONDocument(bytes, limits: limits).root
    guard let dialect = Self.dialects.first(where: { $0.knows(root) }) else {
      throw JSONShape.noTranscript
    }
    var builder = TranscriptBuilder(
      format: name, variant: dialect.variant(of: root), limits: limits)
    builder.source.title = root["title"]?.string.map(StatedCue.trimmed)
    builder.source.date = root["date"]?.string.flatMap(JSONShape.date)
    try dialect.cues(of: root).append(to: &builder)
    return builder.result()
  }
}

/// A writer of JSON transcripts: knows its shape and takes the cues out.
protocol JSONDialect: Sendable {
  /// Whether the value has the writer's shape.
  func knows(_ root: JSONNode) -> Bool

  /// The writer's name, as the variant of the format.
  func variant(of root: JSONNode) -> String?

  /// The cues of the file.
  func cues(of root: JSONNode) -> StatedCues
}

/// What all JSON readers know.
enum JSONShape {
  /// Whether text begins as a JSON object or an array of objects does.
  ///
  /// `[00:00:05] Dana: …` begins with a bracket too, but no brace follows.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    let text = head.lazy.filter { byte in
      byte != .space && byte != .lineFeed && byte != .carriageReturn && byte != .tab
    }
    var bytes = text.makeIterator()
    switch bytes.next() {
    case .openBrace:
      let next = bytes.next()
      return next == .quote || next == .closeBrace
    case .openBracket:
      let next = bytes.next()
      guard next == .openBrace else { return next == .closeBracket && bytes.next() == nil }
      let inner = bytes.next()
      return inner == .quote || inner == .closeBrace
    default:
      return false
    }
  }

  /// A date or a date and a time as the source states it: `2026-01-05`, `2026-01-05T14:00`.
  static func date(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10 else { return nil }
    for (index, byte) in bytes.prefix(10).enumerated() {
      guard index == 4 || index == 7 ? byte == .minus : byte.isDigit else { return nil }
    }
    let day = String(decoding: bytes[..<10], as: UTF8.self)
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == .space,
      bytes[11].isDigit, bytes[12].isDigit, bytes[13] == .colon, bytes[14].isDigit,
      bytes[15].isDigit
    else { return day }
    return day + "T" + String(decoding: bytes[11..<16], as: UTF8.self)
  }

  /// JSON that holds no transcript.
  static let noTranscript = IngestError(
    .notRecognized, code: "no-transcript-in-json", finding: "JSON without a list of spoken pieces",
    expectation: "the JSON of a meeting tool, a note-taker or a speech engine",
    remedy: "see `analyze formats`, or export the transcript as VTT or text")
}
