import Reports

/// What an administrator sets for the whole database: how long sessions are kept, and how people
/// are named for leads.
enum SettingsPages {
  private struct View: Sendable {
    struct Style: Sendable {
      var value: String
      var name: String
      var isChosen: Bool
    }

    var months: String
    var most: Int
    var expired: String
    var expires: Bool
    var styles: [Style]
  }

  /// The longest time of keeping, a century.
  private static let mostMonths = 1200

  static let show: @Sendable (Visit) throws -> Answer = { visit in try page(visit) }

  static let change: @Sendable (Visit) throws -> Answer = { visit in
    let form = visit.ask.form
    let months = form["months"].flatMap(Int.init)
    guard form["months"] == nil || months.map((1...mostMonths).contains) == true else {
      throw Problem.wrong("Give whole months from 1 to \(mostMonths), or nothing.")
    }
    guard let style = form["names"].flatMap(NamePolicy.Style.init), names[style] != nil else {
      throw Problem.wrong("Choose how people are named.")
    }
    try visit.site.store.setRetention(months: months)
    try visit.site.store.setNamesForLeads(style)
    return try page(visit, message: "Kept.")
  }

  /// Pseudonyms are missing: their key is no business of the web app.
  private static let names: [NamePolicy.Style: String] = [
    .full: "their names", .initials: "initials, such as O.H.",
    .codes: "a role and a number, such as Client 12",
  ]

  private static func page(_ visit: Visit, message: String? = nil) throws -> Answer {
    let store = visit.site.store
    let expired = try store.expiredSessions(at: visit.moment).count
    let chosen = try store.namesForLeads()
    let view = View(
      months: try store.retentionMonths().map(String.init) ?? "", most: mostMonths,
      expired: Show.count(expired, "session"), expires: expired > 0,
      styles: NamePolicy.Style.allCases.compactMap { style in
        names[style].map {
          View.Style(value: style.rawValue, name: $0, isChosen: style == chosen)
        }
      })
    return .page(
      Shell.page(
        "Settings", for: visit.person, at: "/settings", message: message,
        HTML("settings", view)))
  }
}
