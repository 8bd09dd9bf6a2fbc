import TranscriptModel

/// A turn and its surroundings, read into tokens.
struct TurnContext {
  /// A neighbour, read.
  struct Neighbour {
    let text: SpokenText
    let role: Role
    let profile: TurnProfile

    init(text: SpokenText, role: Role) {
      self.text = text
      self.role = role
      profile = TurnProfile(text)
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
  let previous: [Neighbour]
  /// The turns after it, the nearest first.
  let next: [Neighbour]

  /// Reads a turn and its neighbours.
  init(_ input: TurnInput) {
    turn = SpokenText(input.text)
    role = input.role
    profile = TurnProfile(turn)
    previous = input.previous.suffix(Self.reach).reversed()
      .map { Neighbour(text: SpokenText($0.text), role: $0.role) }
    next = input.next.prefix(Self.reach)
      .map { Neighbour(text: SpokenText($0.text), role: $0.role) }
  }

  /// The turn at `index` of a session whose turns have been read.
  init(_ session: [Neighbour], at index: Int) {
    turn = session[index].text
    role = session[index].role
    profile = session[index].profile
    previous = session[max(0, index - Self.reach)..<index].reversed()
    next = Array(session[(index + 1)...].prefix(Self.reach))
  }
}
