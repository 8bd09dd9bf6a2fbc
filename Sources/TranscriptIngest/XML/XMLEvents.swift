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
    let session = XMLSession(handler, limits: limits, fileBytes: bytes.count, firstLine: lines)
    bytes.withUnsafeBufferPointer { session.feed($0, from: start) }
    handler = session.handler
    if let error = session.error { throw error }
    return session.notes
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
    self == .space || self == .lineFeed || self == .tab || self == .carriageReturn
  }
}

/// One reading of one document.
///
/// A class, since libxml2's callbacks reach it through an address that has to stay.
final class XMLSession<Handler: XMLHandler>: XMLCallbacks {
  fileprivate(set) var handler: Handler
  private var open: [Handler.Element?] = []
  private var attributes = XMLAttributes<Handler.Attribute>()
  private var elementOfName: [NameKey: Handler.Element?] = [:]
  private var attributeOfName: [NameKey: Handler.Attribute?] = [:]

  /// libxml2 keeps each name once, so that its address tells it from all others.
  private struct NameKey: Hashable {
    let local: UnsafePointer<UInt8>?
    let namespace: UnsafePointer<UInt8>?

    var name: XMLName {
      XMLName(
        local: local.map { String(cString: $0) } ?? "",
        namespace: namespace.map { String(cString: $0) } ?? "")
    }
  }

  init(_ handler: Handler, limits: IngestLimits, fileBytes: Int, firstLine: Int) {
    self.handler = handler
    super.init(limits: limits, fileBytes: fileBytes, firstLine: firstLine)
  }

  override func didStart(_ tag: XMLTag) throws(IngestError) {
    attributes.removeAll()
    for index in 0..<tag.count {
      let key = NameKey(local: tag.local(index), namespace: tag.namespace(index))
      let value = tag.value(index)
      try budget.deliver(value.count, line: tag.line)
      if attributeOfName[key] == nil { attributeOfName[key] = .some(Handler.attribute(key.name)) }
      if let name = attributeOfName[key] ?? nil { attributes.append(name, value) }
    }
    let key = NameKey(local: tag.name, namespace: tag.address)
    if elementOfName[key] == nil { elementOfName[key] = .some(Handler.element(key.name)) }
    let element = elementOfName[key] ?? nil
    open.append(element)
    try handler.start(element, attributes, line: tag.line)
  }

  override func didEnd() throws(IngestError) {
    guard let element = open.popLast() else { return }
    try handler.end(element)
  }

  override func didRead(_ run: [UInt8]) throws(IngestError) {
    try handler.text(run)
  }
}
