import Coaching

extension ContinuityOverlays {
  /// Takes in what a correction says of an item, a link or a session.
  ///
  /// - Parameters:
  ///   - correction: The correction; those of turns and speakers are passed over.
  ///   - session: The public identifier of its session.
  mutating func add(_ correction: Correction, session: String) {
    switch correction.what {
    case .burning:
      burning[session] = correction.value == "yes"
    case .verdict, .status, .wording, .link:
      guard let item = correction.item else { return }
      add(correction, of: item, session: session)
    case .mode, .rung, .name, .role, .merge, .undo:
      break
    }
  }

  private mutating func add(_ correction: Correction, of item: String, session: String) {
    switch correction.what {
    case .verdict:
      verdicts[item] = correction.value == "confirmed"
    case .status:
      statuses[item] = CarriedItem.Status(rawValue: correction.value)
    case .wording:
      wordings[item] = correction.value
    default:
      guard let turn = correction.turn else { return }
      let key = LinkKey(from: Place(session: session, turn: turn), item: item)
      if correction.value == "yes" { linked.insert(key) } else { unlinked.insert(key) }
    }
  }
}

/// The labels that people gave to the turns of one session.
struct TurnCorrections {
  private var modes: [Int: Mode] = [:]
  private var rungs: [Int: Int] = [:]

  /// Takes the labels out of the corrections of a session.
  init(_ corrections: [Correction]) {
    for correction in corrections {
      guard let turn = correction.turn else { continue }
      switch correction.what {
      case .mode: modes[turn] = Mode(rawValue: correction.value)
      case .rung: rungs[turn] = Int(correction.value)
      default: break
      }
    }
  }

  /// The annotation of a turn, with what people said in the place of the machine's labels.
  func annotation(_ machine: Annotation, ofTurn turn: Int) -> Annotation {
    var annotation = machine
    if let mode = modes[turn] {
      annotation.mode = .label(mode)
      annotation.bestMode = mode
      annotation.modeProbabilities = Mode.allCases.map { $0 == mode ? 1 : 0 }
    }
    if let rung = rungs[turn] {
      let zoom = ZoomLevel.of(rung: rung)
      annotation.rung = Double(rung)
      annotation.zoom = .label(zoom)
      annotation.bestZoom = zoom
      annotation.zoomProbabilities = ZoomLevel.allCases.map { $0 == zoom ? 1 : 0 }
    }
    return annotation
  }
}
