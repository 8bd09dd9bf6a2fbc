import TranscriptModel

/// What must survive every export: who said which words, and when.
struct Talk: Equatable {
  /// One utterance, or one turn.
  struct Piece: Equatable {
    var speaker: String
    var text: String
    /// Milliseconds; nil where a format does not keep them.
    var start: Int?
    var end: Int?
  }

  /// The utterances of speech, in order.
  let utterances: [Piece]
  /// The same words in turns.
  let turns: [Piece]

  /// Makes the talk of a transcript.
  ///
  /// A piece without a speaker gets an empty name, so that a comparison shows it.
  init(_ transcript: Transcript) {
    func name(_ speaker: Int?) -> String { speaker.map { transcript.speakers[$0].name } ?? "" }
    utterances = transcript.utterances.filter { $0.kind == .speech }.map {
      Piece(
        speaker: name($0.speaker), text: Self.oneLine($0.text),
        start: $0.time?.start.milliseconds, end: $0.time?.end?.milliseconds)
    }
    turns = transcript.turns().map {
      Piece(
        speaker: name($0.speaker), text: Self.oneLine($0.text), start: $0.start?.milliseconds,
        end: $0.end?.milliseconds)
    }
  }

  /// The names in order of first appearance.
  var speakers: [String] {
    var names: [String] = []
    for turn in turns where !names.contains(turn.speaker) { names.append(turn.speaker) }
    return names
  }

  /// Where a line breaks is for each format to choose.
  private static func oneLine(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}

extension Transcript {
  /// The transcript with a start and an end for every utterance, so that any format can hold it.
  ///
  /// What has no time begins where the utterance before ends and takes 400 ms a word; an end that
  /// is missing is the next start.
  var withTimes: Transcript {
    var timed = self
    var clock = 0
    for index in timed.utterances.indices {
      let start = utterances[index].time?.start.milliseconds ?? clock
      let words = countWords(in: utterances[index].text)
      let next = index + 1 < utterances.count ? utterances[index + 1].time?.start : nil
      let end =
        utterances[index].time?.end?.milliseconds ?? next?.milliseconds ?? start + 400 * words
      timed.utterances[index].time = SpokenTime(
        start: Timestamp(milliseconds: start), end: Timestamp(milliseconds: end))
      clock = end
    }
    return timed
  }
}
