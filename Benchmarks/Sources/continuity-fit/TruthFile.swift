import Coaching
import Foundation

/// `truth.json`: what carries over in a series, as a reader labelled it.
struct TruthFile: Decodable {
  struct Spot: Decodable {
    var session: String
    var turn: Int

    var place: Place { Place(session: session, turn: turn) }
  }
  struct Opening: Decodable {
    var setBy: String
    var kind: String
  }
  struct ZoomOut: Decodable { var counts: Bool }
  /// `false`, or an object that says what burnt.
  struct Burning: Decodable {
    var value: Bool

    init(from decoder: any Decoder) throws {
      value = (try? decoder.singleValueContainer().decode(Bool.self)) ?? true
    }
  }
  struct Session: Decodable {
    var id: String
    var timed: Bool
    var minutes: Double?
    var opening: Opening
    var firstConnectBack: Spot?
    var connectBackBand: String
    var burning: Burning
    var zoomOut: ZoomOut
  }
  struct Touch: Decodable { var ref: Spot }
  struct Goal: Decodable {
    var id: String
    var set: Spot
    var touched: [Touch]
  }
  struct FollowUp: Decodable {
    var ask: Spot?
    var answer: Spot?
    var outcome: String
  }
  struct Item: Decodable {
    var id: String
    var set: Spot
    var followups: [FollowUp]
  }
  struct BackLink: Decodable {
    var ref: Spot
    var kind: String
    var to: String
    var toRef: Spot?
  }
  struct Win: Decodable { var ref: Spot }
  struct Crossing: Decodable {
    var status: String
    var door: Spot?
    var generalising: Spot?
    var outFrom: Spot?
  }

  /// How the truth came about.
  struct Conventions: Decodable { var labelled: String? }

  var conventions: Conventions
  var sessions: [Session]
  var goals: [Goal]
  var items: [Item]
  var neverFollowedUp: [String]
  var backlinks: [BackLink]
  var wins: [Win]
  var bridges: [Crossing]

  private enum CodingKeys: String, CodingKey {
    case conventions, sessions, goals, items, backlinks, wins, bridges
    case neverFollowedUp = "never_followed_up"
  }
}

extension TruthFile.Opening {
  private enum CodingKeys: String, CodingKey {
    case kind
    case setBy = "set_by"
  }
}

extension TruthFile.Session {
  private enum CodingKeys: String, CodingKey {
    case id, timed, minutes, opening, burning
    case firstConnectBack = "first_connect_back"
    case connectBackBand = "connect_back_band"
    case zoomOut = "zoom_out"
  }
}

extension TruthFile.BackLink {
  private enum CodingKeys: String, CodingKey {
    case ref, kind, to
    case toRef = "to_ref"
  }
}

extension TruthFile.Crossing {
  private enum CodingKeys: String, CodingKey {
    case status, door, generalising
    case outFrom = "out_from"
  }
}

// MARK: What the library judges by

extension TruthFile {
  /// What was planned before it was written counts thrice: it is surer than what a reader found in
  /// sessions that were written before, and says so.
  var weight: Double { conventions.labelled == nil ? 3 : 1 }

  /// The truth as the library's values.
  var carried: CarriedTruth {
    CarriedTruth(
      sessions: sessions.map(\.carried), goals: goals.map(\.set.place),
      touches: goals.flatMap { goal in
        goal.touched.map { CarriedTruth.Touch(place: $0.ref.place, goal: goal.set.place) }
      },
      challenges: items.map { item in
        CarriedTruth.Challenge(
          place: item.set.place, followUps: item.followups.compactMap(\.carried),
          isNeverAsked: neverFollowedUp.contains(item.id))
      },
      wins: wins.map(\.ref.place), references: backlinks.map(reference),
      bridges: bridges.compactMap(\.carried))
  }

  /// A back-link may point to the sessions that it names, by number or by item; else to any
  /// earlier one.
  private func reference(_ link: BackLink) -> CarriedTruth.Reference {
    let words = link.to.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.map(
      String.init)
    var named = Set(words.filter { word in sessions.contains { $0.id == word } })
    let set = items.map { ($0.id, $0.set.session) } + goals.map { ($0.id, $0.set.session) }
    for (id, session) in set where words.contains(id) { named.insert(session) }
    if let target = link.toRef { named.insert(target.session) }
    let before = Set(sessions.map(\.id).filter { $0 < link.ref.session })
    let possible = named.intersection(before)
    return CarriedTruth.Reference(
      place: link.ref.place, sessions: possible.isEmpty ? before : possible,
      isExplicit: link.kind == "explicit")
  }
}

extension TruthFile.FollowUp {
  var carried: CarriedTruth.FollowUp? {
    guard let place = (ask ?? answer)?.place else { return nil }
    let outcome = SessionLink.Outcome(rawValue: outcome.replacing(" ", with: "_"))
    return CarriedTruth.FollowUp(
      place: place, answer: answer?.place, outcome: outcome ?? .notAnswered)
  }
}

extension TruthFile.Crossing {
  private static let states: [String: Bridge.State] = [
    "taken": .taken, "missed": .missed, "offered, not taken": .offered,
  ]

  var carried: CarriedTruth.Crossing? {
    Self.states[status].map { state in
      CarriedTruth.Crossing(
        state: state, places: [door, generalising, outFrom].compactMap { $0?.place })
    }
  }
}

extension TruthFile.Session {
  private static let bands: [String: SessionFacts.Band] = [
    "fine": .onTime, "due": .due, "late": .late, "none": .none, "exempt": .exempt,
    "untimed: share < 1/3": .onTime, "untimed: share 1/3 to 1/2": .due,
    "untimed: share > 1/2": .late,
  ]

  /// Where the client came without a topic, either may count as having set one.
  var carried: CarriedTruth.Session {
    let side = Side(rawValue: opening.setBy)
    return CarriedTruth.Session(
      id: id, isBurning: burning.value,
      openedBy: opening.kind.contains("empty agenda")
        ? [.coach, .client] : Set(side.map { [$0] } ?? []),
      connectBack: firstConnectBack?.turn, band: Self.bands[connectBackBand],
      zoomsOut: zoomOut.counts)
  }
}
