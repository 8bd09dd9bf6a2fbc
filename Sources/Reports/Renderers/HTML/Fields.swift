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
    case let text as String: return text
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
