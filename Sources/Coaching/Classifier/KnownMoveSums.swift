/// What a table of moves gives for what is met in every clause, unpacked once: the words of the
/// lexicon and the features of shape.
struct KnownMoveSums: Sendable, Hashable {
  /// The rows of all words in the lexicon, the fields of a word side by side.
  private let words: [MoveRow]
  /// The rows of all features of shape.
  private let shapes: [MoveRow]

  /// Unpacks what is met of a table.
  init(_ table: WeightTable) {
    words = Lexicon.shared.hashes.flatMap { word in
      MoveFeatures.WordField.allCases.map { table.sum(hash: $0.hash(word)) }
    }
    shapes = (0..<MoveShape.count).map { table.sum(hash: MoveShape(place: $0).hash) }
  }

  /// What a word of the lexicon weighs in a field.
  @inline(__always)
  func word(_ entry: Int32, in field: MoveFeatures.WordField) -> MoveRow {
    words[Int(entry) * MoveFeatures.WordField.allCases.count + field.rawValue]
  }

  /// What a feature of shape weighs.
  @inline(__always)
  func shape(_ shape: MoveShape) -> MoveRow { shapes[shape.place] }
}
