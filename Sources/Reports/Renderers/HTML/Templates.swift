public import Foundation

/// Templates of HTML pages: those of the reports, and those of the web app.
///
/// Every field is escaped by `Markup`, and there is no way to ask for unescaped text: what comes
/// from a file can only ever become text or an attribute's value.
public struct Templates: Sendable {
  /// The templates that ship with the program.
  static let shipped = Templates(
    folder: Bundle.module.url(forResource: "Templates", withExtension: nil))

  private var templates: [String: Template] = [:]

  /// Reads all templates of a folder; the style sheet becomes one too, named `style`.
  ///
  /// A program without its templates is not installed: there is nothing that a caller could do.
  public init(folder: URL?) {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { preconditionFailure("the templates of the reports are missing beside the program") }
    for name in names.sorted() {
      do {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        templates[String(name.prefix { $0 != "." })] = try Template(text)
      } catch {
        preconditionFailure("the template \(name) of the reports cannot be used: \(error)")
      }
    }
    for (name, template) in templates {
      for partial in template.partials where templates[partial] == nil {
        preconditionFailure("the template \(name) holds \(partial), which there is not")
      }
    }
  }

  init(_ templates: [String: Template]) { self.templates = templates }

  /// Fills a template in with the stored properties of a view.
  public func render(_ view: some Sendable, with template: String) -> String {
    render(Field.of(view) ?? .fields([:]), with: template)
  }

  func render(_ field: Field, with template: String) -> String {
    var writer = TemplateWriter(templates: templates, view: field)
    writer.write(partial: template)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes templates with what they show.
private struct TemplateWriter {
  private let templates: [String: Template]
  /// The views that surround the place, the innermost last.
  private var views: [Field]
  private(set) var bytes: [UInt8] = []

  init(templates: [String: Template], view: Field) {
    self.templates = templates
    views = [view]
  }

  mutating func write(partial name: String) {
    guard let template = templates[name] else {
      preconditionFailure("there is no template named \(name)")
    }
    write(template.parts)
  }

  private mutating func write(_ parts: [Template.Part]) {
    for part in parts {
      switch part {
      case .text(let text): bytes += text
      case .field(let name): if let found = find(name) { write(found) }
      case .section(let name, let inner): section(find(name), inner)
      case .inverted(let name, let inner): if isNothing(find(name)) { write(inner) }
      case .partial(let name): write(partial: name)
      case .partialNamed(let name):
        if case .text(let template) = find(name) { write(partial: template) }
      }
    }
  }

  private mutating func write(_ field: Field) {
    switch field {
    case .text(let text): Markup.append(text, to: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .isTrue(let isTrue): bytes += String(isTrue).utf8
    case .list, .fields: preconditionFailure("a template shows a list or a view as a text")
    }
  }

  private mutating func section(_ field: Field?, _ parts: [Template.Part]) {
    switch field {
    case nil, .isTrue(false): break
    case .isTrue(true): write(parts)
    case .list(let list): for element in list { write(parts, within: element) }
    case .text, .number, .fields: if let field { write(parts, within: field) }
    }
  }

  private mutating func write(_ parts: [Template.Part], within view: Field) {
    views.append(view)
    write(parts)
    views.removeLast()
  }

  private func isNothing(_ field: Field?) -> Bool {
    switch field {
    case nil, .isTrue(false): true
    case .list(let list): list.isEmpty
    case .isTrue(true), .text, .number, .fields: false
    }
  }

  private func find(_ name: Template.Name) -> Field? {
    var index = views.count - 1
    var found = Self.find(name.path, in: views[index])
    while name.climbs, found == nil, index > 0 {
      index -= 1
      found = Self.find(name.path, in: views[index])
    }
    return found
  }

  private static func find(_ path: [String], in view: Field) -> Field? {
    var view = view
    for name in path {
      guard case .fields(let fields) = view, let found = fields[name] else { return nil }
      view = found
    }
    return view
  }
}
