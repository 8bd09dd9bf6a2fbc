/// A marker of what carries over between sessions, by its place in `Marker.carried`.
struct Hint: Sendable, Hashable {
  /// The place of the marker.
  let marker: Int

  private init(_ name: String) {
    guard let marker = Marker.carried.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("there is no marker '\(name)'")
    }
    self.marker = marker
  }

  static let spokenBefore = Hint("spokenBefore")
  static let earlierTime = Hint("earlierTime")
  static let outcomeQuestion = Hint("outcomeQuestion")
  static let recollection = Hint("recollection")
  static let deadline = Hint("deadline")
  static let taskOffer = Hint("taskOffer")
  static let directive = Hint("directive")
  static let intention = Hint("intention")
  static let promise = Hint("promise")
  static let acceptance = Hint("acceptance")
  static let aspiration = Hint("aspiration")
  static let goalHorizon = Hint("goalHorizon")
  static let roleTalk = Hint("roleTalk")
  static let goalQuestion = Hint("goalQuestion")
  static let success = Hint("success")
  static let delight = Hint("delight")
  static let acknowledgement = Hint("acknowledgement")
  static let emptyAgenda = Hint("emptyAgenda")
  static let agendaInvitation = Hint("agendaInvitation")
  static let agendaCheckpoint = Hint("agendaCheckpoint")
  static let disruption = Hint("disruption")
  static let timePressure = Hint("timePressure")
  static let concern = Hint("concern")
  static let selfPattern = Hint("selfPattern")
  static let insight = Hint("insight")
  static let setbackTalk = Hint("setbackTalk")
  static let titleTalk = Hint("titleTalk")
  static let parkedQuestion = Hint("parkedQuestion")
  static let goalNaming = Hint("goalNaming")
  static let planQuestion = Hint("planQuestion")
  static let lessonQuestion = Hint("lessonQuestion")
}
