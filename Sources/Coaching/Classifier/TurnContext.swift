import TranscriptModel

/// A turn and its surroundings, read into tokens.
struct TurnContext {
  /// A turn, read.
  ///
  /// A class, since every turn is looked at by those around it.
  final class Neighbour: Sendable {
    let text: SpokenText
    let role: Role
    let profile: TurnProfile
    /// What it adds to the turns around it; nil where that is added up for each turn anew.
    let surroundings: Surroundings?
    /// The stems of its content words.
    var content: StemFilter {
      if let surroundings { return surroundings.content }
      var content = StemFilter()
      content.insert(text.tokens)
      return content
    }

    init(
      text: SpokenText, role: Role, profile: TurnProfile? = nil, surroundings: Surroundings? = nil
    ) {
      self.text = text
      self.role = role
      self.surroundings = surroundings
      self.profile = profile ?? TurnProfile(text)
    }
  }

  /// How many turns are read on each side.
  static let reach = 3

  /// The turn and those around it, or the whole session.
  ///
  /// One array, so that handing a context on counts one object, not one for each side.
  private let turns: [Neighbour]
  /// The place of the turn.
  private let place: Int
  /// Whether the turn and those around it were written without marks that end sentences.
  let isWithoutMarks: Bool

  /// The turn, with what has been read of it.
  ///
  /// Whoever asks for its text again and again takes this once: it is one object to hold, and a text
  /// is two.
  var own: Neighbour { turns[place] }
  /// The turn before it; nil at the beginning.
  var nearestBefore: Neighbour? { place > 0 ? turns[place - 1] : nil }
  /// The turn after it; nil at the end.
  var nearestBehind: Neighbour? { place + 1 < turns.count ? turns[place + 1] : nil }

  /// Hands on the turns around it: those before it and then those behind it, the nearest first.
  @inline(__always)
  func forEachAround(_ work: (Neighbour, Surroundings.Side) -> Void) {
    for distance in 1...Self.reach where distance <= place {
      work(turns[place - distance], .before)
    }
    for distance in 1...Self.reach where distance < turns.count - place {
      work(turns[place + distance], .behind)
    }
  }

  /// The turns before it, the nearest first.
  var previous: ReversedCollection<ArraySlice<Neighbour>> {
    turns[max(0, place - Self.reach)..<place].reversed()
  }
  /// The turns after it, the nearest first.
  var next: ArraySlice<Neighbour> { turns[(place + 1)...].prefix(Self.reach) }
  /// The turn.
  var turn: SpokenText { turns[place].text }
  /// Who spoke it.
  var role: Role { turns[place].role }

  /// Reads a turn that stands alone, and its neighbours.
  ///
  /// Where no sentence of theirs ends with a mark, `marks` puts some in. Of a few words that is all
  /// there is to tell by; a whole session is held to its words (`Collection.isWithoutMarks`).
  init(_ input: TurnInput, _ marks: MarkRestorer?) {
    let before = input.previous.suffix(Self.reach)
    let all = before + [TurnInput.Neighbour(role: input.role, text: input.text)]
    let around = all + input.next.prefix(Self.reach)
    var texts = around.map { SpokenText($0.text) }
    let isWithoutMarks = !texts.contains(where: \.hasSentenceMarks)
    if isWithoutMarks, let marks { texts = texts.map(marks.restored) }
    let turns = zip(texts, around).map { Neighbour(text: $0, role: $1.role) }
    self.init(turns, at: before.count, isWithoutMarks: isWithoutMarks)
  }

  /// The turn at `place` of turns in order that have been read: of a session, or of the turn and its
  /// neighbours.
  init(_ turns: [Neighbour], at place: Int, isWithoutMarks: Bool) {
    self.turns = turns
    self.place = place
    self.isWithoutMarks = isWithoutMarks
  }
}
