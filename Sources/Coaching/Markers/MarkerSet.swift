/// Markers that are looked for together, with the lexicon of their words.
struct MarkerSet: Sendable {
  /// The markers; a finding names one by its position.
  let markers: [Marker]
  /// The words with which their phrases begin.
  let lexicon: Lexicon
  /// Whether tokens already know their row in the lexicon.
  private let isShared: Bool

  /// What the classifier looks at: `Marker.all`.
  static let labelling = MarkerSet(markers: Marker.all, lexicon: .shared, isShared: true)
  /// What carries over between sessions: `Marker.carried`.
  static let carried = MarkerSet(
    markers: Marker.carried, lexicon: Lexicon(classes: [], markers: Marker.carried),
    isShared: false)

  /// The row of a token in the lexicon; nil where its word begins no phrase.
  @inline(__always)
  func row(of token: Token) -> Int? { isShared ? token.entry : lexicon.row(of: token.hash) }
}
