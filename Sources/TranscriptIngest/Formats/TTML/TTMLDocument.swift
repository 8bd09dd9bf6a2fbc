import TranscriptModel

/// The elements and the text of a TTML document on their way to cues.
struct TTMLDocument: XMLHandler {
  enum Element: String {
    case tt, head, body, div, p, span, br, metadata, agent, name, title, style, region
  }

  enum Attribute: String {
    case begin, end, dur, timeContainer, id, agent, role, style, region, space, type, ruby
    case frameRate, subFrameRate, frameRateMultiplier, tickRate, dropMode, timeBase
    case timing
  }

  /// What holds inside an open element of the body.
  private struct Context {
    var voice: Int?
    var keepsSpace = false
    var isEvent = false
    var hasTime = false
    var id: String?
    var line = 0
    var element: Element?
  }

  /// What makes text one cue: it stands in one timed element, and one person says it.
  private struct Piece {
    var cue: LabelledCues.Cue
    var timedElement: Int
    var voice: Int?
  }

  private(set) var cues = LabelledCues()
  private(set) var notes: [IngestNote] = []
  private(set) var title: String?
  private(set) var isApple = false
  private var people = TTMLPeople()
  private var clock = TTMLClock()
  private var timing = TTMLTiming()
  private var contexts: [Context] = []
  private var timedElements: [Int] = []
  private var timedElementCount = 0
  private var piece: Piece?
  private var spaceIsDue = false
  private var hiddenElement = 0
  /// How many elements are open below one that is no speech.
  private var skipped = 0
  private var isInBody = false
  private var headText: [UInt8]?
  private var assumesFrameRate = false

  init(fileBytes: Int) {
    cues.reserve(fileBytes: fileBytes)
  }

  static func attribute(_ name: XMLName) -> Attribute? {
    // `timing` alone is a word of anybody's; Apple's stands in Apple's namespace.
    if name.local == "timing" && !name.namespace.contains("apple.com") { return nil }
    return Attribute(rawValue: name.local)
  }

  /// The people whom the document's marks name, in the order of `Cue.voice`.
  mutating func namedVoices() -> [LabelledCues.Voice] {
    if !people.nameVoices() { notes.append(IngestNote(code: "unresolved-reference")) }
    return people.voices
  }

  mutating func start(_ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int) {
    if skipped > 0 { return skipped += 1 }
    if isInBody { return startInBody(element, attributes, line: line) }
    switch element {
    case .tt: parameters(attributes)
    case .body:
      isInBody = true
      startInBody(element, attributes, line: line)
    case .agent: people.openAgent(attributes[.id], type: attributes[.type])
    case .name:
      people.openName(type: attributes[.type])
      headText = []
    case .title: headText = []
    case .style, .region: people.style(attributes[.id], agent: attributes[.agent])
    default: break
    }
  }

  mutating func end(_ element: Element?) {
    if skipped > 0 { return skipped -= 1 }
    if isInBody { return endInBody(element) }
    switch element {
    case .agent: people.closeAgent()
    case .name: people.closeName(headString())
    case .title: title = title ?? headString()
    default: break
    }
  }

  mutating func text(_ run: [UInt8]) {
    guard skipped == 0 else { return }
    guard isInBody else {
      headText?.append(contentsOf: run)
      return
    }
    guard let context = contexts.last, context.element == .p || context.element == .span else {
      return
    }
    if context.keepsSpace {
      verbatim(run)
    } else {
      words(of: run)
    }
  }

  /// What was gathered in an element of the head, with single spaces; nil where it is blank.
  private mutating func headString() -> String? {
    let text = String(decoding: headText ?? [], as: UTF8.self)
    headText = nil
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  private mutating func parameters(_ attributes: XMLAttributes<Attribute>) {
    func number(_ attribute: Attribute) -> Double? {
      guard let value = attributes[attribute].flatMap(Double.init), value > 0, value < 1e12 else {
        return nil
      }
      return value
    }
    clock.frameRate = number(.frameRate)
    clock.tickRate = number(.tickRate)
    clock.subFrameRate = number(.subFrameRate) ?? 1
    let parts =
      attributes[.frameRateMultiplier]?
      .split { $0 == " " || $0 == ":" || $0 == "/" }.compactMap { Double($0) } ?? []
    if let above = parts.first, above > 0 {
      let below = parts.count > 1 ? parts[1] : 1
      if below > 0 { clock.multiplier = above / below }
    }
    clock.dropMode = attributes[.dropMode].flatMap(TTMLClock.DropMode.init) ?? .none
    clock.isSMPTE = attributes[.timeBase] == "smpte"
    if attributes.has(.timing) { becomeApple() }
  }

  private mutating func becomeApple() {
    isApple = true
    timing.isAbsolute = true
  }
}

// MARK: - The body

extension TTMLDocument {
  private mutating func startInBody(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) {
    switch element {
    case .br: return lineBreak()
    case .body, .div, .p, .span: break
    default: return skipped = 1
    }
    if element == .span, let ruby = attributes[.ruby], ruby != "container", ruby != "base",
      ruby != "baseContainer"
    {
      return skipped = 1
    }
    var context = contexts.last ?? Context()
    context.element = element
    context.id = attributes[.id] ?? (element == .span ? context.id : nil)
    context.line = line
    if let space = attributes[.space] { context.keepsSpace = space == "preserve" }
    people.speaker(of: attributes, &context.voice, &context.isEvent)
    context.hasTime = openTime(element, attributes, line: line)
    contexts.append(context)
  }

