import Foundation
import Mustache
import Testing
import TranscriptTestSupport

@testable import Reports

/// What Mustache for Swift makes of a template, with our escaping.
private struct Reference {
  private struct Escaping: MustacheContentType {
    func escapeText(_ text: String) -> String { Markup.escaped(text) }
  }

  private var library = MustacheLibrary()

  init(_ texts: [String: String]) throws {
    MustacheContentTypes.register(Escaping(), named: "escaped")
    for (name, text) in texts {
      try library.register("{{% CONTENT_TYPE:escaped}}\n\(text)", named: name)
    }
  }

  func render(_ field: Field, with template: String) -> String? {
    library.render(Self.object(field), withTemplate: template)
  }

  private static func object(_ field: Field) -> Any {
    switch field {
    case .text(let text): text
    case .number(let number): number
    case .isTrue(let isTrue): isTrue
    case .list(let list): list.map(object)
    case .fields(let fields):
      Dictionary(uniqueKeysWithValues: fields.all.map { ($0.name, object($0.value)) })
    }
  }
}

@Suite struct TemplateTests {
  private static let view: Field = .fields([
    "name": .text("Ana <b>\"o'Hara\"</b> & 5 %"), "count": .number(3), "empty": .text(""),
    "yes": .isTrue(true), "no": .isTrue(false), "none": .list([]),
    "list": .list([.text("one"), .text("two")]),
    "rows": .list([
      .fields(["name": .text("first"), "inner": .fields(["deep": .text("d")])]),
      .fields(["other": .text("second"), "part": .text("partial")]),
    ]),
    "view": .fields(["name": .text("inner"), "deep": .fields(["deeper": .text("!")])]),
    "part": .text("partial"),
  ])

  @Test(arguments: [
    "plain", "{{.name}}", "a{{.name}}b{{.count}}c", "{{.missing}}|{{.empty}}|",
    "{{#.yes}}y{{/.yes}}{{#.no}}n{{/.no}}{{^.no}}not{{/.no}}{{^.yes}}x{{/.yes}}",
    "{{#.list}}<{{.}}>{{/.list}}{{^.list}}none{{/.list}}{{^.none}}nobody{{/.none}}",
    "{{#.rows}}{{.name}}{{name}},{{/.rows}}",
    "{{#.rows}}{{#.inner}}{{.deep}}{{count}}{{/.inner}}{{/.rows}}",
    "{{.view.deep.deeper}}{{#.view}}{{.name}}{{/.view}}", "{{#.name}}[{{.}}]{{/.name}}",
    "{{#.empty}}even an empty text{{/.empty}}", "{{#.count}}{{.}}{{/.count}}",
    "a\n{{#.yes}}\nb\n{{/.yes}}\nc\n", "a\n  {{#.yes}}  \n  b\n  {{/.yes}}\nc",
    "{{#.list}}\n{{.}}\n{{/.list}}\n", "x {{#.list}}\n{{.}}\n{{/.list}} y\n",
    "{{#.yes}}{{#.no}}\n{{/.no}}{{/.yes}}\n", "{{>partial}}\n", "a {{>partial}} b\n",
    "{{#.rows}}\n{{>*part}}\n{{/.rows}}\n", "{{^.no}}\n\n{{/.no}}\n", "",
  ])
  func `a template means what it means to Mustache`(text: String) throws {
    let texts = ["main": text, "partial": "<i>{{name}}</i>\n"]
    let templates = Templates(try texts.mapValues { try Template($0) })
    let expected = try Reference(texts).render(Self.view, with: "main")
    #expect(templates.render(Self.view, with: "main") == expected)
  }

  @Test func `the pages of all reports are what Mustache makes of their templates`() throws {
    let folder = Folders.project.appendingPathComponent("Sources/Reports/Renderers/HTML/Templates")
    var texts: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      texts[String(name.prefix { $0 != "." })] = try String(
        contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    let reference = try Reference(texts)
    let reports = try MadeArchive().reports().map(\.report) + [try MadeCarriedOver.report()]
    for report in reports {
      let view = try #require(Field.of(report.page))
      #expect(report.html == reference.render(view, with: "page"))
      let embedded = EmbeddedReport(report)
      #expect(report.html.contains(embedded.opening + embedded.contents))
    }
  }

  @Test(arguments: [
    "{{.name", "{{#.list}}", "{{/.list}}", "{{#.list}}{{/.rows}}", "{{{.name}}}", "{{& .name}}",
    "{{! a word }}", "{{=<% %>=}}", "{{}}", "{{.a b}}", "{{$block}}",
  ])
  func `what could let text through unescaped, or is not closed, is no template`(text: String) {
    #expect(throws: Template.Malformed.self) { try Template(text) }
  }

  @Test func `views that tell their fields by themselves tell what they store`() throws {
    var drawing = Drawing("d", "Title", description: "What", height: 12)
    drawing.box(x: 0, width: 1, y: 0, height: 2, "box", title: "t", turn: 4)
    drawing.box(x: 0, width: 1, y: 0, height: 2, "box")
    drawing.line(from: (0, 0), to: (1, 1), "line", title: "t")
    drawing.dot(x: 0, y: 0, "dot", title: "t")
    drawing.text("words", x: 0, y: 0)
    let turn = TranscriptView.Entry(
      number: 3, speaker: "Ana", role: "coach", time: "0:12",
      pieces: [.init(text: "What", mark: "mode"), .init(text: "?", mark: nil)],
      badges: [.init(style: "coaching", text: "coaching 80 %")], reason: "why", corrections: ["x"])
    let views: [any ToldView] = [
      drawing, turn, TranscriptView([]),
      LedgerView.Entry(words: "w", note: nil, set: "s", again: "a", status: "t"),
      BridgesView.Entry(state: "s", style: "t", quote: "q", place: "p"),
      RulesView.Entry(
        rule: "r", state: "s", about: "a", explanation: "e", places: "p", turns: [1, 2]),
    ]
    for view in views + drawing.shapes.map(\.self) + turn.pieces + turn.badges {
      let told = Set(view.fields.all.map { "\($0.name) \($0.value)" })
      guard case .fields(let stored) = Field.reflected(view) else {
        Issue.record("\(type(of: view)) is no structure")
        continue
      }
      #expect(told == Set(stored.all.map { "\($0.name) \($0.value)" }), "\(type(of: view))")
    }
  }
}
