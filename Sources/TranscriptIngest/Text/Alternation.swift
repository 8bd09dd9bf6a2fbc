import TranscriptModel

/// An interview in paragraphs that nothing marks: who says each of them is found from the whole.
///
/// Questions are short, end in a question mark and speak to somebody; answers are long and often
/// begin with a word that takes up what was said (`Right`, `Well`). No single paragraph tells, so
/// the likeliest sequence of both is looked for.
///
/// Ordinary prose asks questions too. It is told apart by the whole file: there must be several
/// questions that stand alone, they must speak to a `you`, and longer paragraphs must follow
/// them.
struct Alternation {
  /// One paragraph and what it looks like.
  private struct Paragraph {
    var lines: [Range<Int>]
    let line: Int
    var length = 0
    var asks = false
    var holdsQuestion = false
    var trailsOff = false
    var takesUp = false
    var invites = false
    var speaksToYou = false
  }

  private enum Voice: Int { case interviewer, respondent }

  private var paragraphs: [Paragraph] = []

  /// Whether the beginning of a text alternates between questions and answers.
  static func recognise(
    _ head: [UInt8]
  ) -> (format: TextFormat, recognition: Recognition)? {
    if Alternation(head, isWhole: true) != nil { return (.qa, .certain) }
    return Alternation(head, isWhole: false) == nil ? nil : (.qa, .possible)
  }

  /// Looks at the paragraphs of a text; nil where they are no interview.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - isWhole: Whether `bytes` are the whole text, or only its beginning, which may hold few
  ///     questions.
  init?(_ bytes: [UInt8], isWhole: Bool) {
    collect(bytes)
    guard let first = paragraphs.firstIndex(where: { $0.asks && $0.length < 450 }) else {
      return nil
    }
    paragraphs.removeSubrange(..<first)
    guard isInterview(isWhole ? 3 : 2) else { return nil }
  }

  /// Whether enough short paragraphs ask somebody, and longer ones follow.
  private func isInterview(_ least: Int) -> Bool {
    var questions = 0
    var answered = 0
    var toYou = 0
    for (index, paragraph) in paragraphs.enumerated() where paragraph.asks && paragraph.length < 450
    {
      questions += 1
      if paragraph.speaksToYou { toYou += 1 }
      guard index + 1 < paragraphs.count else { continue }
      let next = paragraphs[index + 1]
      if !next.asks || next.takesUp, next.length > paragraph.length || next.takesUp {
        answered += 1
      }
    }
    // A heading at the end of the window has no answer yet, hence the one that is given.
    return questions >= least && toYou * 3 >= questions && (answered + 1) * 4 >= questions * 3
      && questions * 10 >= paragraphs.count
  }

  /// The transcript.
  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var assembler = TurnAssembler(bytes, variant: .qa, isMarkdown: false)
    var before: Voice?
    for (paragraph, voice) in zip(paragraphs, voices()) {
      var lines = paragraph.lines[...]
      if voice != before, let first = lines.popFirst() {
        let name =
          voice == .interviewer ? QuestionsAndAnswers.interviewer : QuestionsAndAnswers.respondent
        try assembler.open(inferred: name, line: paragraph.line, text: first)
      } else {
        assembler.endParagraph()
      }
      for line in lines { assembler.add(line) }
      before = voice
    }
    assembler.builder.note("speaker-inferred")
    return try assembler.finish()
  }
}

// MARK: - Who says what

extension Alternation {
  /// The likeliest voices (Viterbi's algorithm over two of them).
  private func voices() -> [Voice] {
    // An interview opens with a question: that is where the paragraphs begin.
    var scores = (interviewer: 0.0, respondent: -1000.0)
    var choices: [(interviewer: Voice, respondent: Voice)] = []
    for paragraph in paragraphs.dropFirst() {
      // Two questions in a row are rare; an answer of several paragraphs is usual.
      let stay = scores.interviewer - 2.5
      let ask = scores.respondent
      let answer = scores.interviewer + (paragraph.takesUp ? 2.5 : 0)
      let goOn = scores.respondent - 0.3
      choices.append(
        (
          interviewer: ask >= stay ? .respondent : .interviewer,
          respondent: answer >= goOn ? .interviewer : .respondent
        ))
      scores = (
        interviewer: max(stay, ask) + likelihoodOfQuestion(paragraph),
        respondent: max(answer, goOn)
      )
    }
    var voice: Voice = scores.respondent >= scores.interviewer ? .respondent : .interviewer
    var reversed = [voice]
    for choice in choices.reversed() {
      voice = voice == .interviewer ? choice.interviewer : choice.respondent
      reversed.append(voice)
    }
    return reversed.reversed()
  }

