import TranscriptModel

/// The elements and the text of a TEI document of speech, or of ISO 24624, which is built on it.
struct TEIDocument: XMLHandler {
  enum Element: String {
    case teiHeader, titleStmt, title, setting, recording, date
    case person, personGrp, persName, timeline, when
    case annotationBlock, annotatedU, u, seg, w, pc, anchor, pause, gap, choice
    // What is no speech.
    case note, desc, kinesic, vocal, incident, del, spanGrp, fs, event, writing, shift
  }

  enum Attribute: String {
    case id, who, start, end, synch, absolute, interval, since, unit, origin, when
  }

  /// An utterance before the timeline and the people are known whole.
  private struct Pending {
    var id: String?
    var who: Int?
    var start: Int?
    var end: Int?
    var line: Int
    var text = ""
  }

  /// Readings of one place to choose from: the first is what was said.
  private struct Choice {
    let depth: Int
    var readings = 0
  }

  private(set) var isISO = false
  private var title: String?
  private var date: String?
  private var people = DeclaredSpeakers()
  private var timeline = TEITimeline()
  private var pending: [Pending] = []
  private var whos: [[String]] = []
  private var numberOfWho: [String: Int] = [:]

  private var block: Pending?
  private var utterance: Pending?
  private var text = SpeechText()
  private var anchors: [(point: Int, isBeforeText: Bool)] = []
  private var textSinceAnchor = false
  /// How many elements are open below one that is no speech.
  private var skipped = 0
  private var innermost: Element?
  /// How many elements are open inside the utterance.
  private var depth = 0
  private var choices: [Choice] = []

  private var headText: [UInt8]?
  private var person: String?
  private var isInHeader = false
  private var isInTitles = false
  private var datesCount = false

  mutating func start(_ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int) {
    if skipped > 0 { return skipped += 1 }
    if utterance != nil { return startInUtterance(element, attributes) }
    switch element {
    case .u: openUtterance(attributes, line: line)
    case .annotationBlock, .annotatedU:
      isISO = true
      block = stated(attributes, over: Pending(line: line))
    case .timeline:
      timeline.open(unit: attributes[.unit], origin: attributes[.origin].map(Self.target))
    case .when:
      timeline.add(
        attributes[.id], absolute: attributes.cursor(.absolute),
        interval: attributes.cursor(.interval), unit: attributes[.unit],
        since: attributes[.since].map(Self.target))
    case .person, .personGrp:
      person = attributes[.id]
      if let person { people.declare(person, name: nil) }
      if let person, element == .personGrp { people.declareGroup(person) }
    default: startInHeader(element, attributes)
    }
  }

  private mutating func startInHeader(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>
  ) {
    switch element {
    case .teiHeader: isInHeader = true
    case .titleStmt: isInTitles = isInHeader
    case .title where isInTitles && title == nil: headText = []
    case .persName where person != nil: headText = []
    case .setting, .recording: datesCount = isInHeader
    case .date where datesCount && date == nil: date = attributes[.when].flatMap(Self.date)
    default:
      // The parts of a name have an element each, and not always a blank between them.
      if person != nil { headText?.append(.space) }
    }
  }

  mutating func end(_ element: Element?) {
    if skipped > 0 { return skipped -= 1 }
    if utterance != nil { return endInUtterance(element) }
    switch element {
    case .annotationBlock, .annotatedU: block = nil
    case .person, .personGrp: person = nil
    case .persName: person.map { people.declare($0, name: headString()) }
    case .title: if headText != nil { title = headString() }
    case .titleStmt: isInTitles = false
    case .teiHeader: isInHeader = false
    case .setting, .recording: datesCount = false
    default: break
    }
  }

  mutating func text(_ run: [UInt8]) {
    guard skipped == 0 else { return }
    guard utterance != nil else {
      headText?.append(contentsOf: run)
      return
    }
    switch innermost {
    case .w: text.beginWord(run)
    case .pc: text.appendPunctuation(run)
    default: text.append(run)
    }
    textSinceAnchor = textSinceAnchor || run.contains { !$0.isXMLSpace }
  }

