/// A marker of what carries over between sessions, by its place in `Marker.carried`.
struct Cue: Sendable, Hashable {
  /// The place of the marker.
  let marker: Int

  private init(_ name: String) {
    guard let marker = Marker.carried.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("there is no marker '\(name)'")
    }
    self.marker = marker
  }

  static let spokenBefore = Cue("spokenBefore")
  static let earlierTime = Cue("earlierTime")
  static let outcomeQuestion = Cue("outcomeQuestion")
  static let recollection = Cue("recollection")
  static let deadline = Cue("deadline")
  static let taskOffer = Cue("taskOffer")
  static let directive = Cue("directive")
  static let intention = Cue("intention")
  static let promise = Cue("promise")
  static let acceptance = Cue("acceptance")
  static let aspiration = Cue("aspiration")
  static let goalHorizon = Cue("goalHorizon")
  static let roleTalk = Cue("roleTalk")
  static let goalQuestion = Cue("goalQuestion")
  static let success = Cue("success")
  static let delight = Cue("delight")
  static let acknowledgement = Cue("acknowledgement")
  static let emptyAgenda = Cue("emptyAgenda")
  static let agendaInvitation = Cue("agendaInvitation")
  static let agendaCheckpoint = Cue("agendaCheckpoint")
  static let disruption = Cue("disruption")
  static let timePressure = Cue("timePressure")
  static let concern = Cue("concern")
  static let selfPattern = Cue("selfPattern")
  static let insight = Cue("insight")
  static let setbackTalk = Cue("setbackTalk")
  static let titleTalk = Cue("titleTalk")
}
