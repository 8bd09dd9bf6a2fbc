import TranscriptModel

/// A turn and its surroundings, read into tokens.
struct TurnContext {
  /// A neighbour, read.
  struct Neighbour {
    var text: SpokenText
    var role: Role
  }

  /// How many turns are read on each side.
  static let reach = 3

  /// The turn.
  var turn: SpokenText
  /// Who spoke it.
  var role: Role
  /// The turns before it, the nearest first.
  var previous: [Neighbour]
  /// The turns after it, the nearest first.
  var next: [Neighbour]

  /// Reads a turn and its neighbours.
  init(_ input: TurnInput) {
    turn = SpokenText(input.text)
    role = input.role
    previous = input.previous.suffix(Self.reach).reversed()
      .map { Neighbour(text: SpokenText($0.text), role: $0.role) }
    next = input.next.prefix(Self.reach)
      .map { Neighbour(text: SpokenText($0.text), role: $0.role) }
  }

  /// The turn at `index` of a session whose turns have been read.
  init(_ session: [Neighbour], at index: Int) {
    turn = session[index].text
    role = session[index].role
    previous = session[max(0, index - Self.reach)..<index].reversed()
    next = Array(session[(index + 1)...].prefix(Self.reach))
  }
}
