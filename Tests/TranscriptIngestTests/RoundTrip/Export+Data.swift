extension Export {
  static let data = [
    Export(testDescription: "JSON of Gong", format: "json", keeps: .utterances, write: gong),
    Export(testDescription: "JSON of Teams", format: "json", keeps: .utterances) { talk, _ in
      list("entries", talk.utterances) {
        """
        {"text": \(quoted($0.text)), "speakerDisplayName": \(quoted($0.speaker)), \
        "startOffset": "\(WrittenTime.hours($0.start))0000", "endOffset": "\(WrittenTime.hours($0.end))0000"}
        """
      }
    },
    Export(testDescription: "JSON of a podcast", format: "json", keeps: .utterances) { talk, _ in
      list("segments", talk.utterances) {
        """
        {"speaker": \(quoted($0.speaker)), "startTime": \(WrittenTime.decimal($0.start)), \
        "endTime": \(WrittenTime.decimal($0.end)), "body": \(quoted($0.text))}
        """
      }
    },
    Export(testDescription: "CSV", format: "csv", keeps: .utterances) { talk, _ in
      rows(talk, head: "Speaker Name,Start Time,End Time,Text", separator: ",") {
        "\"" + $0.replacing("\"", with: "\"\"") + "\""
      }
    },
    Export(testDescription: "TSV", format: "tsv", keeps: .utterances) { talk, _ in
      rows(talk, head: "speaker\tstart\tend\ttext", separator: "\t") { $0 }
    },
  ]

  private static func gong(_ talk: Talk, _ encoding: Spelling.Encoding) -> String {
    let speakers = talk.speakers
    let parties = speakers.enumerated().map {
      "{\"speakerId\": \"\($0)\", \"name\": \(quoted($1))}"
    }
    let monologues = talk.utterances.map {
      """
      {"speakerId": "\(speakers.firstIndex(of: $0.speaker) ?? 0)", "topic": null, "sentences": [\
      {"start": \($0.start ?? 0), "end": \($0.end ?? 0), "text": \(quoted($0.text))}]}
      """
    }
    return """
      {"callTranscripts": [{"callId": "1", "transcript": [
      \(monologues.joined(separator: ",\n"))
      ]}], "parties": [\(parties.joined(separator: ", "))]}

      """
  }

  private static func list(
    _ name: String, _ pieces: [Talk.Piece], entry: (Talk.Piece) -> String
  ) -> String {
    "{\"version\": \"1.0.0\", \"\(name)\": [\n"
      + pieces.map(entry).joined(separator: ",\n") + "\n]}\n"
  }

  private static func rows(
    _ talk: Talk, head: String, separator: String, cell: (String) -> String
  ) -> String {
    let rows = talk.utterances.map {
      [$0.speaker, WrittenTime.hours($0.start), WrittenTime.hours($0.end), $0.text].map(cell)
        .joined(separator: separator)
    }
    return ([head] + rows).joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
