import Coaching

/// The words for what carries over: every page, table and list takes them from here, so that one
/// fact has one name wherever it is read.
extension Wording {
  // MARK: Items

  /// What became of an item.
  static func status(_ status: CarriedItem.Status) -> String {
    switch status {
    case .open: "open"
    case .done: "done"
    case .partly: "done in part"
    case .not: "not done"
    case .changed: "turned into something else"
    case .dropped: "given up"
    }
  }

  /// What the answer to a follow-up said.
  static func outcome(_ outcome: SessionLink.Outcome) -> String {
    switch outcome {
    case .done: status(.done)
    case .partly: status(.partly)
    case .not: status(.not)
    case .changed: status(.changed)
    case .notAnswered: "not answered"
    }
  }

  /// What became of an item, after what the answers said; nil where the last of them said so.
  static func status(
    _ status: CarriedItem.Status, after outcomes: [SessionLink.Outcome?]
  ) -> String? {
    let name = Self.status(status)
    return outcomes.compactMap(\.self).last.map(outcome) == name ? nil : name
  }

  /// How far ahead a goal lies.
  static func horizon(_ horizon: CarriedItem.Horizon) -> String {
    switch horizon {
    case .long: "far"
    case .short: "near"
    }
  }

  /// Why there is no follow-up of a challenge, by what the rule says of it.
  static func unasked(_ state: String?) -> String {
    self.state(state ?? "never_asked", of: .followUp)
  }

  /// Whether the two walked over a bridge.
  static func name(of state: Bridge.State) -> String {
    switch state {
    case .taken: "Taken"
    case .offered: "Offered"
    case .missed: "Passed by"
    }
  }

  // MARK: Rules

  /// What a rule asks, as a heading.
  static func title(of rule: RuleFlag.Rule) -> String {
    switch rule {
    case .connectBack: "Coming back to earlier sessions"
    case .zoomOutDue: "Zooming out every few sessions"
    case .followUp: "Asking about challenges"
    case .drift: "Drifting towards mentorship"
    case .unbackedAdvice: "Advice that leans on what others do"
    case .burningRate: "How many sessions are burning ones"
    case .emptyAgenda: "When the client brings no topic"
    case .agendaCheckpoint: "Asking what else to talk about"
    case .curiosity: "Early questions about the client’s world"
    case .onboarding: "What the first session touches"
    case .magicMoment: "A first insight in the early sessions"
    case .winPassedOver: "Stopping at wins"
    case .setback: "Setbacks"
    case .goalReframed: "Goals that take up earlier ones"
    case .titleTalk: "Title or work, where direction is the topic"
    case .burningLesson: "What a burning session taught"
    case .nextStep: "A next step of the client’s"
    }
  }

  /// What a rule says, in few words.
  static func state(_ state: String, of rule: RuleFlag.Rule) -> String {
    switch (rule, state) {
    case (.connectBack, "due"): "while it was due"
    case (.connectBack, "none"): "never"
    case (.drift, "none"): "no"
    case (.drift, "due"): "perhaps"
    case (.followUp, "asked"): "asked about"
    case (.followUp, "never_asked"): "nobody asked"
    case (_, "on_time"): "in good time"
    case (_, "exempt"): "exempt"
    case (_, "carried"): "spoken of again"
    case (.unbackedAdvice, "present"): "found"
    case (.emptyAgenda, "linked"): "something earlier was taken up"
    case (.emptyAgenda, "not_linked"): "nothing earlier was taken up"
    case (.magicMoment, "candidate"): "perhaps"
    case (.burningLesson, "learnt"): "something"
    case (.burningLesson, "not_learnt"): "nothing that was found"
    case (.winPassedOver, "perhaps"): "perhaps passed over"
    case (_, "missing"): "not found"
    default: String(state.map { $0 == "_" ? " " : $0 })
    }
  }
}