  /// How much more a paragraph looks like the interviewer's than like an answer.
  private func likelihoodOfQuestion(_ paragraph: Paragraph) -> Double {
    var score = 0.0
    if paragraph.asks { score += paragraph.length < 450 ? 3 : 0.5 }
    if paragraph.holdsQuestion, paragraph.length < 300 { score += 1.5 }
    if paragraph.invites, paragraph.length < 300 { score += 2.5 }
    if paragraph.trailsOff, paragraph.length < 300 { score += 1 }
    if paragraph.takesUp { score -= 2 }
    if paragraph.length > 450 { score -= 3 }
    if paragraph.length > 700 { score -= 2 }
    return score
  }
}

// MARK: - Paragraphs

extension Alternation {
  private mutating func collect(_ bytes: [UInt8]) {
    let lines = Array(TrimmedLines(bytes))
    // Where no line is blank, each line is a paragraph.
    let hasBlanks = lines.dropLast().contains(where: \.isBlank)
    var isOpen = false
    for line in lines {
      if line.isBlank {
        isOpen = false
      } else if isOpen, hasBlanks, let last = paragraphs.indices.last {
        paragraphs[last].lines.append(line.range)
      } else {
        paragraphs.append(Paragraph(lines: [line.range], line: line.number))
        isOpen = true
      }
    }
    for index in paragraphs.indices { look(bytes, &paragraphs[index]) }
  }

  private func look(_ bytes: [UInt8], _ paragraph: inout Paragraph) {
    guard let first = paragraph.lines.first, let last = paragraph.lines.last else { return }
    paragraph.length = paragraph.lines.reduce(0) { $0 + $1.count }
    paragraph.asks = Self.asks(bytes, last)
    paragraph.trailsOff =
      bytes[last].suffix(3).elementsEqual("...".utf8)
      || bytes[last].suffix(3).elementsEqual("…".utf8)
    paragraph.holdsQuestion = !paragraph.asks && bytes[first].contains(UInt8(ascii: "?"))
    let opening = Self.words(bytes, first.prefix(60))
    paragraph.takesUp = Self.begins(opening, with: Self.takingUp)
    paragraph.invites = Self.begins(opening, with: Self.invitations)
    if paragraph.asks, paragraph.length < 450 {
      paragraph.speaksToYou = paragraph.lines.contains { line in
        Self.words(bytes, line).split(separator: " ").contains { Self.you.contains(String($0)) }
      }
    }
  }

  /// A question mark at the end, perhaps before a quotation mark.
  private static func asks(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let end = bytes[line].suffix(5)
    guard let mark = end.lastIndex(of: UInt8(ascii: "?")) else {
      return end.suffix(3).elementsEqual("？".utf8)
    }
    return bytes[(mark + 1)..<line.upperBound].allSatisfy {
      $0 >= 0x80 || $0 == .quote || $0 == .closeParenthesis
    }
  }

  /// The words of a range in small letters, with single blanks and a blank at the end.
  private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
    let parts = text.split { !($0.isLetter || $0 == "'" || $0 == "’") }
    return parts.map { $0.replacing("’", with: "'") }.joined(separator: " ") + " "
  }

  private static func begins(_ words: String, with openings: [String]) -> Bool {
    openings.contains { words.hasPrefix($0 + " ") }
  }

  /// Words that take up what somebody else said.
  private static let takingUp = [
    "right", "yeah", "yes", "yep", "yup", "no", "nope", "totally", "exactly", "absolutely",
    "definitely", "certainly", "sure", "indeed", "agreed", "correct", "true", "of course", "well",
    "oh", "ah", "hm", "hmm", "mm", "ha", "haha", "wow", "that's a", "that's so", "that's right",
    "that's true", "that's exactly", "good question", "great question", "good point", "thank you",
    "thanks", "fair enough", "not really", "not at all", "honestly", "ja", "nein", "genau",
    "absolut", "gute frage", "oui", "non", "tout à fait", "exactement", "sí", "no", "claro",
    "exacto", "sim", "não", "exatamente", "sì", "esatto", "nee", "precies",
  ]

  /// Words with which an interviewer asks without a question mark.
  private static let invitations = [
    "tell me", "tell us", "describe", "walk me", "walk us", "talk about", "talk me", "give me",
    "give us", "share with", "explain", "help me understand", "say more", "let's talk",
    "erzählen sie", "erzähl", "beschreiben sie", "racontez", "parlez", "cuéntanos", "cuéntame",
  ]

  /// Words for the person who is asked.
  private static let you: Set<String> = [
    "you", "your", "you're", "you've", "you'd", "yourself", "yours", "sie", "ihnen", "ihr", "ihre",
    "ihren", "ihrer", "du", "dich", "dir", "dein", "deine", "euch", "vous", "votre", "vos", "tu",
    "ton", "tes", "toi", "usted", "ustedes", "tú", "te", "tus", "você", "vocês", "seu", "sua",
    "lei", "suo", "tuo", "je", "jij", "jouw", "jullie", "uw", "din", "dig", "ditt",
  ]
}
