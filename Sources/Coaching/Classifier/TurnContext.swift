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

  private let own: Neighbour
  /// Whether the turn and those around it were written without marks that end sentences.
  let isWithoutMarks: Bool
  /// The turns before it, the nearest first.
  let previous: ReversedCollection<ArraySlice<Neighbour>>
  /// The turns after it, the nearest first.
  let next: ArraySlice<Neighbour>

  /// The turn.
  var turn: SpokenText { own.text }
  /// Who spoke it.
  var role: Role { own.role }
  /// What can be counted in it.
  var profile: TurnProfile { own.profile }

  /// Reads a turn that stands alone, and its neighbours.
  ///
  /// Where no sentence of theirs ends with a mark, `marks` puts some in. Of a few words that is all
  /// there is to tell by; a whole session is held to its words (`Sequence.isWithoutMarks`).
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

  /// Puts together turns that have been read; `previous` the oldest first.
  init(
    _ own: Neighbour, previous: ArraySlice<Neighbour>, next: ArraySlice<Neighbour>,
    isWithoutMarks: Bool
  ) {
    self.own = own
    self.isWithoutMarks = isWithoutMarks
    self.previous = previous.reversed()
    self.next = next
  }

  /// The turn at `index` of a session whose turns have been read.
  init(_ session: [Neighbour], at index: Int, isWithoutMarks: Bool) {
    own = session[index]
    self.isWithoutMarks = isWithoutMarks
    previous = session[max(0, index - Self.reach)..<index].reversed()
    next = session[(index + 1)...].prefix(Self.reach)
  }
}
