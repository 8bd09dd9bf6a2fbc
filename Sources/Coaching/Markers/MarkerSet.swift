/// Markers that are looked for together, with the lexicon of their words.
///
/// A class for the reason that `Lexicon` is one: what is found in a turn holds on to it.
final class MarkerSet: Sendable {
  /// The markers; a finding names one by its position.
  let markers: [Marker]
  /// The words with which their phrases begin.
  let lexicon: Lexicon
  /// Whether tokens already know their row in the lexicon.
  private let isShared: Bool
  /// How texts must be read for these markers: their phrases know contractions as the words that
  /// they stand for, or as they are written.
  var contractions: SpokenText.Contractions { isShared ? .spelledOut : .asWritten }
  /// For each marker the ones that it yields to, a bit for each position.
  let yields: [UInt64]

  /// The names of the moves among the markers; nil for a marker that tells none.
  let moveNames: [String?]

  private init(markers: [Marker], lexicon: Lexicon, isShared: Bool) {
    precondition(markers.count <= UInt64.bitWidth, "every marker needs a bit")
    self.markers = markers
    self.lexicon = lexicon
    self.isShared = isShared
    moveNames = markers.map { $0.kind == .move ? $0.name : nil }
    yields = markers.map { marker in
      markers.indices.reduce(0) { bits, index in
        marker.yieldsTo.contains(markers[index].name) ? bits | 1 << UInt64(index) : bits
      }
    }
  }

  /// What the classifier looks at: `Marker.all`.
  static let labelling = MarkerSet(markers: Marker.all, lexicon: .shared, isShared: true)
  /// What carries over between sessions: `Marker.carried`.
  static let carried = MarkerSet(
    markers: Marker.carried, lexicon: Lexicon(classes: [], markers: Marker.carried),
    isShared: false)

  /// The row of a token in the lexicon; negative where its word is not in it.
  @inline(__always)
  func row(of token: Token) -> Int {
    Int(isShared ? token.entry : lexicon.word(of: token.hash).row)
  }
}
