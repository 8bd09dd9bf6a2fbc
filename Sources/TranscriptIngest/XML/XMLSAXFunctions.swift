import CLibXML2

/// The session whose address libxml2 carries along.
private func callbacks(_ context: UnsafeMutableRawPointer?) -> XMLCallbacks? {
  context.map { Unmanaged<XMLCallbacks>.fromOpaque($0).takeUnretainedValue() }
}

/// The C functions that libxml2 calls; each finds its `XMLCallbacks` by address and passes on.
enum XMLSAXFunctions {
  /// The handlers that are set; what is not set here never happens.
  ///
  /// No `resolveEntity`, `externalSubset` or `getParameterEntity`: nothing outside is looked for.
  static func all() -> xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.initialized = UInt32(XML_SAX2_MAGIC)
    setContent(&handlers)
    setDeclarations(&handlers)
    handlers.serror = { context, error in
      guard let error else { return }
      callbacks(context)?.report(
        error.pointee.code, level: error.pointee.level, column: error.pointee.int2)
    }
    return handlers
  }

  private static func setContent(_ handlers: inout xmlSAXHandler) {
    handlers.startElementNs = {
      context, name, _, address, namespaces, _, count, _, attributes in
      guard let session = callbacks(context) else { return }
      let tag = XMLTag(
        name: name, address: address, count: Int(count), attributes: attributes,
        line: session.lineOfTag)
      session.attempt { () throws(IngestError) in try session.start(tag, declared: Int(namespaces))
      }
    }
    handlers.endElementNs = { context, _, _, _ in
      guard let session = callbacks(context) else { return }
      session.attempt { () throws(IngestError) in try session.end() }
    }
    let characters: charactersSAXFunc = { context, text, count in
      guard let session = callbacks(context), let text else { return }
      let piece = UnsafeBufferPointer(start: text, count: Int(count))
      session.attempt { () throws(IngestError) in try session.text(piece) }
    }
    handlers.characters = characters
    // The same function twice: libxml2 then does not try to tell blanks from text.
    handlers.ignorableWhitespace = characters
    handlers.comment = { context, _ in callbacks(context)?.markup() }
    handlers.processingInstruction = { context, _, _ in callbacks(context)?.markup() }
  }

  private static func setDeclarations(_ handlers: inout xmlSAXHandler) {
    handlers.entityDecl = { context, name, type, _, _, value in
      guard let session = callbacks(context) else { return }
      session.attempt { () throws(IngestError) in
        try session.declare(name, type: type, value: UnsafePointer(value))
      }
    }
    handlers.unparsedEntityDecl = { context, _, _, _, _ in
      guard let session = callbacks(context) else { return }
      session.attempt { () throws(IngestError) in try session.declare(nil, type: 0, value: nil) }
    }
    handlers.attributeDecl = { context, _, _, _, _, defaultValue, tree in
      xmlFreeEnumeration(tree)
      guard defaultValue != nil, let session = callbacks(context) else { return }
      session.attempt { () throws(IngestError) in try session.defaultAttribute() }
    }
    handlers.getEntity = { context, name in
      guard let session = callbacks(context), let name else { return nil }
      var found: xmlEntityPtr?
      session.attempt { () throws(IngestError) in found = try session.entity(name) }
      return found
    }
    handlers.reference = { context, _ in callbacks(context)?.dropEntity() }
  }
}
