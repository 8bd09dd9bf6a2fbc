/// Counts what a document holds and refuses what is beyond a limit.
///
/// libxml2 has limits of its own, which are too wide or missing in the push parser: a tag with
/// 100,000 attributes takes it 12 seconds, a depth of a million passes.
struct XMLGuard {
  private let limits: IngestLimits
  private let textLimit: Int
  /// The text bytes of each open element, the outermost first.
  private var textOfOpen: [Int] = []
  private var deliveredBytes = 0
  private var defaultedAttributes = 0

  init(limits: IngestLimits, fileBytes: Int) {
    self.limits = limits
    textLimit = 4 * fileBytes + (1 << 20)
  }

  /// How many elements are open.
  var depth: Int { textOfOpen.count }

  /// An element begins.
  mutating func start(attributes: Int, namespaces: Int, line: Int) throws(IngestError) {
    guard depth < limits.xmlDepth else {
      throw refusal("xml-too-deep", line, "elements nested deeper than \(limits.xmlDepth)")
    }
    guard attributes <= limits.xmlAttributes else {
      throw refusal(
        "xml-too-many-attributes", line, "a tag with more than \(limits.xmlAttributes) attributes")
    }
    guard namespaces <= limits.xmlNamespaces else {
      throw refusal(
        "xml-too-many-namespaces", line,
        "more than \(limits.xmlNamespaces) namespaces in force at one place")
    }
    textOfOpen.append(0)
  }

  /// An element ends.
  mutating func end() {
    if !textOfOpen.isEmpty { textOfOpen.removeLast() }
  }

  /// A piece of text arrives, after which the text since the last tag has `run` bytes.
  mutating func text(_ count: Int, run: Int, line: Int) throws(IngestError) {
    try deliver(count, line: line)
    guard run <= limits.xmlElementTextBytes else { throw tooMuchText(line) }
  }

  /// Counts the whole text between two tags for its element.
  ///
  /// Blanks between elements do not count: a long document has many.
  mutating func whole(_ run: [UInt8], line: Int) throws(IngestError) {
    guard !textOfOpen.isEmpty, run.contains(where: { !$0.isXMLSpace }) else { return }
    textOfOpen[textOfOpen.count - 1] += run.count
    guard textOfOpen[textOfOpen.count - 1] <= limits.xmlElementTextBytes else {
      throw tooMuchText(line)
    }
  }

  private func tooMuchText(_ line: Int) -> IngestError {
    refusal(
      "xml-text-too-long", line,
      "an element with more than \(limits.xmlElementTextBytes) bytes of text")
  }

  /// Text or an attribute's value arrives; entities and defaults can multiply both.
  mutating func deliver(_ count: Int, line: Int) throws(IngestError) {
    deliveredBytes += count
    guard deliveredBytes <= textLimit else {
      throw refusal("xml-text-multiplied", line, "more than four times the text of the file")
    }
  }

  /// The document type gives an attribute a default, which every element then repeats.
  mutating func defaultAttribute(line: Int) throws(IngestError) {
    defaultedAttributes += 1
    guard defaultedAttributes <= limits.xmlAttributes else {
      throw refusal(
        "xml-too-many-attributes", line,
        "a document type with more than \(limits.xmlAttributes) attribute defaults")
    }
  }

  /// The refusal of a tag, comment or declaration that does not end.
  func endlessMarkup(line: Int) -> IngestError {
    refusal(
      "xml-tag-too-long", line,
      "a tag, a comment or a declaration longer than \(limits.xmlTagBytes) bytes")
  }

  /// The refusal of an entity declaration that could do harm.
  func entity(line: Int, _ finding: String) -> IngestError {
    IngestError(
      .refused, code: "entity-declaration", line: line, finding: finding,
      expectation: "at most \(limits.xmlEntities) entities, each of at most "
        + "\(limits.xmlEntityBytes) bytes of plain text without references",
      remedy: "save the file again without its own entities")
  }

  private func refusal(_ code: String, _ line: Int, _ finding: String) -> IngestError {
    IngestError(
      .refused, code: code, line: line, finding: finding,
      expectation: "a document within the published limits",
      remedy: "check that the file is a transcript; no option changes these limits")
  }
}