  private mutating func headString() -> String? {
    let text = String(decoding: headText ?? [], as: UTF8.self)
    headText = nil
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// The id that a reference points to: `#p1`, `file.xml#p1` and `p1` alike.
  private static func target(_ reference: String) -> String {
    guard let hash = reference.utf8.lastIndex(of: .hash) else { return reference }
    return String(reference[reference.index(after: hash)...])
  }

  /// A date as `2026-01-05` or `2026-01-05T14:00`; nil where it is written otherwise.
  private static func date(_ value: String) -> String? {
    let shape = value.utf8.prefix(16).map { $0.isDigit ? UInt8.zero : $0 }
    if shape.starts(with: "0000-00-00T00:00".utf8) { return String(value.prefix(16)) }
    return shape.starts(with: "0000-00-00".utf8) ? String(value.prefix(10)) : nil
  }
}

// MARK: - Utterances

extension TEIDocument {
  /// What the attributes of an utterance or its block say, over what is known already.
  private mutating func stated(
    _ attributes: XMLAttributes<Attribute>, over known: Pending
  ) -> Pending {
    var stated = known
    if stated.id == nil { stated.id = attributes[.id] }
    if let who = attributes[.who] { stated.who = number(who: who) }
    let synch = attributes[.synch]?.split(separator: " ").map { Self.target(String($0)) } ?? []
    if let start = attributes[.start].map(Self.target) ?? synch.first {
      stated.start = timeline.number(start)
    }
    if let end = attributes[.end].map(Self.target) ?? (synch.count > 1 ? synch.last : nil) {
      stated.end = timeline.number(end)
    }
    return stated
  }

  private mutating func number(who: String) -> Int? {
    if let known = numberOfWho[who] { return known }
    let ids = who.split { $0.isWhitespace }.map { Self.target(String($0)) }
    guard !ids.isEmpty else { return nil }
    whos.append(ids)
    numberOfWho[who] = whos.count - 1
    return whos.count - 1
  }

  private mutating func openUtterance(_ attributes: XMLAttributes<Attribute>, line: Int) {
    utterance = stated(attributes, over: block ?? Pending(line: line))
    anchors.removeAll(keepingCapacity: true)
    textSinceAnchor = false
    text.clear()
  }

  private mutating func startInUtterance(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>
  ) {
    if let last = choices.indices.last, choices[last].depth == depth {
      choices[last].readings += 1
      if choices[last].readings > 1 { return skipped = 1 }
    }
    switch element {
    case .note, .desc, .kinesic, .vocal, .incident, .del, .spanGrp, .fs, .event, .writing, .shift:
      text.part()
      return skipped = 1
    case .seg, .pause, .gap: text.part()
    case .anchor:
      if let point = attributes[.synch].map(Self.target) {
        anchors.append((timeline.number(point), text.isEmpty))
        textSinceAnchor = false
      }
    case .choice: choices.append(Choice(depth: depth + 1))
    default: break
    }
    innermost = element
    depth += 1
  }

  private mutating func endInUtterance(_ element: Element?) {
    guard depth > 0 else { return closeUtterance() }
    if choices.last?.depth == depth { choices.removeLast() }
    depth -= 1
    innermost = nil
    if element == .seg { text.part() }
  }

  private mutating func closeUtterance() {
    guard var closed = utterance else { return }
    utterance = nil
    if closed.start == nil, let first = anchors.first, first.isBeforeText {
      closed.start = first.point
    }
    if closed.end == nil, let last = anchors.last, !last.isBeforeText, !textSinceAnchor {
      closed.end = last.point
    }
    closed.text = text.take()
    if !closed.text.isEmpty { pending.append(closed) }
  }

  /// Hands everything to a builder, now that people and times are known.
  func build(into builder: inout TranscriptBuilder) throws(IngestError) {
    builder.source.title = title
    builder.source.date = date
    let times = timeline.times()
    var speakers: [Int?] = []
    for ids in whos {
      if !ids.allSatisfy(people.contains) { builder.note("unresolved-reference") }
      speakers.append(try people.speaker(ids, in: &builder))
    }
    for utterance in pending {
      let start = utterance.start.flatMap { times[$0] }.map { Timestamp(milliseconds: $0) }
      let end = utterance.end.flatMap { times[$0] }.map { Timestamp(milliseconds: $0) }
      let isBackwards = start.map { start in end.map { $0 < start } ?? false } ?? false
      if isBackwards { builder.note("end-before-start", line: utterance.line) }
      try builder.append(
        Utterance(
          sourceID: utterance.id,
          time: start.map { SpokenTime(start: $0, end: isBackwards ? nil : end) },
          speaker: utterance.who.flatMap { speakers[$0] }, text: utterance.text,
          line: utterance.line))
    }
  }
}
