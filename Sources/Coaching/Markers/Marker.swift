/// A sign in the words that says what a turn does or how far it stands from the detail.
///
/// A marker is small and precise: it names a few phrases and where they must stand. What it
/// misses the classifier may still know; what it finds a reader can check. Each marker is one
/// file in `Modes/` or `Zoom/`, one page in `docs/markers/` and one test.
struct Marker: Sendable {
  /// What a marker tells.
  enum Kind: Sendable {
    /// What the helping side does; looked for in the coach's turns only.
    case move
    /// How far the talk stands from the detail; looked for in every turn.
    case zoom
    /// What carries over from session to session; not a feature of the classifier.
    case carried
  }

  /// Where a phrase must stand in its sentence.
  enum Place: Sendable {
    /// At its start, behind words such as "so", "and", "okay" at most.
    case opening
    /// Anywhere.
    case anywhere
  }

  /// How the sentence must end.
  enum Closing: Sendable {
    /// With a question mark, or in a text without marks.
    case question
    /// Not with a question mark.
    case statement
    /// Anyhow.
    case any
  }

  /// Which words are the evidence.
  enum Span: Sendable {
    /// The phrase.
    case phrase
    /// The sentence that holds it.
    case sentence
  }

  /// Phrases that count under one condition.
  struct Rule: Sendable {
    var phrases: [Phrase]
    var place: Place
    var closing: Closing
    var span: Span

    init(
      _ phrases: [Phrase], place: Place = .anywhere, closing: Closing = .any, span: Span = .phrase
    ) {
      self.phrases = phrases
      self.place = place
      self.closing = closing
      self.span = span
    }
  }

  /// The marker's name, such as `openQuestion`.
  let name: String
  /// What it tells.
  let kind: Kind
  /// What it looks for.
  let rules: [Rule]
  /// Markers that say the same more exactly; where one of them stands in the sentence, this one
  /// keeps silent.
  let yieldsTo: [String]

  init(_ name: String, _ kind: Kind, yieldsTo: [String] = [], _ rules: [Rule]) {
    self.name = name
    self.kind = kind
    self.yieldsTo = yieldsTo
    self.rules = rules
  }

  /// Every marker, in the order in which the features number them.
  static let all: [Marker] = [
    .openQuestion, .closedQuestion, .leadingQuestion, .reflection, .affirmation,
    .accountabilityCheck, .permission, .advice, .ownStory, .taskSet, .resource, .summary,
    .timeHorizon, .generalisation, .goalTalk, .recurringPattern, .particularDetail, .recentEvent,
    .practiceTalk,
  ]
}

/// A marker found in a text.
struct MarkerFinding: Hashable, Sendable {
  /// The marker's position in `Marker.all`.
  var marker: Int
  /// The tokens that show it.
  var tokens: Range<Int>
}
