/// A drawing with its caption, its legend and what it tells in words.
struct FigureView: Sendable {
  var drawing: Drawing?
  /// `narrow`, `middle` or `full`.
  var size = "middle"
  var caption: String?
  var legend: Legend?
  var sentences: [String] = []
}
