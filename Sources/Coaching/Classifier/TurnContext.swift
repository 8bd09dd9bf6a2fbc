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

    fileprivate convenience init(_ input: TurnInput.Neighbour) {
      self.init(text: SpokenText(input.text), role: input.role)
    }
  }

  /// How many turns are read on each side.
  static let reach = 3

  private let own: Neighbour
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
  /// Whether no sentence of the turn and of those around it ends with a mark.
  ///
  /// Of a few words that is all there is to tell by; a whole session is held to its words
  /// (`Sequence.isWithoutMarks`).
  var isWithoutMarks: Bool {
    !own.text.hasSentenceMarks
      && !previous.contains { $0.text.hasSentenceMarks }
      && !next.contains { $0.text.hasSentenceMarks }
  }

  /// Reads a turn and its neighbours.
  init(_ input: TurnInput) {
    own = Neighbour(text: SpokenText(input.text), role: input.role)
    let before = max(0, input.previous.count - Self.reach)..<input.previous.count
    previous = input.previous[before].map(Neighbour.init)[...].reversed()
    next = input.next.prefix(Self.reach).map(Neighbour.init)[...]
  }

  /// Puts together turns that have been read; `previous` the oldest first.
  init(_ own: Neighbour, previous: ArraySlice<Neighbour>, next: ArraySlice<Neighbour>) {
    self.own = own
    self.previous = previous.reversed()
    self.next = next
  }

  /// The turn at `index` of a session whose turns have been read.
  init(_ session: [Neighbour], at index: Int) {
    own = session[index]
    previous = session[max(0, index - Self.reach)..<index].reversed()
    next = session[(index + 1)...].prefix(Self.reach)
  }
}
