import CLibXML2

/// Reads XML from people that nobody knows.
///
/// libxml2's push parser with a SAX handler of our own, under these rules: no name is ever opened
/// (no DTD, no entity, no XInclude, no network), a document's own entities are taken only where
/// they are a little plain text, libxml2 repairs nothing, and the limits of `XMLGuard` hold
/// before libxml2's.
enum XMLEvents {
  /// Hands the elements and the text of a document to `handler`.
  ///
  /// - Parameters:
  ///   - bytes: The document as UTF-8; the encoding that it declares is ignored.
  ///   - limits: What the document may hold.
  ///   - handler: Receives elements and text in order.
  /// - Returns: `truncated` where the document breaks off, `entity-dropped` for each reference
  ///   to an entity that the document does not declare.
  /// - Throws: `IngestError` where a limit or a rule refuses the document, where it is not well
  ///   formed, or where the handler throws.
  /// - Complexity: O(*n*) in the number of bytes.
  static func read<Handler: XMLHandler>(
    _ bytes: [UInt8], limits: IngestLimits, into handler: inout Handler
  ) throws(IngestError) -> [IngestNote] {
    _ = prepareLibrary
    let start = bytes.firstIndex { !$0.isXMLSpace } ?? bytes.count
    let lines = bytes[..<start].count { $0 == .lineFeed }
    // Closures and not a generic class: only these are compiled for the one handler.
    var delivery = XMLDelivery(handler)
    var reading = XMLReading(limits: limits, fileBytes: bytes.count, firstLine: lines)
    // The addresses hold until both scopes end, and nothing else uses the values meanwhile.
    withUnsafeMutablePointer(to: &delivery) { delivery in
      reading.didStart = { (tag) throws(IngestError) in try delivery.pointee.start(tag) }
      reading.didEnd = { () throws(IngestError) in try delivery.pointee.end() }
      reading.didRead = { (run) throws(IngestError) in try delivery.pointee.handler.text(run) }
      withUnsafeMutablePointer(to: &reading) { reading in
        bytes.withUnsafeBufferPointer {
          XMLFeed(reading: reading, limits: limits).feed($0, from: start)
        }
      }
    }
    handler = delivery.handler
    if let error = reading.error { throw error }
    return reading.notes
  }

  /// libxml2 wants to be initialised before threads share it; nobody may ever open a name.
  private static let prepareLibrary: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}

extension UInt8 {
  /// Whether XML takes the byte for white space.
  var isXMLSpace: Bool {
    self <= .space
      && (self == .space || self == .lineFeed || self == .tab || self == .carriageReturn)
  }
}

extension [UInt8] {
  /// Appends the words of a text with one blank between them.
  ///
  /// Stretches in which blanks stand alone, which is nearly all text, are copied at once.
  ///
  /// - Parameters:
  ///   - run: The text.
  ///   - spaceIsDue: Whether a blank goes before the first word.
  /// - Returns: Whether a blank goes before what follows.
  mutating func appendWords(of run: [UInt8], after spaceIsDue: Bool) -> Bool {
    var isDue = spaceIsDue
    run.withUnsafeBufferPointer { run in
      var index = 0
      while index < run.count {
        if run[index].isXMLSpace {
          isDue = true
          index += 1
          continue
        }
        if isDue { append(.space) }
        isDue = false
        let start = index
        index = run.endOfSingleSpaces(from: start)
        append(contentsOf: UnsafeBufferPointer(rebasing: run[start..<index]))
      }
    }
    return isDue
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the stretch of words ends that begins at `start` and has only single blanks in it.
  fileprivate func endOfSingleSpaces(from start: Int) -> Int {
    var index = start
    while index < count {
      if self[index].isXMLSpace {
        guard self[index] == .space, index + 1 < count, !self[index + 1].isXMLSpace else {
          return index
        }
      }
      index += 1
    }
    return index
  }
}

/// Puts names and values of libxml2 into the terms of a handler.
private struct XMLDelivery<Handler: XMLHandler> {
  var handler: Handler
  private var open: [Handler.Element?] = []
  private var attributes = XMLAttributes<Handler.Attribute>()
  private var elements = XMLNameCache<Handler.Element>()
  private var attributeNames = XMLNameCache<Handler.Attribute>()

  init(_ handler: Handler) {
    self.handler = handler
  }

  mutating func start(_ tag: XMLTag) throws(IngestError) {
    attributes.removeAll()
    for index in 0..<tag.count {
      let name = attributeNames.find(
        tag.local(index), tag.namespace(index), orMake: Handler.attribute)
      if let name { attributes.append(name, tag.value(index)) }
    }
    let element = elements.find(tag.name, tag.address, orMake: Handler.element)
    open.append(element)
    try handler.start(element, attributes, line: tag.line)
  }

  mutating func end() throws(IngestError) {
    guard let element = open.popLast() else { return }
    try handler.end(element)
  }
}

/// What the names of a document mean to a format, by the addresses at which libxml2 keeps them.
///
/// libxml2 keeps each name once. A table with one place for several names is enough: documents
/// use a few dozen, and a name that lost its place is made again.
private struct XMLNameCache<Meaning> {
  private struct Entry {
    var local: UnsafePointer<UInt8>?
    var namespace: UnsafePointer<UInt8>?
    var meaning: Meaning?
  }

  private var entries: [Entry] = Array(repeating: Entry(), count: 128)

  mutating func find(
    _ local: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    orMake make: (XMLName) -> Meaning?
  ) -> Meaning? {
    let bits = UInt(bitPattern: local)
    let place = Int((bits ^ bits >> 7 ^ UInt(bitPattern: namespace) >> 3) & 127)
    if entries[place].local == local, entries[place].namespace == namespace {
      return entries[place].meaning
    }
    let meaning = make(
      XMLName(
        local: local.map { String(cString: $0) } ?? "",
        namespace: namespace.map { String(cString: $0) } ?? ""))
    entries[place] = Entry(local: local, namespace: namespace, meaning: meaning)
    return meaning
  }
}
