import Foundation
import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import Reports

/// Every kind of report as a page, over one made-up archive.
private func pages() throws -> [(name: String, html: String)] {
  try MadeArchive().reports().map { ($0.name, $0.report.rendered(.html)) }
    + [("pair-continuity", try MadeCarriedOver.report().html)]
}

/// Compares a page with its golden, both without the style sheet, which every page repeats.
func expectPage(_ html: String, _ name: String) throws {
  let bare = html.replacing(HTMLPage.style, with: "")
    .replacing(#/style-src &#39;sha256-[^&]*&#39;/#, with: "style-src HASH")
  #expect(bare.utf8.count < html.utf8.count - 5_000)
  try expectGolden(bare, name)
}

@Suite struct HTMLReportTests {
  @Test func `every report is one page, the same for the same database`() throws {
    for ((name, html), (_, again)) in zip(try pages(), try pages()) {
      #expect(html == again)
      if name != "pair-continuity" { try expectPage(html, "\(name).html") }
    }
  }

  @Test func `nothing on a page is loaded from elsewhere, and nothing runs`() throws {
    let loading = ["src", "srcset", "data", "poster", "action", "formaction", "ping", "style"]
    for (name, html) in try pages() {
      let tree = try HTMLTree(html)
      for element in tree.elements {
        #expect(
          !["script", "link", "img", "iframe", "object", "embed", "base", "form", "use", "image"]
            .contains(element.name), "\(name)")
        for (attribute, value) in element.attributes {
          #expect(!loading.contains(attribute), "\(name): \(attribute)")
          #expect(!attribute.hasPrefix("on"), "\(name): \(attribute)")
          if attribute.hasSuffix("href") { #expect(value.hasPrefix("#"), "\(name): \(value)") }
        }
      }
      #expect(!html.contains("@import") && !html.contains("http://") && !html.contains("https://"))
      #expect(html.components(separatedBy: "url(").dropFirst().allSatisfy { $0.hasPrefix("#") })
    }
  }

  @Test func `the policy admits the page's own style alone`() throws {
    for (_, html) in try pages() {
      let tree = try HTMLTree(html)
      let policy = try #require(
        tree.named("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?
          .attributes["content"]?.replacing("&#39;", with: "'"))
      let styles = tree.named("style")
      #expect(styles.count == 1)
      #expect(policy == ContentPolicy.policy(style: try #require(styles.first?.text)))
      #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
    }
  }

  @Test func `a hash is the one that browsers compute`() {
    // printf 'a' | openssl dgst -sha256 -binary | base64
    let policy = ContentPolicy.policy(style: "a")
    #expect(policy.contains("'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"))
  }

  @Test func `no template asks for unescaped text`() throws {
    let folder = Folders.project.appendingPathComponent(
      "Sources/Reports/Renderers/HTML/Templates")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count > 10)
    for file in files {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for banned in ["{{{", "{{&", "CONTENT_TYPE", "{{=", "<script", "style=\""] {
        #expect(!text.contains(banned), "\(file): \(banned)")
      }
    }
  }

  @Test(arguments: [
    ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"),
    // A mark and the accent after it are one character to a person, and two to a browser.
    ("\"\u{301} onclick=x", "&quot;\u{301} onclick=x"), ("<\u{338}b", "&lt;\u{338}b"),
    ("a\u{0}b\u{202E}c\r\nd", "a␀bc  d"), ("plain", "plain"),
    (
      "from 4 % to < 5 %, %",
      "from 4&#160;% to &lt; 5&#160;%, %"
    ),
  ])
  func `text becomes text, whatever it holds`(raw: String, escaped: String) {
    #expect(Array(Markup.escaped(raw).utf8) == Array(escaped.utf8))
  }

  @Test(arguments: 0..<10)
  func `no name or word of a file becomes markup`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    func text() -> String {
      let marks = [
        "<script>alert(1)</script>", "\"\u{301} onload=\"x", "'><img src=x>", "{{title}}", "-->",
        "]]>",
      ]
      return "x" + marks[Int.random(in: 0..<marks.count, using: &generator)]
        + .hostile(using: &generator)
    }
    var made = Made()
    made.coach = text()
    made.client = text()
    made.program = text()
    made.type = text()
    made.lines += ["coach mentorship out \(text())?"]
    let store = try Store()
    try store.save([made.file(text(), content: 1)], at: moment)
    let reader = ReportReader(store)
    let pair = try #require(try reader.overview().pairs.first?.engagement)
    let clean = try HTMLTree(try Self.session(Made()).html)
    let reports: [any Report] = [
      try #require(try reader.session(sessionID(ofContent: Made.hash(1)))),
      try #require(try reader.pair(pair)), try reader.overview(),
      try #require(try reader.coach(pair.coach)),
    ]
    for report in reports {
      let tree = try HTMLTree(report.html)
      let names = Set(tree.elements.map(\.name))
      #expect(names.isDisjoint(with: ["script", "img"]))
      for element in tree.elements {
        #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "seed \(seed)")
      }
      #expect(!report.html.unicodeScalars.contains { $0 != "\n" && SafeText.isHarmful($0) })
    }
    // One more turn, and not one element more than a turn has.
    #expect(try HTMLTree(reports[0].html).named("li").count > clean.named("li").count - 1)
  }

  @Test func `each figure of a session leads to turns that are there`() throws {
    let tree = try HTMLTree(try Self.session(Made()).html)
    let ids = Set(tree.elements.compactMap(\.id))
    let targets = tree.named("a").compactMap { $0.attributes["href"] }
    #expect(targets.filter { $0.hasPrefix("#turn-") }.count > 40)
    for target in targets { #expect(ids.contains(String(target.dropFirst())), "\(target)") }
    #expect(ids.isSuperset(of: Made.talk.indices.map { "turn-\($0)" }))
  }

  @Test func `a turn shows its label, its probability and the words they rest on`() throws {
    let html = try Self.session(Made()).html
    #expect(html.contains("coaching 80&#160;%"))
    #expect(html.contains("mode unclear, likeliest coaching 80&#160;%"))
    #expect(html.contains("<mark class=\"mode\">What</mark> would you like"))
    #expect(html.contains("for the mode: “What” · moves: open question"))
  }

  @Test func `where nothing is known the page says so`() throws {
    var empty = Made()
    empty.lines = []
    empty.isTimed = false
    var nameless = Made()
    nameless.knowsRoles = false
    nameless.coach = nil
    nameless.client = nil
    try expectPage(try Self.session(empty).html, "session-empty.html")
    let html = try Self.session(nameless).html
    try expectPage(html, "session-no-coach.html")
    #expect(html.contains("nobody was told to be the coach"))
    try expectPage(try ReportReader(Store()).overview().html, "overview-empty.html")
  }

  private static func session(_ made: Made) throws -> SessionReport {
    let store = try Store()
    try store.save([made.file("made.vtt", content: 1)], at: moment)
    return try #require(try ReportReader(store).session(sessionID(ofContent: Made.hash(1))))
  }
}
