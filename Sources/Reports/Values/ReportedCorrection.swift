import Coaching
import TalkRatio
import TranscriptModel

/// What a person said is right, with what the machine says beside it.
public struct ReportedCorrection: Sendable, Hashable {
  /// What somebody said, with who, when and why.
  public var correction: Correction
  /// The session's number among those of its pair; nil in the report of the session itself.
  public var session: Int?
  /// What is right, as a reader says it.
  public var value: String
  /// What the machine says, as a reader says it; nil where that is not kept.
  public var machine: String?
  /// Whether it shows only once the file has been read anew.
  public var isPending = false
}

extension ReportedCorrection {
  /// The groups in which corrections are counted.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    /// The labels of turns: mode and rung.
    case label
    /// Who is who, and in which role.
    case speaker
    /// Goals, challenges, wins and the rest, and what comes back to them.
    case item
    /// Whether one urgent topic filled a session.
    case mark
  }

  /// The group in which the correction is counted.
  public var group: Group { Self.group(of: correction.what) }

  static func group(of what: Correction.What) -> Group {
    switch what {
    case .mode, .rung: .label
    case .name, .role, .merge: .speaker
    case .verdict, .status, .wording, .link, .undo: .item
    case .burning: .mark
    }
  }
}

/// Says of the corrections of one session what the machine says beside each.
struct CorrectionReader {
  /// The session.
  let session: StoredSession
  /// The share of the words that its urgent topic has; nil where that was not looked for.
  var burningShare: Double?

  /// The corrections in order of their turns; those of no turn first.
  func reported(_ corrections: [Correction]) -> [ReportedCorrection] {
    corrections.compactMap(reported).sorted { a, b in
      (a.correction.turn ?? -1, a.correction.number) < (
        b.correction.turn ?? -1, b.correction.number
      )
    }
  }

  /// One correction; nil for those that speak of items, which hang on a pair.
  private func reported(_ correction: Correction) -> ReportedCorrection? {
    switch correction.what {
    case .mode, .rung: label(correction)
    case .name, .role, .merge: speaker(correction)
    case .burning: burning(correction)
    case .verdict, .status, .wording, .link, .undo: nil
    }
  }

  private func label(_ correction: Correction) -> ReportedCorrection? {
    guard let number = correction.turn, session.turns.indices.contains(number) else { return nil }
    let turn = session.turns[number]
    guard correction.what == .rung else {
      return ReportedCorrection(
        correction: correction, value: correction.value, machine: turn.spokenMode)
    }
    let zoom = Int(correction.value).map { ZoomLevel.of(rung: $0) }
    return ReportedCorrection(
      correction: correction,
      value: "rung \(correction.value)" + (zoom.map { ", \(Wording.name(of: $0))" } ?? ""),
      machine: turn.spokenZoom)
  }

  private func speaker(_ correction: Correction) -> ReportedCorrection {
    let label = correction.label ?? ""
    let position =
      session.voices.firstIndex { $0.labels.contains(label) }
      ?? session.voices.firstIndex { $0.name == label }
    let voice = position.map { session.voices[$0] }
    switch correction.what {
    case .name:
      return ReportedCorrection(
        correction: correction, value: correction.value, machine: label,
        isPending: voice?.name != correction.value)
    case .role:
      let isTaken = voice?.role.basis == .correction
      let machine = isTaken ? voice?.machineRole : voice?.role.role.rawValue
      return ReportedCorrection(
        correction: correction, value: "\(label) is \(correction.value)", machine: machine,
        isPending: !isTaken)
    default:
      let speaks = session.metrics.speakers.contains { $0.speaker == position }
      return ReportedCorrection(
        correction: correction, value: "\(label) is \(correction.value)",
        machine: "two people", isPending: position != nil && speaks)
    }
  }

  private func burning(_ correction: Correction) -> ReportedCorrection {
    ReportedCorrection(
      correction: correction,
      value: correction.value == "yes"
        ? "one urgent topic filled the session" : "no urgent topic filled the session",
      machine: burningShare.map { "the urgent topic has \(Wording.percent($0)) of the words" })
  }
}

extension StoredSession.LabelledTurn {
  /// The machine's mode with its probability: `mentorship 0.62`.
  fileprivate var spokenMode: String? {
    guard let mode else { return "no mode, the turn is not the coach’s" }
    let known = zip(Mode.allCases, modeProbabilities)
    return Self.spoken(mode, known.map { ($0.0, $0.0.rawValue, $0.1) })
  }

  /// The machine's zoom with its probability: `zoomed in 0.71`.
  fileprivate var spokenZoom: String? {
    let known = zip(ZoomLevel.allCases, zoomProbabilities)
    return Self.spoken(zoom, known.map { ($0.0, Wording.name(of: $0.0), $0.1) })
  }

  private static func spoken<Label: Hashable>(
    _ judged: Judged<Label>, _ known: [(label: Label, name: String, probability: Double)]
  ) -> String? {
    guard let likeliest = known.max(by: { $0.probability < $1.probability }) else { return nil }
    let found = judged.label.flatMap { label in known.first { $0.label == label } } ?? likeliest
    let shown = "\(found.name) \(Wording.fixed(found.probability, digits: 2))"
    return judged.label == nil ? "unclear, likeliest \(shown)" : shown
  }
}

extension StoredSession {
  /// The balance in words with the labels that people gave in the place of the machine's; nil
  /// where nobody gave one.
  func words(corrected corrections: [Correction]) -> Balance? {
    guard corrections.contains(where: { ReportedCorrection.group(of: $0.what) == .label }) else {
      return nil
    }
    let labels = TurnCorrections(corrections)
    let annotations = turns.enumerated().map { number, turn in
      let machine = Annotation(
        mode: turn.mode, modeProbabilities: [], bestMode: turn.mode?.label, rung: 0,
        zoom: turn.zoom, zoomProbabilities: [], bestZoom: turn.zoom.label ?? .none)
      return labels.annotation(machine, ofTurn: number)
    }
    return Balance(annotations, roles: turns.map(\.role), masses: turns.map(\.words))
  }
}
