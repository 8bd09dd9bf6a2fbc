import Coaching

/// What people said of the items of a pair and of what comes back to them, by the item.
public struct ItemCorrections: Sendable, Hashable {
  /// The corrections of each item, oldest first.
  public let byItem: [String: [ReportedCorrection]]

  /// Nobody said anything.
  public static let none = ItemCorrections(byItem: [:])

  /// All of them, oldest first.
  var all: [ReportedCorrection] {
    byItem.values.joined().sorted { $0.correction.number < $1.correction.number }
  }

  /// The corrections of an item.
  subscript(item: String) -> [ReportedCorrection] { byItem[item] ?? [] }

  private init(byItem: [String: [ReportedCorrection]]) {
    self.byItem = byItem
  }

  /// Says of each correction what the machine says beside it.
  ///
  /// - Parameters:
  ///   - corrections: The corrections that hold, oldest first.
  ///   - analysis: What was found of the pair.
  ///   - words: The words of a quote.
  init(
    _ corrections: [Correction], of analysis: EngagementAnalysis, words: (Quote) -> String
  ) {
    let items = Dictionary(
      analysis.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let statuses = Self.machineStatuses(analysis.links)
    let numbers = Dictionary(
      analysis.sessions.map { ($0.session, $0.number) }, uniquingKeysWith: { first, _ in first })
    var byItem: [String: [ReportedCorrection]] = [:]
    for correction in corrections {
      guard let id = correction.item else { continue }
      let (value, machine): (String, String?)
      switch correction.what {
      case .verdict: (value, machine) = (correction.value, "proposed")
      case .status:
        let status = CarriedItem.Status(rawValue: correction.value)
        value = status.map(Wording.status) ?? correction.value
        machine = Wording.status(statuses[id] ?? .open)
      case .wording:
        (value, machine) = ("reworded", items[id].map { "“\(words($0.quote))”" })
      case .link:
        let isLinked = correction.value == "yes"
        value = "turn \(correction.turn ?? 0) \(isLinked ? "comes" : "does not come") back to it"
        machine = isLinked ? "it does not" : "it does"
      default: continue
      }
      byItem[id, default: []].append(
        ReportedCorrection(
          correction: correction,
          session: numbers[sessionID(ofContent: correction.contentHash)], value: value,
          machine: machine))
    }
    self.init(byItem: byItem)
  }

  /// What became of items by their last follow-ups alone.
  private static func machineStatuses(_ links: [SessionLink]) -> [String: CarriedItem.Status] {
    links.reduce(into: [:]) { statuses, link in
      guard link.kind == .followUp, let item = link.item, let outcome = link.outcome else { return }
      switch outcome {
      case .done: statuses[item] = .done
      case .partly: statuses[item] = .partly
      case .not: statuses[item] = .not
      case .changed: statuses[item] = .changed
      case .notAnswered: statuses[item] = nil
      }
    }
  }
}
