/// When an utterance was spoken.
public struct SpokenTime: Sendable, Hashable {
  /// Where a start time comes from.
  public enum Origin: String, Sendable, Hashable {
    /// The file states it.
    case file
    /// It was placed between two times that the file states.
    case derived
  }

  /// When the utterance begins.
  public var start: Timestamp
  /// When the utterance ends, never invented; nil where the file does not tell.
  public var end: Timestamp?
  /// Where `start` comes from.
  public var origin: Origin

  /// Makes the time of an utterance.
  public init(start: Timestamp, end: Timestamp? = nil, origin: Origin = .file) {
    self.start = start
    self.end = end
    self.origin = origin
  }
}

/// One piece of a transcript, as its source records it.
public struct Utterance: Sendable, Hashable {
  /// What a piece of a transcript is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Words that a participant spoke.
    case speech
    /// A sound, a shared recording, a jingle, a credit line.
    case event
    /// A message that was typed.
    case chat
  }

  /// The piece's own identifier in the file (a WebVTT id, an SRT index, an `xml:id`).
  public var sourceID: String?
  /// When it was spoken; nil where the file does not tell.
  public var time: SpokenTime?
  /// The position of the speaker in `Transcript.speakers`; nil where nobody is named.
  public var speaker: Int?
  /// Whether this is speech, an event or chat.
  public var kind: Kind
  /// What was said, as plain text.
  public var text: String
  /// The 1-based line of the file on which the piece starts; nil where lines mean nothing.
  public var line: Int?
  /// Whether a strict reader of the format would have dropped the piece or read other times.
  public var isRecovered: Bool
  /// Whether a speech recogniser made the words up: a repetition loop or an invented tail.
  ///
  /// Such words are kept and shown, and left out of every share.
  public var isArtefact: Bool

  /// Makes an utterance.
  public init(
    sourceID: String? = nil, time: SpokenTime? = nil, speaker: Int? = nil, kind: Kind = .speech,
    text: String, line: Int? = nil, isRecovered: Bool = false, isArtefact: Bool = false
  ) {
    self.sourceID = sourceID
    self.time = time
    self.speaker = speaker
    self.kind = kind
    self.text = text
    self.line = line
    self.isRecovered = isRecovered
    self.isArtefact = isArtefact
  }
}
