import TranscriptModel

/// The utterances of a file that keeps each speaker on a tier of its own.
///
/// Tiers follow each other in the file; people did not. So utterances are put in the order of
/// their start, then their end, then the file.
struct TierUtterances {
  /// What stands on a tier between two points of time.
  struct Entry {
    var id: String?
    var time: SpokenTime?
    var speaker: Int?
    var text: String
    var line: Int?
  }

  private var entries: [Entry] = []

  /// Adds an entry; one without text is left out.
  mutating func append(_ entry: Entry) {
    if !entry.text.isEmpty { entries.append(entry) }
  }

  /// Hands all entries to a builder in order of time.
  ///
  /// An entry without a time stays behind the one before it on its tier.
  func build(into builder: inout TranscriptBuilder) throws(IngestError) {
    var keys: [(start: Int, end: Int, index: Int)] = []
    keys.reserveCapacity(entries.count)
    var last = Int.min
    for (index, entry) in entries.enumerated() {
      last = entry.time?.start.milliseconds ?? last
      keys.append((last, entry.time?.end?.milliseconds ?? .max, index))
    }
    keys.sort { ($0.start, $0.end, $0.index) < ($1.start, $1.end, $1.index) }
    for key in keys { try append(entries[key.index], to: &builder) }
  }

  private func append(
    _ entry: Entry, to builder: inout TranscriptBuilder
  ) throws(IngestError) {
    var time = entry.time
    if let known = time, let end = known.end, end < known.start {
      builder.note("end-before-start", line: entry.line)
      time?.end = nil
    }
    try builder.append(
      Utterance(
        sourceID: entry.id, time: time, speaker: entry.speaker, text: entry.text,
        line: entry.line))
  }
}
