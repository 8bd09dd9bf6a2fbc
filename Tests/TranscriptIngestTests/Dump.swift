import TranscriptIngest
import TranscriptModel

extension IngestResult {
  /// The result as text for people to read and for goldens to keep: one line for each thing.
  ///
  ///     format webvtt, variant zoom, utf-8
  ///     speaker Dana Ruiz (person), written: Dana Ruiz (she/her)
  ///     #1 0:00:04.120 - 0:00:06.900 Dana Ruiz: So what now?
  ///     note end-before-start, line 12
  var dump: String {
    let lines =
      [header] + transcript.speakers.map(\.dump) + transcript.utterances.map(dump)
      + notes.map { "note \($0.code)" + ($0.line.map { ", line \($0)" } ?? "") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var header: String {
    let source = transcript.source
    var parts = ["format \(source.format)"]
    if let variant = source.variant { parts.append("variant \(variant)") }
    parts.append(source.encoding + (source.hasByteOrderMark ? " with mark" : ""))
    if let title = source.title { parts.append("title “\(title)”") }
    if let date = source.date { parts.append("date \(date)") }
    return parts.joined(separator: ", ")
  }

  private func dump(_ utterance: Utterance) -> String {
    var parts: [String] = []
    if let id = utterance.sourceID { parts.append("#\(id)") }
    if let time = utterance.time {
      parts.append("\(time.start)" + (time.end.map { " - \($0)" } ?? ""))
      if time.origin == .derived { parts.append("(derived)") }
    }
    if utterance.kind != .speech { parts.append("(\(utterance.kind.rawValue))") }
    if utterance.isRecovered { parts.append("(recovered)") }
    if utterance.isArtefact { parts.append("(artefact)") }
    let name = utterance.speaker.map { transcript.speakers[$0].name } ?? "-"
    let text = utterance.text.split(separator: "\n", omittingEmptySubsequences: false)
    return parts.joined(separator: " ") + " \(name): " + text.joined(separator: " ⏎ ")
  }
}

extension Speaker {
  fileprivate var dump: String {
    "speaker \(name) (\(kind.rawValue)), written: " + labels.joined(separator: " · ")
  }
}
