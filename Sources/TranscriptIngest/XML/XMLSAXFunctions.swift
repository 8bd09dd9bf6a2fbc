import CLibXML2

/// The reading whose address libxml2 carries along; `XMLFeed` set it, and outlives the call.
private func reading(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLReading>? {
  context?.assumingMemoryBound(to: XMLReading.self)
}

/// The C functions that libxml2 calls; each finds its `XMLReading` by address and passes on.
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
      reading(context)?.pointee.report(
        error.pointee.code, level: error.pointee.level, column: error.pointee.int2)
    }
    return handlers
  }

  private static func setContent(_ handlers: inout xmlSAXHandler) {
    handlers.startElementNs = {
      context, name, _, address, namespaces, _, count, _, attributes in
      let tag = XMLTag(
        name: name, address: address, count: Int(count), attributes: attributes)
      reading(context)?.pointee.attempt { (reading) throws(IngestError) in
        try reading.start(tag, declared: Int(namespaces))
      }
    }
    handlers.endElementNs = { context, _, _, _ in
      reading(context)?.pointee.attempt { (reading) throws(IngestError) in try reading.end() }
    }
    let characters: charactersSAXFunc = { context, text, count in
      guard let text else { return }
      let piece = UnsafeBufferPointer(start: text, count: Int(count))
      reading(context)?.pointee.attempt { (reading) throws(IngestError) in try reading.text(piece) }
    }
    handlers.characters = characters
    // The same function twice: libxml2 then does not try to tell blanks from text.
    handlers.ignorableWhitespace = characters
    handlers.comment = { context, _ in reading(context)?.pointee.markup() }
    handlers.processingInstruction = { context, _, _ in reading(context)?.pointee.markup() }
  }

  private static func setDeclarations(_ handlers: inout xmlSAXHandler) {
    handlers.entityDecl = { context, name, type, _, _, value in
      reading(context)?.pointee.attempt { (reading) throws(IngestError) in
        try reading.declare(name, type: type, value: UnsafePointer(value))
      }
    }
    handlers.unparsedEntityDecl = { context, _, _, _, _ in
      reading(context)?.pointee.attempt { (reading) throws(IngestError) in
        try reading.declare(nil, type: 0, value: nil)
      }
    }
    handlers.attributeDecl = { context, _, _, _, _, defaultValue, tree in
      xmlFreeEnumeration(tree)
      guard defaultValue != nil else { return }
      reading(context)?.pointee.attempt { (reading) throws(IngestError) in
        try reading.defaultAttribute()
      }
    }
    handlers.getEntity = { context, name in
      guard let name else { return nil }
      var found: xmlEntityPtr?
      reading(context)?.pointee.attempt { (reading) throws(IngestError) in
        found = try reading.entity(name)
      }
      return found
    }
    handlers.reference = { context, _ in reading(context)?.pointee.dropEntity() }
  }
}
