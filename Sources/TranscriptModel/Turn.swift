/// Neighbouring utterances of one speaker: one unbroken stretch of talk.
///
/// A back-channel of the other speaker ("mm-hm") is a turn of its own. Events and chat between
/// two utterances do not end a turn.
public struct Turn: Sendable, Hashable {
  /// The position of the speaker in `Transcript.speakers`; nil where nobody is named.
  public var speaker: Int?
  /// The positions of the turn's utterances in `Transcript.utterances`, in order.
  public var utterances: [Int]
  /// The earliest start of the utterances; nil where none has a time.
  public var start: Timestamp?
  /// The latest end of the utterances; nil where none states an end.
  public var end: Timestamp?
  /// The words of the utterances, joined by single spaces; artefacts are left out.
  public var text: String
  /// The number of words of `text`, counted by `countWords(in:)`.
  public var words: Int

  /// Makes a turn.
  public init(
    speaker: Int?, utterances: [Int], start: Timestamp? = nil, end: Timestamp? = nil,
    text: String, words: Int
  ) {
    self.speaker = speaker
    self.utterances = utterances
    self.start = start
    self.end = end
    self.text = text
    self.words = words
  }
}
