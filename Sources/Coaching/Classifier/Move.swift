/// What a coach's clause does for the other person.
///
/// Coarse on purpose: where experts do not agree on a finer kind (kinds of advice, simple against
/// complex reflection, talk of change) none is told.
public enum Move: String, Sendable, Hashable, CaseIterable, Codable {
  /// Asks for the other's own thinking or telling.
  case openQuestion
  /// Asks for yes or no, for one of two things, or for one fact.
  case closedQuestion
  /// Hands back what the other said, meant or felt.
  case reflection
  /// Draws several things together that the other said.
  case summary
  /// Names a strength or an effort; validates, encourages.
  case affirmation
  /// Comes back to something that the other took on.
  case accountabilityCheck
  /// Asks leave, or leaves the choice to the other.
  case permission
  /// Is a question by form, but carries the speaker's own advice.
  case leadingQuestion
  /// Says what the other should, could or ought to do.
  case advice
  /// Tells how things are: facts, explanations, judgements.
  case information
  /// Tells what the speaker lived through, does or did.
  case ownStory
  /// Sets something to do before the next meeting.
  case taskSet
  /// Names something or somebody to learn from.
  case resource
  /// Does none of it: greetings, back-channels, scheduling, filler.
  case nothing = "none"

  /// What a turn does that makes this move.
  public var mode: Mode {
    switch self {
    case .openQuestion, .closedQuestion, .reflection, .summary, .affirmation,
      .accountabilityCheck, .permission:
      .coaching
    case .leadingQuestion, .advice, .information, .ownStory, .taskSet, .resource: .mentorship
    case .nothing: .neither
    }
  }
}
