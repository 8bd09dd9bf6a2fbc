import Reports
import TranscriptIngest
import TranscriptModel

/// What a reader understood, for people: what the file is, who speaks, then turn by turn, each with
/// its number, counted from 0 as reports and `correct --turn` do.
struct PlainTranscript {
  /// The lines, each with its end.
  let text: String

  /// Lays out a result.
  init(_ result: IngestResult) {
    let transcript = result.transcript
    var lines = [Self.headline(transcript)]
    lines += transcript.speakers.map { speaker in
      let labels = speaker.labels.filter { $0 != speaker.name }
      let written = labels.isEmpty ? "" : ", written \(labels.joined(separator: "; "))"
      return "  \(speaker.name) (\(speaker.kind.rawValue)\(written))"
    }
    lines += Self.noteLines(result.notes)
    lines.append("")
    let turns = transcript.turns()
    let width = String(max(0, turns.count - 1)).count
    lines += turns.enumerated().map { number, turn in
      let name = turn.speaker.map { transcript.speakers[$0].name } ?? "(nobody named)"
      let time = turn.start.map { "[\($0)] " } ?? ""
      let digits = String(number)
      let indent = String(repeating: " ", count: width - digits.count)
      return "\(indent)\(digits) \(time)\(name): \(turn.text)"
    }
    text = lines.map { SafeText($0).text + "\n" }.joined()
  }

  private static func headline(_ transcript: Transcript) -> String {
    let source = transcript.source
    let speech = transcript.utterances.filter { $0.kind == .speech }
    let variant = source.variant.map { " (\($0))" } ?? ""
    let recovered = speech.filter(\.isRecovered).count
    let counts = [
      counted(speech.count, "utterance"), counted(transcript.turns().count, "turn"),
      counted(transcript.speakers.count, "speaker"), recovered > 0 ? "\(recovered) recovered" : nil,
    ]
    return "\(source.format)\(variant), \(source.encoding): "
      + counts.compactMap(\.self).joined(separator: ", ")
  }

  private static func noteLines(_ notes: [IngestNote]) -> [String] {
    Dictionary(grouping: notes, by: \.code).sorted { $0.key < $1.key }.map { code, notes in
      let first = notes.compactMap(\.line).min().map { ", first on line \($0)" } ?? ""
      return "  note \(code): \(notes.count)\(first)"
    }
  }
}
