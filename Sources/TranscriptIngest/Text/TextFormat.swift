/// The ways in which plain text and Markdown hold a transcript, by product where that changes how
/// they are read.
///
/// One judgement for all of them keeps recognition unambiguous: a file has one best format, and
/// every reader asks whether it is its own.
enum TextFormat: String, CaseIterable, Sendable {
  case labelled, stamped, timed, qa
  case zoomCaptions = "zoom-captions"
  case zoomChat = "zoom-chat"
  case chatLog = "chat-log"
  case teams
  case teamsOld = "teams-old"
  case meet, otter, rev, riverside, descript, transcribeme, resolve
  case whisperJAX = "whisper-jax"
  case youtubePanel = "youtube-panel"

  /// The format of a text and how sure that is; nil where it is no transcript.
  ///
  /// - Parameter head: The beginning of a file.
  /// - Returns: The format, and whether others may know better.
  static func best(of head: ArraySlice<UInt8>) -> (format: TextFormat, recognition: Recognition)? {
    var bytes = Array(head)
    // The last line of a full window is cut: a half line must not count.
    if bytes.count >= 4096, let last = bytes.lastIndex(of: .lineFeed), last > 1024 {
      bytes.removeSubrange((last + 1)...)
    }
    var first: [Range<Int>] = []
    for line in TrimmedLines(bytes) where !line.isBlank && first.count < 12 {
      first.append(line.range)
    }
    guard let line = first.first, !isForeign(bytes, line) else { return nil }
    if let product = product(bytes, first) { return (product, .certain) }
    if first.contains(where: { holdsArrow(bytes, $0) }) { return nil }
    if Meet.isMeet(bytes) { return (.meet, .certain) }
    return TextProfile(bytes).format ?? Alternation.recognise(bytes)
  }

  /// The judgement of one reader on the beginning of a file.
  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    guard let best = Self.best(of: head), best.format == self else { return .no }
    return best.recognition
  }

  /// Products whose lines nobody else writes.
  private static func product(_ bytes: [UInt8], _ lines: [Range<Int>]) -> TextFormat? {
    for line in lines {
      if ZoomChat.Head(bytes, line) != nil { return .zoomChat }
      if ZoomCaptions.Head(bytes, line) != nil { return .zoomCaptions }
      if TeamsOld.isTiming(bytes, line) { return .teamsOld }
      if WhisperJAX.Head(bytes, line) != nil { return .whisperJAX }
      if Resolve.Head(bytes, line) != nil { return .resolve }
      if Teams.isEvent(bytes, line) { return .teams }
    }
    if ChatLog.isLog(bytes, lines) { return .chatLog }
    return YouTubePanel.isPanel(bytes, lines) ? .youtubePanel : nil
  }

  /// Beginnings of other formats: markup, JSON, caption files, CHAT, Praat, tables.
  private static func isForeign(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, line)
    if cursor.skip("WEBVTT") || cursor.skip("@UTF8") || cursor.skip("@Begin") { return true }
    if cursor.skip("File type") || cursor.skip("<") || cursor.skip("{") { return true }
    if cursor.skip("[") {
      cursor.skipBlanks()
      return cursor.isAtEnd || cursor.current == .openBrace || cursor.current == .quote
    }
    return TranscriptTable.isHead(bytes[line])
  }

  /// The arrow of subtitle files, or two times with a comma between them, as SBV has them.
  private static func holdsArrow(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var times = CaptionTimesReader(bytes, line)
    if times.subViewer() != nil { return true }
    var cursor = ByteCursor(bytes, line)
    while !cursor.isAtEnd {
      if cursor.skip("-->") { return true }
      if cursor.index > line.lowerBound, bytes[cursor.index - 1].isDigit, cursor.skip("->") {
        return true
      }
      cursor.advance()
    }
    return false
  }
}

extension TextProfile {
  /// The format that the counts speak for; nil where they speak for none.
  var format: (format: TextFormat, recognition: Recognition)? {
    if let format = stampedFormat { return (format, .certain) }
    return labelledFormat
  }

  private var stampsFirst: Int { self[.stampLabel] + self[.stampColumns] + self[.stampText] }

  private var stampedFormat: TextFormat? {
    if self[.labelWords] > 1 || first == .labelWords { return .teams }
    let named = self[.labelStamp]
    if named > 1 || first == .labelStamp, named >= stampsFirst, named * 40 >= lines {
      return namedStampFormat
    }
    if !labelsAboveWords.isEmpty { return .stamped }
    if stampsFirst > 1 || stampsFirst == lines, stampsFirst * 5 >= lines || stampsFirst > 20 {
      if boldBehindStamps * 2 > stampsFirst || innerStamps * 2 >= stampsFirst { return .descript }
      if !labelsBehindStamps.isEmpty { return .stamped }
      // Times inside a talk under labels belong to the talk.
      if plainLabels.isEmpty, boldLabels.isEmpty { return .timed }
    }
    let alone = self[.stampAlone]
    guard alone > 1, alone * 5 >= lines, plainLabels.isEmpty, boldLabels.isEmpty else { return nil }
    return unpaddedAlone * 2 > alone ? .otter : .timed
  }

  /// Whose way of writing it is where stamps stand beside names.
  private var namedStampFormat: TextFormat? {
    let named = self[.labelStamp]
    guard !labelsBeforeStamps.isEmpty, let style = mainStyle else { return nil }
    if numberedStamps * 2 > named { return .transcribeme }
    if style.frame == .round, !style.hasText {
      if style.hasColon { return .rev }
      return fractions * 2 > named ? .riverside : .stamped
    }
    if style.frame == .bare, style.gap == 3, !style.hasText, !style.hasColon { return .teams }
    return otterStamps * 2 > named ? .otter : .stamped
  }

  /// The way in which most names and stamps are written.
  var mainStyle: Style? {
    styles.max { left, right in
      (left.value, left.key.order) < (right.value, right.key.order)
    }?.key
  }

  private var labelledFormat: (format: TextFormat, recognition: Recognition)? {
    if self[.bracketLabel] > 1 { return (.qa, .certain) }
    let bold = boldLabels
    let plain = plainLabels
    if questions > 1, questions * 2 >= titles, questions * 3 >= self[.boldLabel],
      questions * 2 >= plain.count
    {
      return (.qa, .certain)
    }
    if !bold.isEmpty { return (.labelled, bold.recognition) }
    if !plain.isEmpty { return (.labelled, plain.recognition) }
    let headings = headingLabels
    return headings.isEmpty ? nil : (.labelled, headings.recognition)
  }
}

extension TextProfile.Style {
  /// A fixed order, so that equal counts give the same format every time.
  fileprivate var order: Int {
    let frameOrder = frame == .bare ? 0 : frame == .round ? 1 : 2
    return frameOrder * 100 + gap * 10 + (hasColon ? 2 : 0) + (hasText ? 1 : 0)
  }
}
