import Testing

@testable import Coaching

/// Pairs of words that one session alone says are left out, and no others.
struct PairSieveTests {
  @Test func `every pair of several sessions gets through, and few others`() {
    let keys = (0..<3000).map { FeatureHash.linking(UInt64($0), 1) }
    var sieve = PairSieve(words: 3000)
    // The middle third is said in both sessions, and twice in the first.
    for key in keys[..<2000] + keys[1000..<2000] { sieve.add(key) }
    sieve.endSession()
    for key in keys[1000...] { sieve.add(key) }
    sieve.endSession()
    #expect(keys[1000..<2000].allSatisfy { sieve.holds($0) })
    #expect(keys.count { sieve.holds($0) } < 1500)
  }

  @Test func `what one session says twice is not said in several`() {
    var sieve = PairSieve(words: 10)
    let key = FeatureHash.linking(3, 4)
    sieve.add(key)
    sieve.add(key)
    sieve.endSession()
    #expect(!sieve.holds(key))
  }

  /// Reads two sessions as a comparison does.
  private func sessions(_ talk: [[EngagementHistory.SpokenTurn]]) -> [ReadSession] {
    EngagementReading(
      EngagementHistory(
        pair: "pair",
        sessions: talk.enumerated().map { Talk.session("\($0.offset)", nil, $0.element) })
    ).sessions
  }

  private func pairs(_ turn: ReadTurn) -> Int { turn.terms.count(where: \.isPair) }

  @Test func `pairs of words are terms where several sessions say them`() {
    let read = sessions([
      [Talk.client("The fruit wall."), Talk.client("A silver bicycle.")],
      [Talk.client("That wall of fruit again.")],
    ])
    #expect(read[0].turns.map(pairs) == [1, 0])
    #expect(read[1].turns.map(pairs) == [1])
    // Its words are counted with or without them.
    #expect(read[0].turns.map(\.singles) == [2, 2])
  }

  @Test func `a sentence's end parts the words of a pair`() {
    let read = sessions([
      [Talk.client("Fruit. Wall.")], [Talk.client("Fruit. Wall.")], [Talk.client("A fruit wall.")],
    ])
    #expect(read.flatMap(\.turns).map(pairs) == [0, 0, 0])
  }
}
