import TranscriptModel

/// Reads interviews that are written as articles: a question, then its answer.
///
/// Questions stand in headings or in bold, perhaps with names in brackets; or nothing marks them,
/// and they alternate with answers. Speakers whom the article does not name are called
/// `Interviewer` and `Respondent`, with the note `speaker-inferred`.
public struct QuestionsAndAnswers: PlainTextReader {
  let format = TextFormat.qa
  /// What the reader reads.
  public let summary = "interviews as articles: questions as headings, in bold, or unmarked"

  /// The name of a person who asks and is not named.
  static let interviewer = "Interviewer"
  /// The name of a person who answers and is not named.
  static let respondent = "Respondent"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    let profile = TextProfile(bytes)
    if profile.questions + profile[.bracketLabel] > 0 {
      var text = MarkedQuestions(bytes, profile)
      return try text.read()
    }
    guard let interview = Alternation(bytes, isWhole: true) else {
      throw noTurns("questions and answers in turn")
    }
    return try interview.read(bytes)
  }
}

/// An article whose questions are marked.
private struct MarkedQuestions {
  private let bytes: [UInt8]
  private let labels: BelievedLabels
  private var assembler: TurnAssembler
  private var preamble: Preamble
  private var isAnswering = false
  private var hasQuestion = false
  private var isInferred = false

  init(_ bytes: [UInt8], _ profile: TextProfile) {
    self.bytes = bytes
    labels = profile.boldLabels
    assembler = TurnAssembler(bytes, variant: .qa, isMarkdown: true)
    preamble = Preamble(bytes)
  }

  mutating func read() throws(IngestError) -> IngestResult {
    for line in TrimmedLines(bytes) {
      if line.isBlank { assembler.endParagraph() } else { try take(line) }
    }
    assembler.builder.source.title = preamble.title
    assembler.builder.source.date = preamble.date
    if isInferred { assembler.builder.note("speaker-inferred") }
    return try assembler.finish()
  }

  private mutating func take(_ line: TextLine) throws(IngestError) {
    guard let head = TurnHead(bytes, line.range), let label = head.label else {
      return try takeText(line)
    }
    switch head.layout {
    case .bracketLabel:
      try open(label, head.text, line)
    case .boldLabel where labels.contains(bytes, label) && hasQuestion:
      try open(label, head.text, line)
    case .heading, .boldLine:
      guard asks(label) || head.layout == .boldLine && hasQuestion && endsSentence(label) else {
        if !hasQuestion { preamble.take(line) }
        return
      }
      try ask(label, line)
    default:
      try takeText(line)
    }
  }

  private mutating func open(
    _ label: Range<Int>, _ text: Range<Int>, _ line: TextLine
  ) throws(IngestError) {
    hasQuestion = true
    isAnswering = true
    try assembler.open(TurnAssembler.Opening(label: label, line: line.number), text: text)
  }

  /// A question; `**Dana: Where did it begin?**` names who asks.
  private mutating func ask(_ words: Range<Int>, _ line: TextLine) throws(IngestError) {
    hasQuestion = true
    isAnswering = false
    if let named = LabelPrefix.find(in: bytes, words), !named.text.isEmpty {
      try assembler.open(
        TurnAssembler.Opening(label: named.label, line: line.number), text: named.text)
      return
    }
    isInferred = true
    try assembler.open(inferred: QuestionsAndAnswers.interviewer, line: line.number, text: words)
  }

  private mutating func takeText(_ line: TextLine) throws(IngestError) {
    guard hasQuestion else { return preamble.take(line) }
    guard !isAside(line.range) else { return }
    if isAnswering {
      assembler.add(line.range)
      return
    }
    isAnswering = true
    isInferred = true
    try assembler.open(
      inferred: QuestionsAndAnswers.respondent, line: line.number, text: line.range)
  }

  /// Pull quotes, pictures, rules and lines in italics as a whole: the editor's, not the talk's.
  private func isAside(_ line: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, line)
    if cursor.skip(.greaterThan) || cursor.skip("![") || cursor.skip("---") { return true }
    if let emphasis = Emphasis(bytes, line), !emphasis.isBold { return emphasis.behind.isEmpty }
    return false
  }

  private func asks(_ words: Range<Int>) -> Bool {
    bytes[words].last == UInt8(ascii: "?") || bytes[words].suffix(3).elementsEqual("？".utf8)
  }

  private func endsSentence(_ words: Range<Int>) -> Bool {
    guard let last = bytes[words].last else { return false }
    return last == .dot || last == UInt8(ascii: "!")
      || bytes[words].suffix(3).elementsEqual("…".utf8)
  }
}
