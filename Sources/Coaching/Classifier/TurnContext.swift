import TranscriptModel

/// A turn and its surroundings, read into tokens.
struct TurnContext {
  /// A neighbour, read.
  struct Neighbour {
    let text: SpokenText
    let role: Role
    let profile: TurnProfile
    /// What it adds to the turns around it; nil where that is added up for each turn anew.
    var surroundings: Surroundings?
    /// The stems of its content words.
    var content: StemFilter {
      if let surroundings { return surroundings.content }
      var content = StemFilter()
      content.insert(text.tokens)
      return content
    }

    init(text: SpokenText, role: Role) {
      self.text = text
      self.role = role
      profile = TurnProfile(text)
    }

    fileprivate init(_ input: TurnInput.Neighbour) {
      self.init(text: SpokenText(input.text), role: input.role)
    }
  }

  /// How many turns are read on each side.
  static let reach = 3

  /// The turn.
  let turn: SpokenText
  /// Who spoke it.
  let role: Role
  /// What can be counted in it.
  let profile: TurnProfile
  /// The turns before it, the nearest first.
  let previous: ReversedCollection<ArraySlice<Neighbour>>
  /// The turns after it, the nearest first.
  let next: ArraySlice<Neighbour>

  /// Reads a turn and its neighbours.
  init(_ input: TurnInput) {
    turn = SpokenText(input.text)
    role = input.role
    profile = TurnProfile(turn)
    let before = max(0, input.previous.count - Self.reach)..<input.previous.count
    previous = input.previous[before].map(Neighbour.init)[...].reversed()
    next = input.next.prefix(Self.reach).map(Neighbour.init)[...]
  }

  /// The turn at `index` of a session whose turns have been read.
  init(_ session: [Neighbour], at index: Int) {
    turn = session[index].text
    role = session[index].role
    profile = session[index].profile
    previous = session[max(0, index - Self.reach)..<index].reversed()
    next = session[(index + 1)...].prefix(Self.reach)
  }
}
