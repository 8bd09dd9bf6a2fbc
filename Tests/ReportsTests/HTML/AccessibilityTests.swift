import Foundation
import Testing
import TranscriptTestSupport

@testable import Reports

/// The rules of WCAG 2.2 AA that can be read off a page, as axe-core words them.
@Suite struct AccessibilityTests {
  private func pages() throws -> [(name: String, tree: HTMLTree)] {
    try MadeArchive().reports().map { ($0.name, try HTMLTree($0.report.html)) }
      + [("pair-continuity", try HTMLTree(try MadeCarriedOver.report().html))]
  }

  @Test func `a page has a language, a title, one heading and its landmarks`() throws {
    for (name, tree) in try pages() {
      #expect(tree.named("html").first?.attributes["lang"] == "en", "\(name)")
      #expect(tree.elements.first { $0.name == "title" }?.text.isEmpty == false)
      for landmark in ["h1", "main", "header", "nav", "footer"] {
        #expect(tree.named(landmark).count == 1, "\(name): \(landmark)")
      }
      #expect(tree.named("nav").allSatisfy { $0.has("aria-label") })
      let first = tree.named("a").first
      #expect(first?.attributes["href"] == "#content" && first?.text == "Skip to the report")
    }
  }

  @Test func `headings go down one step at a time`() throws {
    for (name, tree) in try pages() {
      let levels = tree.elements.compactMap { element -> Int? in
        element.name.count == 2 && element.name.hasPrefix("h")
          ? element.name.last?.wholeNumberValue : nil
      }
      #expect(levels.first == 1)
      for (former, next) in zip(levels, levels.dropFirst()) {
        #expect(next <= former + 1, "\(name): h\(former), then h\(next)")
      }
      for heading in tree.named("h1", "h2", "h3") { #expect(!heading.text.isEmpty) }
    }
  }

  @Test func `identifiers are unique, and whatever names one finds it`() throws {
    for (name, tree) in try pages() {
      let ids = tree.elements.compactMap(\.id)
      #expect(Set(ids).count == ids.count, "\(name)")
      for element in tree.elements {
        let references = [
          element.attributes["aria-labelledby"], element.attributes["aria-describedby"],
        ].compactMap(\.self).flatMap { $0.split(separator: " ") }
        for reference in references {
          #expect(ids.contains(String(reference)), "\(name): \(reference)")
        }
      }
    }
  }

  @Test func `a drawing has a title and a description, or is hidden`() throws {
    for (name, tree) in try pages() {
      for (position, element) in tree.elements.enumerated() where element.name == "svg" {
        if element.attributes["aria-hidden"] == "true" { continue }
        #expect(["img", "group"].contains(element.attributes["role"]), "\(name)")
        let parts = tree.elements.filter { $0.parent == position && $0.has("id") }
        #expect(parts.map(\.name) == ["title", "desc"])
        #expect(parts.allSatisfy { !$0.text.isEmpty })
        let hasLinks = tree.elements.indices.contains { index in
          tree.elements[index].name == "a" && ancestors(of: index, in: tree).contains(position)
        }
        #expect((element.attributes["role"] == "group") == hasLinks, "\(name)")
      }
    }
  }

  private func ancestors(of position: Int, in tree: HTMLTree) -> [Int] {
    var found: [Int] = []
    var next = tree.elements[position].parent
    while let parent = next {
      found.append(parent)
      next = tree.elements[parent].parent
    }
    return found
  }

  @Test func `a table has a caption, and every head says what it is the head of`() throws {
    for (name, tree) in try pages() {
      for (position, element) in tree.elements.enumerated() where element.name == "table" {
        let captions = tree.elements.filter { $0.parent == position && $0.name == "caption" }
        #expect(captions.count == 1 && captions.allSatisfy { !$0.text.isEmpty }, "\(name)")
      }
      for (position, element) in tree.elements.enumerated() where element.name == "th" {
        #expect(["col", "row"].contains(element.attributes["scope"]), "\(name)")
        let isInTable = tree.ancestors(of: position).contains { $0.name == "table" }
        #expect(isInTable && !element.text.isEmpty, "\(name)")
      }
      for element in tree.named("tr") { #expect(!element.text.isEmpty) }
    }
  }

  @Test func `what scrolls can be reached and has a name, and links say where they lead`() throws {
    for (name, tree) in try pages() {
      for element in tree.elements where element.attributes["class"] == "scroll" {
        #expect(element.attributes["tabindex"] == "0" && element.attributes["role"] == "region")
        #expect(element.attributes["aria-label"]?.isEmpty == false)
      }
      let labels = tree.elements.filter { $0.attributes["class"] == "scroll" }
        .compactMap { $0.attributes["aria-label"] }
      #expect(Set(labels).count == labels.count, "\(name): landmarks of one name")
      for element in tree.named("a", "summary") { #expect(!element.text.isEmpty, "\(name)") }
      for element in tree.elements {
        #expect(Int(element.attributes["tabindex"] ?? "0").map { $0 <= 0 } == true)
      }
    }
  }

  @Test func `lists hold items, and items stand in lists`() throws {
    for (name, tree) in try pages() {
      for (position, element) in tree.elements.enumerated() {
        let parent = element.parent.map { tree.elements[$0].name }
        switch element.name {
        case "li": #expect(["ul", "ol"].contains(parent), "\(name)")
        case "dt", "dd": #expect(["dl", "div"].contains(parent), "\(name)")
        case "ul", "ol":
          let items = tree.elements.filter { $0.parent == position }
          #expect(items.allSatisfy { $0.name == "li" }, "\(name)")
        default: break
        }
      }
    }
  }

  // MARK: Colours

  /// What stands on what, and the least contrast: 4.5 for text, 3 for shapes that mean something.
  private static let pairs: [(front: String, back: String, least: Double)] = [
    ("text", "page", 4.5), ("faint", "page", 4.5), ("link", "page", 4.5), ("text", "notice", 4.5),
    ("coaching", "page", 4.5), ("mentorship", "page", 4.5), ("out", "page", 4.5),
    ("faint", "lane", 4.5), ("coach", "lane", 3), ("coaching", "lane", 3),
    ("mentorship", "lane", 3), ("neither", "page", 3), ("unclear", "page", 3), ("out", "lane", 3),
    ("between", "lane", 3), ("in", "lane", 3), ("mentorship", "mentorship-line", 3),
    ("coaching", "band", 3), ("faint", "band", 3),
  ]

  @Test(arguments: [0, 1, 2])
  func `colours are far enough apart in light, dark and print`(scheme: Int) throws {
    let schemes = HTMLPage.style.components(separatedBy: ":root {").dropFirst()
      .map { $0.prefix { $0 != "}" } }
    #expect(schemes.count == 3)
    let block = schemes[schemes.startIndex + scheme]
    var colours: [String: Double] = [:]
    for match in block.matches(of: /--([a-z-]+): #([0-9a-f]{6});/) {
      colours[String(match.1)] = Self.luminance(try #require(Int(match.2, radix: 16)))
    }
    for (front, back, least) in Self.pairs {
      let (a, b) = (try #require(colours[front]), try #require(colours[back]))
      let contrast = (max(a, b) + 0.05) / (min(a, b) + 0.05)
      #expect(contrast >= least, "\(front) on \(back): \(contrast)")
    }
  }

  /// Relative luminance as WCAG defines it.
  private static func luminance(_ colour: Int) -> Double {
    let parts = [colour >> 16 & 255, colour >> 8 & 255, colour & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test func `contrast is counted as the standard counts it`() {
    let contrast = (Self.luminance(0xFFFFFF) + 0.05) / (Self.luminance(0x767676) + 0.05)
    #expect(abs(contrast - 4.54) < 0.01)
  }

  @Test func `every filling that a drawing uses is in the style sheet`() throws {
    for (name, tree) in try pages() {
      for element in tree.named("rect", "circle", "line", "text") {
        guard let styles = element.attributes["class"] else { continue }
        for style in styles.split(separator: " ") where style != "label" {
          #expect(HTMLPage.style.contains(".\(style)"), "\(name): \(style)")
        }
      }
    }
  }
}
