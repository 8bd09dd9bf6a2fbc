/// What the fillings of a drawing mean.
struct Legend: Sendable {
  /// One filling and its meaning.
  struct Item: Sendable {
    var style: String
    var meaning: String
  }

  var items: [Item]

  init(_ items: KeyValuePairs<String, String>) {
    self.items = items.map { Item(style: $0.key, meaning: $0.value) }
  }

  /// The modes, where they fill the coach's words.
  static let modes = Legend([
    "coaching": "coaching", "mentorship": "mentorship", "neither": "neither", "unclear": "unclear",
  ])
  /// The zooms, where they fill all words.
  static let zooms = Legend([
    "out": "zoomed out", "between": "between", "in": "zoomed in",
    "none": "not placed or unclear",
  ])
}
