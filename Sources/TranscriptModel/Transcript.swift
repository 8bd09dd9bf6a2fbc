/// What a reader understood of one file.
public struct Transcript: Sendable, Hashable {
  /// What the file is and what it says about itself.
  public struct Source: Sendable, Hashable {
    /// The format's name, such as `webvtt` or `text`.
    public var format: String
    /// Who wrote the file, where that changes how it is read, such as `zoom`.
    public var variant: String?
    /// The encoding of the bytes, in lower case, such as `utf-8`.
    public var encoding: String
    /// Whether the file began with a byte order mark.
    public var hasByteOrderMark: Bool
    /// The title that the file states.
    public var title: String?
    /// The date that the file states, as `2026-01-05` or `2026-01-05T14:00`.
    public var date: String?

    /// Makes the description of a source.
    public init(
      format: String, variant: String? = nil, encoding: String = "utf-8",
      hasByteOrderMark: Bool = false, title: String? = nil, date: String? = nil
    ) {
      self.format = format
      self.variant = variant
      self.encoding = encoding
      self.hasByteOrderMark = hasByteOrderMark
      self.title = title
      self.date = date
    }
  }

  /// What the file is and what it says about itself.
  public var source: Source
  /// Every voice of the file, in order of first appearance.
  public var speakers: [Speaker]
  /// The pieces of the file, in order.
  public var utterances: [Utterance]

  /// Makes a transcript.
  public init(source: Source, speakers: [Speaker] = [], utterances: [Utterance] = []) {
    self.source = source
    self.speakers = speakers
    self.utterances = utterances
  }
}
