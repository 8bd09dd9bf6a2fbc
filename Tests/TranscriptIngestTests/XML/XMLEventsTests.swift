import Testing

@testable import TranscriptIngest

/// Writes down what it receives.
private struct Recorder: XMLHandler {
  enum Element: String { case root, p, b }
  enum Attribute: String { case begin, end }
  var events: [String] = []

  mutating func start(_ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int) {
    let begin = attributes[.begin].map { " begin=\($0)" } ?? ""
    let end = attributes[.end].map { " end=\($0)" } ?? ""
    events.append("<\(element?.rawValue ?? "?")\(begin)\(end)> \(line)")
  }

  mutating func end(_ element: Element?) { events.append("</\(element?.rawValue ?? "?")>") }

  mutating func text(_ run: [UInt8]) { events.append(String(decoding: run, as: UTF8.self)) }
}

/// What comes of reading a document: its events and notes, or the code of the error.
private func read(
  _ document: String, limits: IngestLimits = IngestLimits()
) -> (events: [String], notes: [String], error: IngestError?) {
  var recorder = Recorder()
  do throws(IngestError) {
    let notes = try XMLEvents.read(Array(document.utf8), limits: limits, into: &recorder)
    return (recorder.events, notes.map(\.code), nil)
  } catch {
    return (recorder.events, [], error)
  }
}

@Suite struct XMLEventsTests {
  @Test func `elements, attributes and text arrive in order with their lines`() {
    let found = read("<root>\n <p begin='1s'\n end=\"2s\">R&amp;D &#x263A;</p>\n<x>y</x></root>")
    #expect(
      found.events == [
        "<root> 1", "\n ", "<p begin=1s end=2s> 2", "R&D ☺", "</p>", "\n", "<?> 4", "y", "</?>",
        "</root>",
      ])
    #expect(found.notes.isEmpty && found.error == nil)
  }

  @Test func `prefixes do not matter and namespaces are no part of plain names`() {
    let found = read("<a:root xmlns:a='x'><a:p a:begin='1'/></a:root>")
    #expect(found.events == ["<root> 1", "<p begin=1> 1", "</p>", "</root>"])
  }

  @Test func `an ampersand in an attribute is read once`() {
    #expect(read("<p begin='a &amp;amp; b&#38;c'/>").events.first == "<p begin=a &amp; b&c> 1")
  }

  @Test func `an encoding that the document declares is ignored`() {
    let found = read("\n<?xml version='1.0' encoding='UTF-16'?><p>é</p>")
    #expect(found.events == ["<p> 2", "é", "</p>"])
  }

  @Test func `text is whole however long it is`() {
    let text = String(repeating: "äöü ", count: 40_000)
    #expect(read("<p>\(text)<![CDATA[<b>&]]></p>").events == ["<p> 1", text + "<b>&", "</p>"])
  }

  @Test func `a document that breaks off ends what is open and says so`() {
    let found = read("<root><p begin='1'>half a")
    #expect(found.events == ["<root> 1", "<p begin=1> 1", "half a", "</p>", "</root>"])
    #expect(found.notes == ["truncated"])
  }

  @Test func `a document that breaks off inside a tag keeps what was before`() {
    let found = read("<root><p>whole</p><p begin='1")
    #expect(found.events == ["<root> 1", "<p> 1", "whole", "</p>", "</root>"])
    #expect(found.notes == ["truncated"])
  }

  @Test(arguments: [
    "<root><p></root>", "<root><p begin='1' begin='2'/></root>", "<root>a & b</root>",
  ])
  func `a document that breaks XML's rules is damaged, with its place`(document: String) {
    let error = read(document + "\n<p/>").error
    #expect(error?.kind == .damaged && error?.code == "malformed-xml" && error?.line == 1)
  }

  @Test(arguments: ["\n\u{FFFD}\u{FFFD}", "text", "<root>again</root>", "&", "<!-- fine -->"])
  func `what follows the root is no part of the document`(rest: String) {
    let found = read("<root>whole</root>" + rest + String(repeating: " x", count: 50_000))
    #expect(found.events == ["<root> 1", "whole", "</root>"])
    #expect(found.error == nil && found.notes.isEmpty)
  }

  @Test func `a bare ampersand is named even where it has no end in sight`() {
    let error = read("<root>\na & b\n" + String(repeating: "<p>c</p>", count: 20_000)).error
    #expect(error?.code == "malformed-xml" && error?.line == 2)
  }

  @Test func `a document type that names a file is read without the file`() {
    let found = read("<!DOCTYPE root SYSTEM \"http://127.0.0.1:9/x.dtd\"><root>a b</root>")
    #expect(found.events == ["<root> 1", "a b", "</root>"])
  }

  @Test func `characters that HTML names need no declaration`() {
    let found = read("<!DOCTYPE root SYSTEM 'x.dtd'><root>caf&eacute;&nbsp;&hellip;</root>")
    #expect(found.events == ["<root> 1", "café\u{A0}…", "</root>"] && found.notes.isEmpty)
    #expect(read("<root>&eacute;</root>").events.contains("é"))
  }

  @Test func `an entity that nobody declares is dropped and said`() {
    let found = read("<root>a&who;b<p begin='&who;'/></root>")
    #expect(found.events.contains("ab") && found.notes == ["entity-dropped", "entity-dropped"])
  }

  @Test func `a little plain text may stand behind an entity`() {
    let found = read("<!DOCTYPE root [<!ENTITY org \"Acme &#x26; Co\">]><root>&org;</root>")
    #expect(found.error?.code == "entity-declaration")
    let plain = read("<!DOCTYPE root [<!ENTITY org 'Acme'><!ENTITY org 'B'>]><root>&org;!</root>")
    #expect(plain.events == ["<root> 1", "Acme!", "</root>"])
  }

  @Test func `many threads read at once`() async {
    await withTaskGroup(of: [String].self) { group in
      for index in 0..<32 { group.addTask { read("<root><p>\(index)</p></root>").events } }
      var texts: Set<String> = []
      for await events in group { texts.insert(events[2]) }
      #expect(texts == Set((0..<32).map(String.init)))
    }
  }
}

