import CLibXML2

/// A start tag as libxml2 shows it; valid during the callback only.
struct XMLTag {
  let name: UnsafePointer<UInt8>?
  let address: UnsafePointer<UInt8>?
  let count: Int
  /// Five pointers for each attribute: name, prefix, address, start and end of the value.
  let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  /// The 1-based line on which the tag begins.
  var line = 0

  /// The bytes of all values.
  var valueBytes: Int { (0..<count).reduce(0) { $0 + value($1).count } }

  func local(_ index: Int) -> UnsafePointer<UInt8>? { attributes?[5 * index] }
  func namespace(_ index: Int) -> UnsafePointer<UInt8>? { attributes?[5 * index + 2] }
  func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = attributes?[5 * index + 3], let end = attributes?[5 * index + 4] else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }
}

/// What libxml2 calls during one reading: keeps the limits, gathers text, remembers the first error.
///
/// It knows no handler, because C functions cannot be generic; three closures lead to it. The C
/// functions reach it through the address that `XMLFeed` holds: a class would have each of its
/// properties checked for overlapping access at each call, a tenth of the time of reading.
struct XMLReading {
  /// Receives a start tag.
  var didStart: (XMLTag) throws(IngestError) -> Void = { _ in }
  /// Receives an end tag.
  var didEnd: () throws(IngestError) -> Void = {}
  /// Receives all text between two tags.
  var didRead: ([UInt8]) throws(IngestError) -> Void = { _ in }
  private(set) var budget: XMLGuard
  private(set) var error: IngestError?
  private(set) var notes: [IngestNote] = []
  private let limits: IngestLimits
  private let firstLine: Int
  /// The parser, while it reads.
  var parser: xmlParserCtxtPtr?
  private var run: [UInt8] = []
  private var entities: XMLEntities
  /// The line at which the last tag, comment or instruction ended, and the line feeds since.
  private var lineOfLastMarkup = 1
  /// Whether no more bytes come.
  var isAtEnd = false
  /// Whether the root has ended and nothing that follows matters.
  private(set) var isComplete = false
  private var hasRoot = false

  init(limits: IngestLimits, fileBytes: Int, firstLine: Int) {
    self.limits = limits
    self.firstLine = firstLine
    budget = XMLGuard(limits: limits, fileBytes: fileBytes)
    entities = XMLEntities(limits: limits)
  }

  /// Keeps the first error and stops the parser.
  mutating func fail(_ error: IngestError) {
    if self.error == nil { self.error = error }
    if let parser { xmlStopParser(parser) }
  }

  // MARK: What the callbacks do

  /// The 1-based line of the file up to which libxml2 has read.
  var line: Int {
    firstLine + Int(parser?.pointee.input?.pointee.line ?? 1)
  }

  /// Takes a step unless an error has ended the reading, and keeps the error that it throws.
  mutating func attempt(_ step: (inout XMLReading) throws(IngestError) -> Void) {
    guard error == nil else { return }
    do throws(IngestError) { try step(&self) } catch { fail(error) }
  }

  /// Notes that the document breaks off, and ends what is open.
  mutating func breakOff() {
    notes.append(IngestNote(code: "truncated", line: line))
    attempt { (reading) throws(IngestError) in
      while reading.budget.depth > 0 { try reading.end() }
    }
  }

  private mutating func flush() throws(IngestError) {
    guard !run.isEmpty else { return }
    try budget.whole(run, line: line)
    try didRead(run)
    run.removeAll(keepingCapacity: true)
  }

  mutating func start(_ tag: XMLTag, declared: Int) throws(IngestError) {
    var tag = tag
    tag.line = lineOfTag
    try flush()
    let inForce = Int(parser?.pointee.nsNr ?? 0) / 2
    try budget.start(
      attributes: tag.count, namespaces: max(declared, inForce), line: tag.line)
    try budget.deliver(tag.valueBytes, line: tag.line)
    hasRoot = true
    try didStart(tag)
    lineOfLastMarkup = line
  }

  mutating func end() throws(IngestError) {
    try flush()
    try didEnd()
    budget.end()
    lineOfLastMarkup = line
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) throws(IngestError) {
    run.append(contentsOf: piece)
    try budget.text(piece.count, run: run.count, line: line)
  }

  /// The line on which a tag began that ends where libxml2 is now.
  private var lineOfTag: Int {
    budget.depth == 0 ? line : min(line, lineOfLastMarkup + run.count { $0 == .lineFeed })
  }

  mutating func markup() { lineOfLastMarkup = line }

  mutating func declare(
    _ name: UnsafePointer<UInt8>?, type: Int32, value: UnsafePointer<UInt8>?
  ) throws(IngestError) {
    guard let name, entities.declare(name, type: type, value: value) else {
      throw budget.entity(line: line, "an entity declaration beyond that")
    }
  }

  mutating func defaultAttribute() throws(IngestError) {
    try budget.defaultAttribute(line: line)
  }

  mutating func entity(_ name: UnsafePointer<UInt8>) throws(IngestError) -> xmlEntityPtr? {
    let isInAttribute = parser?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    if let found = entities.find(name) {
      guard isInAttribute else { return found.entity }
      // There libxml2 would take the first byte only.
      guard !found.isDeclared else {
        throw budget.entity(line: line, "an entity in the value of an attribute")
      }
    }
    // A declaration asks as well, while libxml2 is still in the document type.
    if parser?.pointee.inSubset == 0 { dropEntity() }
    return entities.nothing
  }

  mutating func dropEntity() {
    notes.append(IngestNote(code: "entity-dropped", line: line))
  }

  mutating func report(_ code: Int32, level: xmlErrorLevel, column: Int32) {
    guard level == XML_ERR_FATAL, error == nil else { return }
    if isAtEnd, let input = parser?.pointee.input, input.pointee.cur >= input.pointee.end { return }
    if hasRoot, budget.depth == 0 {
      // What stands behind the root is no part of the document: NULs of a disk, a second copy.
      isComplete = true
      if let parser { xmlStopParser(parser) }
      return
    }
    fail(malformed(code: code, column: Int(column)))
  }

  /// The error at the place up to which libxml2 has read; code 0: a bare ampersand.
  func malformed(code: Int32, column: Int) -> IngestError {
    IngestError(
      .damaged, code: "malformed-xml", line: line, column: column > 0 ? column : nil,
      finding: code == 0
        ? "an ampersand that begins no reference"
        : "markup that breaks XML's rules (libxml2's error \(code))",
      expectation: "a well-formed document",
      remedy: "repair the place, or export the transcript again")
  }
}
