public import Coaching
public import TalkRatio
import TranscriptModel

/// Everything that is shown about one session.
public struct SessionReport: Sendable, Hashable {
  /// A person of the session, with what they are and what they did.
  public struct Participant: Sendable, Hashable {
    /// The name; nil: words without a speaker.
    public var name: String?
    /// The role, and how it is known.
    public var role: RoleAssignment
    /// The arithmetic of their talk.
    public var metrics: SpeakerMetrics
  }

  /// Who met whom, when, and how much was said.
  public var header: SessionHeader
  /// Everyone who spoke, the coach first, then the client, then by words.
  public var participants: [Participant]
  /// How the session went from beginning to end.
  public var course: Course
  /// The balance in words.
  public var words: Balance
  /// The balance in milliseconds; unavailable where ends are not real.
  public var milliseconds: Measured<Balance>
  /// The coach's words by mode and zoom.
  public var grid: ModeZoomGrid
  /// The coach's share of all words.
  public var coachShareWords: Measured<Double>
  /// The coach's share of the speaking time of all speakers.
  public var coachShareSpeakingTime: Measured<Double>
  /// The arithmetic of the conversation as a whole.
  public var talk: TalkMetrics
  /// The longest zoomed-out stretch by the labels.
  public var zoomOut: ZoomOut
  /// Whether the session counts as one that stood back.
  public var zoomOutVerdict: ZoomOutVerdict
  /// The words of that stretch in turns between that are not labelled as zoomed out.
  public var zoomOutUnplacedWords: Int
  /// Stretches worth reading again.
  public var moments: [Moment]
  /// Every turn with its labels and what they rest on.
  public var transcript: [TurnLine]
  /// The neighbouring turns that share their labels, in order.
  public var stretches: [Stretch]
  /// What the rules say of the session; empty where that was not looked for.
  public var flags: [RuleFlag] = []
  /// What people said is right, in order of turns; those of no turn first.
  public var corrections: [ReportedCorrection] = []
  /// The balance in words with the labels that people gave; nil where nobody gave one.
  public var correctedWords: Balance?

  init(_ session: StoredSession, corrections said: [ReportedCorrection] = []) {
    header = session.header
    participants = Self.participants(of: session)
    let knowsCoach = session.voices.contains { $0.role.role == .coach }
    course = Course(
      parts: session.turns.enumerated().map { number, turn in
        Course.Part(
          words: turn.words, isCoach: knowsCoach ? turn.role == .coach : nil, mode: turn.coachMode,
          zoom: turn.talkZoom, start: turn.start, turn: number)
      })
    words = session.words
    milliseconds = session.milliseconds
    grid = ModeZoomGrid()
    for turn in session.turns {
      if let mode = turn.coachMode { grid.add(turn.words, mode: mode, zoom: turn.zoom) }
    }
    coachShareWords = session.coachShareWords
    coachShareSpeakingTime = session.coachShareSpeakingTime
    talk = session.metrics
    zoomOut = session.zoomOut
    zoomOutVerdict = session.zoomOutVerdict
    zoomOutUnplacedWords = Self.unplacedWords(of: session)
    moments = Moment.strongest(of: session)
    transcript = session.turns.enumerated().map { number, turn in
      TurnLine(
        number: number, turn: turn, speaker: turn.speaker.map { session.voices[$0].name },
        corrections: said.filter { $0.group == .label && $0.correction.turn == number })
    }
    corrections = said
    stretches = session.stretches
  }

  private static func unplacedWords(of session: StoredSession) -> Int {
    guard let range = session.zoomOut.turns else { return 0 }
    let run = range.clamped(to: 0...max(0, session.turns.count - 1))
    return run.reduce(0) { sum, index in
      let turn = session.turns[index]
      return turn.talkZoom == .label(.out) ? sum : sum + turn.words
    }
  }

  private static func participants(of session: StoredSession) -> [Participant] {
    let all = session.metrics.speakers.map { metrics in
      let voice = metrics.speaker.map { session.voices[$0] }
      return Participant(name: voice?.name, role: voice?.role ?? .unsure, metrics: metrics)
    }
    let order: [Role: Int] = [.coach: 0, .client: 1, .other: 2, .unsure: 2]
    return all.enumerated().sorted { a, b in
      let left = (order[a.element.role.role] ?? 3, -a.element.metrics.words, a.offset)
      let right = (order[b.element.role.role] ?? 3, -b.element.metrics.words, b.offset)
      return left < right
    }.map(\.element)
  }
}