@Suite struct XMLSecurityTests {
  private static func document(_ declarations: String, _ text: String) -> String {
    "<?xml version=\"1.0\"?><!DOCTYPE root [\(declarations)]><root><p>\(text)</p></root>"
  }

  private static let laughs =
    "<!ENTITY l0 \"lol\">"
    + (1..<10).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }
    .joined()

  static let hostile: [(name: String, document: String)] = [
    ("billion laughs", document(laughs, "&l9;")),
    ("quadratic", document("<!ENTITY a \"\(String(repeating: "A", count: 50_000))\">", "&a;&a;")),
    (
      "under all limits", document("<!ENTITY a \"\(String(repeating: "A", count: 5_000))\">", "&a;")
    ),
    ("outside file", document("<!ENTITY x SYSTEM \"/etc/passwd\">", "&x;")),
    ("outside address", document("<!ENTITY x PUBLIC \"-//X\" \"http://127.0.0.1:9/\">", "&x;")),
    ("parameter entity", document("<!ENTITY % x SYSTEM \"x.ent\"> %x;", "hi")),
    ("inner parameter entity", document("<!ENTITY % x \"<!ENTITY y 'z'>\"> %x;", "&y;")),
    ("markup in an entity", document("<!ENTITY x \"<b>bold</b>\">", "&x;")),
    ("escaped markup", document("<!ENTITY x \"&#60;b>\">", "&x;")),
    ("unparsed entity", document("<!NOTATION n SYSTEM 'n'><!ENTITY x SYSTEM 'x' NDATA n>", "hi")),
    (
      "entity in an attribute",
      "<!DOCTYPE root [<!ENTITY a 'b'>]><root begin='&a;'/>"
    ),
  ]

  @Test(arguments: hostile)
  func `entities that could do harm are refused`(_ attack: (name: String, document: String)) {
    let found = read(attack.document)
    #expect(found.error?.kind == .refused, "\(attack.name)")
    #expect(found.error?.code == "entity-declaration", "\(attack.name)")
    #expect(!found.events.contains { $0.contains("root:") || $0.contains("AAAA") })
  }

  @Test func `XInclude is an element like any other`() {
    let found = read(
      "<root xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd' parse='text'/></root>"
    )
    #expect(found.events == ["<root> 1", "<?> 1", "</?>", "</root>"])
  }

  /// A document of each kind that lies just inside a limit and one that lies just outside.
  struct Edge: Sendable {
    let code: String
    let inside: String
    let outside: String
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static func nested(_ depth: Int) -> String {
    repeated("<p>", depth) + repeated("</p>", depth)
  }

  private static func attributes(_ count: Int) -> String {
    "<p \((0..<count).map { "a\($0)=''" }.joined(separator: " "))/>"
  }

  private static func namespaces(_ count: Int) -> String {
    "<p \((0..<count).map { "xmlns:a\($0)='u'" }.joined(separator: " "))/>"
  }

  /// A tag of `count` bytes in the middle of a document.
  private static func tag(_ count: Int) -> String {
    "<root>" + repeated("text ", 9_000) + "<p begin='" + repeated("x", count - 13) + "'/></root>"
  }

  private static func text(_ count: Int) -> String {
    "<root><p>" + repeated("x", count - 3) + "<b>y</b>" + "zzz</p></root>"
  }

  private static func entities(_ count: Int, of bytes: Int) -> String {
    let value = repeated("x", bytes)
    return document((0..<count).map { "<!ENTITY e\($0) '\(value)'>" }.joined(), "&e0;")
  }

  private static func defaults(_ count: Int) -> String {
    let list = (0..<count).map { "<!ATTLIST p a\($0) CDATA 'x'>" }.joined()
    return "<!DOCTYPE root [\(list)]><root/>"
  }

  static let edges: [Edge] = [
    Edge(code: "xml-too-deep", inside: nested(128), outside: nested(129)),
    Edge(code: "xml-too-many-attributes", inside: attributes(256), outside: attributes(257)),
    Edge(code: "xml-too-many-namespaces", inside: namespaces(64), outside: namespaces(65)),
    Edge(code: "xml-tag-too-long", inside: tag(65_536), outside: tag(65_537)),
    Edge(code: "xml-text-too-long", inside: text(1 << 20), outside: text(1 << 20 + 1)),
    Edge(
      code: "entity-declaration", inside: entities(64, of: 256), outside: entities(65, of: 256)),
    Edge(code: "entity-declaration", inside: entities(1, of: 256), outside: entities(1, of: 257)),
    Edge(code: "xml-too-many-attributes", inside: defaults(256), outside: defaults(257)),
  ]

  @Test(arguments: edges)
  func `a document just inside a limit is read, one just outside is refused`(edge: Edge) {
    #expect(
      read(edge.inside).error == nil, "\(edge.code): \(String(describing: read(edge.inside).error))"
    )
    let error = read(edge.outside).error
    #expect(error?.kind == .refused && error?.code == edge.code, "\(String(describing: error))")
  }

  @Test func `text is multiplied by entities up to four times the file and a megabyte`() {
    func document(_ count: Int) -> String {
      let paragraph = "<p>" + Self.repeated("&e0;", 100) + "</p>"
      return Self.entities(1, of: 256).replacing("&e0;", with: Self.repeated(paragraph, count))
    }
    // 25,600 bytes come of 407, and 1,628 of those are free: 43 paragraphs fit in a megabyte.
    #expect(read(document(43)).error == nil)
    #expect(read(document(44)).error?.code == "xml-text-multiplied")
  }

  @Test func `namespaces of open elements add up`() {
    let tags = (0..<65).map { "<p xmlns:a\($0)='u'>" }.joined()
    #expect(read(tags).error?.code == "xml-too-many-namespaces")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<root " + (0..<200_000).map { "a\($0)='1'" }.joined(separator: " ") + "/>",
      "<root " + (0..<100_000).map { "xmlns:a\($0)='u\($0)'" }.joined(separator: " ") + "/>",
      repeated("<p>", 1_000_000),
      "<root><!-- " + repeated("x", 10_000_000) + " --></root>",
    ])
  func `attacks that take a parser minutes are refused at once`(document: String) {
    let clock = ContinuousClock()
    let start = clock.now
    #expect(read(document).error?.kind == .refused)
    #expect(clock.now - start < .seconds(5))
  }
}
