/// What a template sees of a view: texts, numbers, truth values, lists, and fields by their names.
enum Field: Sendable, Hashable {
  case text(String)
  case number(Int)
  case isTrue(Bool)
  case list([Field])
  case fields(Fields)

  /// What a template sees in place of `value`: a list for a list, fields for a structure, and
  /// texts, numbers and truth values as they are; nil where an optional holds nothing.
  ///
  /// - Complexity: O(*n*) in the number of values in it. Views are not nested without end: their
  ///   types say how deep they are.
  static func of(_ value: Any) -> Field? {
    switch value {
    case let text as String: .text(text)
    case let template as TemplateName: .text(template.name)
    case let isTrue as Bool: .isTrue(isTrue)
    case let number as Int: .number(number)
    case let view as any ToldView: .fields(view.fields)
    case let list as [Any]: .list(list.compactMap(of))
    default: reflected(value)
    }
  }

  /// The stored properties of a structure, the case of an enumeration with its value, or what an
  /// optional holds.
  static func reflected(_ value: Any) -> Field? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { of($0.value) }
    case .struct, .enum:
      return .fields(
        Fields(
          mirror.children.compactMap { child in
            guard let name = child.label, let value = of(child.value) else { return nil }
            return (name, value)
          }))
    default: return .text("\(value)")
    }
  }

  /// Some structures as a list.
  static func list(_ views: [some ToldView]) -> Field { .list(views.map { .fields($0.fields) }) }
}

/// The fields of a view by their names.
///
/// A view has few fields, and their names are short: looking them through is quicker than hashing.
struct Fields: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  private struct Pair: Sendable, Hashable {
    var name: String
    var value: Field
  }

  private let pairs: [Pair]

  init(_ pairs: [(name: String, value: Field)]) {
    self.pairs = pairs.map { Pair(name: $0.name, value: $0.value) }
  }

  /// Makes fields of those that are not nil.
  init(dictionaryLiteral elements: (String, Field?)...) {
    pairs = elements.compactMap { name, value in value.map { Pair(name: name, value: $0) } }
  }

  /// All of them, in the order of the view.
  var all: [(name: String, value: Field)] { pairs.map { ($0.name, $0.value) } }

  /// The field of that name; nil where there is none.
  subscript(name: String) -> Field? { pairs.first { $0.name == name }?.value }
}

/// A view that tells its fields by itself.
///
/// Other views are reflected, which a newcomer need not know of. Of these a page shows hundreds or
/// thousands, and reflecting each would take longer than everything else. A test holds what they
/// tell to what they store.
protocol ToldView: Sendable {
  /// The stored properties by their names.
  var fields: Fields { get }
}

/// The name of the template that shows a part of a page.
struct TemplateName: Sendable {
  let name: String
}
