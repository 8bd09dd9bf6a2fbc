/// How common a word is in talk about work: what everybody says links nothing.
///
/// The table is the one of the model that ships, which counted the words of its texts.
struct CommonWords: Sendable {
  private let vocabulary: Vocabulary

  /// The words of the shipped model; every word counts as rare where it cannot be read.
  static let shipped = CommonWords(
    vocabulary: (try? BalanceModel.shipped())?.vocabulary ?? .empty)

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// How rare a word is, from 0 (in every other sentence) to 1 (in no list).
  ///
  /// - Parameter hash: The word, as `Token.hash`.
  /// - Returns: The rarity.
  func rarity(of hash: UInt64) -> Double {
    guard let place = vocabulary.place(of: hash) else { return 1 }
    // The vocabulary weighs a word with ln(1 + 1 / 20p); p is what it asks for.
    let share = 1 / (20 * (exponential(Double(vocabulary.weights[place])) - 1))
    return min(1, max(0, (-logarithm(share) - Self.common) / Self.range))
  }

  /// The surprisal, in nats, up to which a word says nothing: once in 500 words.
  private static let common = 6.2
  /// From there to a word that is as rare as can be told: once in 120,000.
  private static let range = 5.5
}
