import TranscriptModel

extension IngestResult {
  /// The result as one JSON object on one line: what `analyze parse --json` prints.
  ///
  /// Every field is always there, in a fixed order; `null` says that the file does not tell.
  /// Speakers are named by `s1`, `s2`, … in order of first appearance, utterances (`cues`) by
  /// their position. The same input gives the same bytes.
  ///
  ///     {"v":1,"format":"srt",…,"cues":[{"id":"1","start_ms":500,…,"text":"So what now?",…}],…}
  ///
  /// - Complexity: O(*n*) in the number of utterances and bytes of text.
  public func neutralJSON() -> String {
    var json = JSONWriter()
    json.object { json in
      json.number("v", 1)
      transcript.source.write(to: &json)
      json.array("speakers", of: transcript.speakers.enumerated()) { json, speaker in
        speaker.element.write(to: &json, id: Self.speakerID(speaker.offset))
      }
      json.array("cues", of: transcript.utterances) { json, utterance in
        utterance.write(to: &json, speakerID: utterance.speaker.map(Self.speakerID))
      }
      json.array("turns", of: transcript.turns()) { json, turn in
        turn.write(to: &json, speakerID: turn.speaker.map(Self.speakerID))
      }
      json.array("warnings", of: notes) { json, note in
        json.object { json in
          json.string("code", note.code)
          json.number("line", note.line)
        }
      }
    }
    return json.text
  }

  private static func speakerID(_ position: Int) -> String { "s\(position + 1)" }
}

extension Transcript.Source {
  fileprivate func write(to json: inout JSONWriter) {
    json.string("format", format)
    json.string("variant", variant)
    json.string("encoding", encoding)
    json.flag("bom", hasByteOrderMark)
    json.object("meta") { json in
      json.string("title", title)
      json.string("date", date)
    }
  }
}

extension Speaker {
  fileprivate func write(to json: inout JSONWriter, id: String) {
    json.object { json in
      json.string("id", id)
      json.string("name", name)
      json.array("labels", of: labels) { $0.string(nil, $1) }
      json.string("kind", kind.rawValue)
    }
  }
}

extension Utterance {
  fileprivate func write(to json: inout JSONWriter, speakerID: String?) {
    json.object { json in
      json.string("id", sourceID)
      json.number("start_ms", time?.start.milliseconds)
      json.number("end_ms", time?.end?.milliseconds)
      json.string("time", time?.origin.rawValue ?? "none")
      json.string("speaker", speakerID)
      json.string("kind", kind.rawValue)
      json.string("text", text)
      json.number("line", line)
      json.flag("recovered", isRecovered)
      json.flag("artefact", isArtefact)
    }
  }
}

extension Turn {
  fileprivate func write(to json: inout JSONWriter, speakerID: String?) {
    json.object { json in
      json.string("speaker", speakerID)
      json.number("start_ms", start?.milliseconds)
      json.number("end_ms", end?.milliseconds)
      json.array("cues", of: utterances) { $0.number(nil, $1) }
    }
  }
}
