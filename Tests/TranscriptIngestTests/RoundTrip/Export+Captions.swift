extension Export {
  static let captions = [
    Export(testDescription: "WebVTT with voices", format: "webvtt", keeps: .utterances) { talk, _ in
      "WEBVTT\n\n"
        + cues(talk.utterances, mark: ".") { "<v \(escaped($0.speaker))>\(escaped($0.text))</v>" }
    },
    Export(testDescription: "WebVTT of Zoom", format: "webvtt", keeps: .utterances) { talk, _ in
      "WEBVTT\n\n" + cues(talk.utterances, mark: ".") { "\($0.speaker): \($0.text)" }
    },
    Export(testDescription: "SRT", format: "srt", keeps: .utterances) { talk, _ in
      cues(talk.utterances, mark: ",") { "\($0.speaker): \($0.text)" }
    },
    Export(testDescription: "SRT of a podcast", format: "srt", keeps: .turns) { talk, _ in
      cues(talk.turns.flatMap(shortCues), mark: ",", text: \.text)
    },
    Export(
      testDescription: "SRT of WhisperX", format: "srt", keeps: .utterances,
      rename: { _, place in "SPEAKER_0\(place)" }
    ) { talk, _ in
      let speakers = talk.speakers
      return cues(talk.utterances, mark: ",") {
        "[SPEAKER_0\(speakers.firstIndex(of: $0.speaker) ?? 0)]: \($0.text)"
      }
    },
    Export(testDescription: "SBV", format: "sbv", keeps: .utterances) { talk, _ in
      talk.utterances.map {
        "\(WrittenTime.hours($0.start)),\(WrittenTime.hours($0.end))\n\($0.speaker): \($0.text)\n"
      }.joined(separator: "\n")
    },
  ]

  /// Numbered cues as SRT has them, which WebVTT can read but for the mark in the times.
  private static func cues(
    _ pieces: [Talk.Piece], mark: String, text: (Talk.Piece) -> String
  ) -> String {
    pieces.enumerated().map { index, piece in
      """
      \(index + 1)
      \(WrittenTime.hours(piece.start, mark)) --> \(WrittenTime.hours(piece.end, mark))
      \(text(piece))

      """
    }.joined(separator: "\n")
  }

  /// A turn in cues of 32 columns, of which only the first names the speaker.
  ///
  /// A cue of so few words is not one of those that stand without a name because nobody knows
  /// whose they are: there are too many of them.
  private static func shortCues(_ turn: Talk.Piece) -> [Talk.Piece] {
    let lines = wrapped("\(turn.speaker): \(turn.text)")
    let start = turn.start ?? 0
    let length = (turn.end ?? start) - start
    return lines.enumerated().map { index, line in
      var cue = turn
      cue.text = line
      cue.start = start + length * index / lines.count
      cue.end = start + length * (index + 1) / lines.count
      return cue
    }
  }

  /// The text in lines of 32 columns, and more where a name or `[laughs]` would stand alone: such
  /// a cue is no speech.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 32 || [":", "]"].contains(last.last) {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
