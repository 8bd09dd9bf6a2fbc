extension Marker {
  /// The markers of what carries over between sessions.
  ///
  /// They are no features of the classifier, so that one may be added without training anew.
  static let carried: [Marker] = [
    .spokenBefore,
    .earlierTime,
    .outcomeQuestion,
    .recollection,
    .deadline,
    .taskOffer,
    .directive,
    .intention,
    .promise,
    .acceptance,
    .aspiration,
    .goalHorizon,
    .roleTalk,
    .goalQuestion,
    .success,
    .delight,
    .acknowledgement,
    .emptyAgenda,
    .agendaInvitation,
    .agendaCheckpoint,
    .disruption,
    .timePressure,
    .concern,
    .selfPattern,
    .insight,
    .setbackTalk,
    .titleTalk,
    .parkedQuestion,
    .planQuestion,
    .goalNaming,
    .lessonQuestion,
  ]
}