  private mutating func endInBody(_ element: Element?) {
    guard element != .br, let context = contexts.popLast() else { return }
    if context.hasTime {
      timing.close()
      timedElements.removeLast()
    }
    switch element {
    case .p, .div: flush()
    case .body:
      flush()
      isInBody = false
    default: break
    }
  }

  /// Opens the time of an element; a span without a time of its own has that of its paragraph.
  private mutating func openTime(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) -> Bool {
    var statement = TTMLTiming.Statement(
      begin: time(.begin, attributes, line), end: time(.end, attributes, line),
      duration: time(.dur, attributes, line))
    statement.isSequence = attributes[.timeContainer] == "seq"
    if element == .span {
      guard !isApple, statement.isTimed || statement.isSequence || timing.isInSequence else {
        return false
      }
    }
    timing.open(statement)
    timedElementCount += 1
    timedElements.append(timedElementCount)
    if timing.endsBeforeStart, statement.isTimed { note("end-before-start", line) }
    return true
  }

  private mutating func time(
    _ attribute: Attribute, _ attributes: XMLAttributes<Attribute>, _ line: Int
  ) -> Int? {
    guard let value = attributes.cursor(attribute) else { return nil }
    guard let time = clock.time(value) else {
      note("bad-timing", line)
      return nil
    }
    if time.isBare, !isApple { becomeApple() }
    if time.assumesFrameRate, !assumesFrameRate {
      assumesFrameRate = true
      note("frame-rate-assumed", line)
    }
    return time.nanoseconds
  }

  private mutating func note(_ code: String, _ line: Int) {
    notes.append(IngestNote(code: code, line: line))
  }
}

// MARK: - Text

extension TTMLDocument {
  /// Appends the words of a text with single spaces between them.
  private mutating func words(of run: [UInt8]) {
    guard run.contains(where: { !$0.isXMLSpace }) else { return spaceIsDue = true }
    guard openPiece() else { return }
    let isAtStart = cues.text.count == piece?.cue.text.lowerBound || cues.text.last == .lineFeed
    let first = isAtStart ? run.firstIndex { !$0.isXMLSpace } ?? 0 : 0
    spaceIsDue = cues.text.appendWords(
      of: first == 0 ? run : Array(run[first...]), after: spaceIsDue && !isAtStart)
  }

  /// Appends a text as it is written.
  private mutating func verbatim(_ run: [UInt8]) {
    let isBlank = !run.contains { !$0.isXMLSpace }
    guard piece != nil || !isBlank, openPiece() else { return }
    cues.text.append(contentsOf: run)
  }

  /// Sees to it that a cue is open for text at this place.
  ///
  /// - Returns: Whether the text is shown at all.
  private mutating func openPiece() -> Bool {
    guard let context = contexts.last else { return false }
    let timedElement = timedElements.last ?? 0
    if let piece {
      if piece.timedElement == timedElement, piece.voice == context.voice,
        piece.cue.isEvent == context.isEvent
      {
        return true
      }
      flush()
    }
    guard timing.showsText else {
      hide(context, timedElement)
      return false
    }
    timing.text()
    piece = Piece(cue: cue(context), timedElement: timedElement, voice: context.voice)
    spaceIsDue = false
    return true
  }

  /// Leaves out text that a player would never show, and says so once for each element.
  private mutating func hide(_ context: Context, _ timedElement: Int) {
    if hiddenElement != timedElement { note("bad-timing", context.line) }
    hiddenElement = timedElement
  }

  private func cue(_ context: Context) -> LabelledCues.Cue {
    let start = cues.text.count
    let time = timing.time.map { time in
      SpokenTime(
        start: Timestamp(milliseconds: time.start),
        end: timing.endsBeforeStart ? nil : time.end.map { Timestamp(milliseconds: $0) })
    }
    return LabelledCues.Cue(
      id: context.id, time: time, text: start..<start, line: context.line,
      voice: context.isEvent ? nil : context.voice, isEvent: context.isEvent)
  }

  private mutating func lineBreak() {
    spaceIsDue = false
    if piece != nil { cues.text.append(.lineFeed) }
  }

  /// Ends the cue that is open, if one is.
  private mutating func flush() {
    spaceIsDue = false
    guard var cue = piece?.cue else { return }
    piece = nil
    var end = cues.text.count
    while end > cue.text.lowerBound, cues.text[end - 1].isXMLSpace { end -= 1 }
    cue.text = cue.text.lowerBound..<end
    cues.append(cue)
  }
}
