/// The formats that can be read.
public struct ReaderRegistry: Sendable {
  /// The readers, in the order in which the table of formats shows them.
  public let readers: [any TranscriptReader]
  /// Those of the readers whose files are no text but hold one.
  let containers: [any ContainerReader]
  /// Those that share one judgement of plain text, at the positions of `readers`.
  let plainText: [(any PlainTextReader)?]

  /// Makes a registry of `readers`.
  public init(_ readers: [any TranscriptReader]) {
    self.readers = readers
    // Asked once and not for each file: such a question costs more than a short file's reading.
    containers = readers.compactMap { $0 as? any ContainerReader }
    plainText = readers.map { $0 as? any PlainTextReader }
  }

  /// Makes a registry of readers of which is known what they are: asking costs a program more than
  /// its start may take.
  init(
    _ readers: [any TranscriptReader], containers: [any ContainerReader],
    plainText: [any PlainTextReader]
  ) {
    self.readers = readers + containers + plainText
    self.containers = containers
    self.plainText =
      [(any PlainTextReader)?](repeating: nil, count: readers.count + containers.count) + plainText
  }

  /// All formats that come with analyze.
  public static let standard = ReaderRegistry(
    documents, containers: [DOCX()], plainText: plainTexts)

  private static let documents: [any TranscriptReader] = [
    WebVTT(),
    SRT(),
    SBV(),
    TTML(),
    JSONTranscript(),
    YouTubeJSON3(),
    CSV(),
    TSV(),
    TEI(),
    ISO24624(),
    PodcastHTML(),
    CHAT(),
    TextGrid(),
    TRS(),
    EAF(),
    EXB(),
    FLN(),
    NXT(),
    SRV1(),
    SRV3(),
  ]

  private static let plainTexts: [any PlainTextReader] = [
    Labelled(),
    Stamped(),
    Timed(),
    QuestionsAndAnswers(),
    Otter(),
    Rev(),
    Riverside(),
    Descript(),
    TranscribeMe(),
    Resolve(),
    Teams(),
    TeamsOld(),
    Meet(),
    ZoomCaptions(),
    ZoomChat(),
    ChatLog(),
    WhisperJAX(),
    YouTubePanel(),
  ]

  /// The reader of this name; nil where there is none.
  public func reader(named name: String) -> (any TranscriptReader)? {
    readers.first { $0.name == name }
  }
}
