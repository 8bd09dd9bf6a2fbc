import SeededRandom

/// Talk of two people that never ends: the same for the same seed, and varied enough that nothing
/// of it looks like the loop of a speech recogniser.
struct MadeTalk: IteratorProtocol, Sequence {
  /// One utterance.
  struct Piece {
    /// 0: the coach; 1: the client.
    var speaker: Int
    var start: Int
    var end: Int
    var text: String
    /// Whether the speaker is another than before.
    var opensTurn: Bool
  }

  private var random: SeededGenerator
  private var clock = 2_000
  private var speaker = 0
  private var leftOfTurn = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() -> Piece? {
    let opensTurn = leftOfTurn == 0
    if opensTurn {
      speaker = 1 - speaker
      leftOfTurn = Int.random(in: 1...(speaker == 0 ? 3 : 6), using: &random)
    }
    leftOfTurn -= 1
    let text = sentence()
    let start = clock
    clock += 300 * text.utf8.count / 5 + Int.random(in: 0...400, using: &random)
    let end = clock
    clock += Int.random(in: 0...900, using: &random)
    return Piece(speaker: speaker, start: start, end: end, text: text, opensTurn: opensTurn)
  }

  /// One or two clauses; now and then only a sign of listening.
  private mutating func sentence() -> String {
    if Int.random(in: 0..<12, using: &random) == 0 { return pick(Self.listening) }
    var text = pick(Self.openers) + " " + pick(Self.middles)
    if Bool.random(using: &random) { text += " " + pick(Self.objects) }
    if Int.random(in: 0..<3, using: &random) == 0 {
      text += ", " + pick(Self.links) + " " + pick(Self.middles)
    }
    return text + pick(Self.endings)
  }

  private mutating func pick(_ words: [String]) -> String {
    words[Int.random(in: 0..<words.count, using: &random)]
  }

  private static let listening = ["Mm-hm.", "Right.", "Okay.", "Yeah.", "Sure.", "Hm."]
  private static let openers = [
    "So", "And then", "I think", "What I noticed is that", "On Friday", "Honestly,", "You said",
    "Last time", "The thing is,", "If I'm honest,", "For the Q&A", "With R&D", "In the review",
    "What would it take so that", "How did it feel when", "At 9:30", "Since the 14th",
    "Tell me how", "It's like", "My guess is",
  ]
  private static let middles = [
    "we moved the release", "nobody reads the page", "I asked before I told him",
    "the team waits for me", "she took the on-call week", "the tests were red again",
    "I wrote it up at night", "we cut it down to 3 points", "the café was too loud",
    "people pointed and I carried", "you'd know it when you see it", "he answered in 2 lines",
    "we said we would stop", "the numbers went from 12 to 40", "it didn’t land at all",
    "they want it by the end of June", "I kept quiet for a while", "it's the third time now",
  ]
  private static let objects = [
    "without a word to anyone", "in front of the whole group", "because it was easier",
    "to see what happens", "with Zoë and the others", "for the whole of last month",
    "though nobody had asked", "as a first step", "on the other side of the building",
  ]
  private static let links = ["and", "but", "so", "which means that", "because", "while"]
  private static let endings = [".", ".", ".", "?", "...", "!", ", right?"]
}
