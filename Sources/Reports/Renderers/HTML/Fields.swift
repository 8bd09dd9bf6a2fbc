import Mustache

/// The stored properties of a view, looked at once.
///
/// Mustache finds a property by reflecting the whole value, again for every place of a template
/// that names it, which for a table of thousands of pairs is nearly all the time. Here each value
/// is reflected once, and a template's places are looked up by name.
struct Fields: MustacheParent {
  private var values: [String: Any] = [:]

  /// What a template sees in place of `value`: a list for a list, fields for a structure, and
  /// texts, numbers and truth values as they are; nil where an optional holds nothing.
  ///
  /// - Complexity: O(*n*) in the number of values in it. Views are not nested without end: their
  ///   types say how deep they are.
  static func of(_ value: Any) -> Any? {
    switch value {
    case let text as String: return Leaf(renderText: text)
    case let template as TemplateName: return template.name
    case let isTrue as Bool: return isTrue
    case let number as Int: return number
    case let list as [Any]: return list.compactMap(of)
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { of($0.value) }
    case .struct:
      var fields = Fields()
      for child in mirror.children {
        if let label = child.label, let value = of(child.value) { fields.values[label] = value }
      }
      return fields
    default: return value
    }
  }

  func child(named name: String) -> Any? { values[name] }
}

/// The name of the template that shows a part of a page: Mustache wants it as a plain text.
struct TemplateName: Sendable {
  let name: String
}

/// A text in a template's place.
///
/// Within its section names are looked up in it first; it says at once that it has none, where a
/// plain text would be reflected.
private struct Leaf: MustacheParent, MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }

  func child(named name: String) -> Any? { nil }
}
