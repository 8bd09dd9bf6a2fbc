import CLibXML2

/// A start tag as libxml2 shows it; valid during the callback only.
struct XMLTag {
  let name: UnsafePointer<UInt8>?
  let address: UnsafePointer<UInt8>?
  let count: Int
  /// Five pointers for each attribute: name, prefix, address, start and end of the value.
  let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let line: Int

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
/// A class, since callbacks reach it through an address. It knows no handler, because C functions
/// cannot be generic; three closures lead to it.
final class XMLCallbacks {
  /// Receives a start tag.
  var didStart: (XMLTag) throws(IngestError) -> Void = { _ in }
  /// Receives an end tag.
  var didEnd: () throws(IngestError) -> Void = {}
  /// Receives all text between two tags.
  var didRead: ([UInt8]) throws(IngestError) -> Void = { _ in }
  private var budget: XMLGuard
  private(set) var error: IngestError?
  private(set) var notes: [IngestNote] = []
  private let limits: IngestLimits
  private let firstLine: Int
  private var parser: xmlParserCtxtPtr?
  private var run: [UInt8] = []
  private var entities: XMLEntities
  /// The line at which the last tag, comment or instruction ended, and the line feeds since.
  private var lineOfLastMarkup = 1
  private var isAtEnd = false
  /// Whether the root has ended and nothing that follows matters.
  private var isComplete = false
  private var hasRoot = false

  init(limits: IngestLimits, fileBytes: Int, firstLine: Int) {
    self.limits = limits
    self.firstLine = firstLine
    budget = XMLGuard(limits: limits, fileBytes: fileBytes)
    entities = XMLEntities(limits: limits)
  }

  // MARK: Feeding

  /// Reads `bytes` from `start` to the end, or to the first error.
  ///
  /// libxml2 compares each attribute of a tag with all before it as soon as the tag is whole, and
  /// only then calls back. So no more than a tag's limit is ever fed behind what it has consumed.
  func feed(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var handlers = XMLSAXFunctions.all()
    let address = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = xmlCreatePushParserCtxt(&handlers, address, nil, 0, nil) else {
      preconditionFailure("libxml2 finds no memory for a parser")
    }
    self.parser = parser
    defer {
      self.parser = nil
      xmlFreeDoc(parser.pointee.myDoc)
      xmlFreeParserCtxt(parser)
    }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(parser, Int32(bitPattern: options))
    var index = start
    while index < bytes.count, error == nil, !isComplete {
      let pending = index - start - consumed(parser)
      let room = min(limits.xmlTagBytes - pending, bytes.count - index)
      guard room > 0 else {
        // Behind a bare ampersand libxml2 waits for the semicolon of a reference.
        let isReference = bytes[start + consumed(parser)] == .ampersand
        return fail(isReference ? malformed(code: 0, column: 0) : budget.endlessMarkup(line: line))
      }
      let end = chunkEnd(bytes, from: index, atMost: min(room, 32 << 10))
      push(parser, UnsafeBufferPointer(rebasing: bytes[index..<end]), isLast: false)
      index = end
    }
    if error == nil, !isComplete { finish(parser) }
  }

  /// How many bytes libxml2 has read, not only received.
  private func consumed(_ parser: xmlParserCtxtPtr) -> Int {
    guard let input = parser.pointee.input else { return 0 }
    return Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  /// Ends a piece between two characters, unless a limit leaves no room for one.
  private func chunkEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from index: Int, atMost count: Int
  ) -> Int {
    var end = index + count
    if end == bytes.count { return end }
    while end > index, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end > index ? end : index + count
  }

  private func push(
    _ parser: xmlParserCtxtPtr, _ piece: UnsafeBufferPointer<UInt8>, isLast: Bool
  ) {
    piece.withMemoryRebound(to: CChar.self) {
      _ = xmlParseChunk(parser, $0.baseAddress, Int32($0.count), isLast ? 1 : 0)
    }
  }

  /// Tells libxml2 that no more comes, and ends what is open where the document breaks off.
  private func finish(_ parser: xmlParserCtxtPtr) {
    isAtEnd = true
    push(parser, UnsafeBufferPointer(start: nil, count: 0), isLast: true)
    guard error == nil, budget.depth > 0 || parser.pointee.wellFormed == 0 else { return }
    notes.append(IngestNote(code: "truncated", line: line))
    do throws(IngestError) {
      while budget.depth > 0 { try end() }
    } catch {
      fail(error)
    }
  }

  private func fail(_ error: IngestError) {
    if self.error == nil { self.error = error }
    if let parser { xmlStopParser(parser) }
  }

  // MARK: What the callbacks do

  /// The 1-based line of the file up to which libxml2 has read.
  private var line: Int {
    firstLine + Int(parser?.pointee.input?.pointee.line ?? 1)
  }

  func attempt(_ step: () throws(IngestError) -> Void) {
    guard error == nil else { return }
    do throws(IngestError) { try step() } catch { fail(error) }
  }

  private func flush() throws(IngestError) {
    guard !run.isEmpty else { return }
    try budget.whole(run, line: line)
    try didRead(run)
    run.removeAll(keepingCapacity: true)
  }

  func start(_ tag: XMLTag, declared: Int) throws(IngestError) {
    try flush()
    let inForce = Int(parser?.pointee.nsNr ?? 0) / 2
    try budget.start(
      attributes: tag.count, namespaces: max(declared, inForce), line: tag.line)
    try budget.deliver(tag.valueBytes, line: tag.line)
    hasRoot = true
    try didStart(tag)
    lineOfLastMarkup = line
  }

  func end() throws(IngestError) {
    try flush()
    try didEnd()
    budget.end()
    lineOfLastMarkup = line
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(IngestError) {
    run.append(contentsOf: piece)
    try budget.text(piece.count, run: run.count, line: line)
  }

  /// The line on which a tag began that ends where libxml2 is now.
  var lineOfTag: Int {
    budget.depth == 0 ? line : min(line, lineOfLastMarkup + run.count { $0 == .lineFeed })
  }

  func markup() { lineOfLastMarkup = line }

  func declare(
    _ name: UnsafePointer<UInt8>?, type: Int32, value: UnsafePointer<UInt8>?
  ) throws(IngestError) {
    guard let name, entities.declare(name, type: type, value: value) else {
      throw budget.entity(line: line, "an entity declaration beyond that")
    }
  }

  func defaultAttribute() throws(IngestError) {
    try budget.defaultAttribute(line: line)
  }

  func entity(_ name: UnsafePointer<UInt8>) throws(IngestError) -> xmlEntityPtr? {
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

  func dropEntity() {
    notes.append(IngestNote(code: "entity-dropped", line: line))
  }

  func report(_ code: Int32, level: xmlErrorLevel, column: Int32) {
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

  private func malformed(code: Int32, column: Int) -> IngestError {
    IngestError(
      .damaged, code: "malformed-xml", line: line, column: column > 0 ? column : nil,
      finding: code == 0
        ? "an ampersand that begins no reference"
        : "markup that breaks XML's rules (libxml2's error \(code))",
      expectation: "a well-formed document",
      remedy: "repair the place, or export the transcript again")
  }
}
