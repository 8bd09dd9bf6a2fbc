import CLibXML2

/// Hands a document to libxml2's push parser, piece by piece.
struct XMLFeed {
  /// What libxml2's callbacks change; its address is theirs for as long as the feed runs.
  let reading: UnsafeMutablePointer<XMLReading>
  let limits: IngestLimits

  /// Reads `bytes` from `start` to the end, or to the first error.
  ///
  /// libxml2 compares each attribute of a tag with all before it as soon as the tag is whole, and
  /// only then calls back. So no more than a tag's limit is ever fed behind what it has consumed.
  func feed(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var handlers = XMLSAXFunctions.all()
    guard let parser = xmlCreatePushParserCtxt(&handlers, reading, nil, 0, nil) else {
      preconditionFailure("libxml2 finds no memory for a parser")
    }
    reading.pointee.parser = parser
    defer {
      reading.pointee.parser = nil
      xmlFreeDoc(parser.pointee.myDoc)
      xmlFreeParserCtxt(parser)
    }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(parser, Int32(bitPattern: options))
    var index = start
    while index < bytes.count, isOpen {
      let pending = index - start - consumed(parser)
      let room = min(limits.xmlTagBytes - pending, bytes.count - index)
      guard room > 0 else {
        // Behind a bare ampersand libxml2 waits for the semicolon of a reference.
        let isReference = bytes[start + consumed(parser)] == .ampersand
        let line = reading.pointee.line
        return reading.pointee.fail(
          isReference
            ? reading.pointee.malformed(code: 0, column: 0)
            : reading.pointee.budget.endlessMarkup(line: line))
      }
      let end = chunkEnd(bytes, from: index, atMost: min(room, 32 << 10))
      push(parser, UnsafeBufferPointer(rebasing: bytes[index..<end]), isLast: false)
      index = end
    }
    if isOpen { finish(parser) }
  }

  /// Whether neither an error nor the end of the root has ended the reading.
  private var isOpen: Bool { reading.pointee.error == nil && !reading.pointee.isComplete }

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
    reading.pointee.isAtEnd = true
    push(parser, UnsafeBufferPointer(start: nil, count: 0), isLast: true)
    guard reading.pointee.error == nil,
      reading.pointee.budget.depth > 0 || parser.pointee.wellFormed == 0
    else { return }
    reading.pointee.breakOff()
  }
}
