import Coaching
import TalkRatio
import TranscriptModel

extension SessionHeader {
  /// The facts as a policy of names lets them be shown.
  func shown(by naming: Naming) -> SessionHeader {
    guard !naming.policy.showsNames else { return self }
    var header = self
    header.file = naming.file(file, session: id)
    header.program = program.map { naming.rewriting($0).text }
    header.coach = coach.map(naming.person)
    header.client = client.map(naming.person)
    return header
  }
}

extension SessionPoint {
  /// The point as a policy of names lets it be shown.
  func shown(by naming: Naming) -> SessionPoint {
    var point = self
    point.header = header.shown(by: naming)
    return point
  }
}

extension StoredSession {
  /// The session as a policy of names and words lets it be shown; its figures stay as they are.
  func shown(by naming: Naming) -> StoredSession {
    guard !naming.policy.showsNames || naming.policy.isRedacted else { return self }
    let near = [header.coach, header.client].compactMap(\.self) + voices.map(\.name)
    var session = self
    session.header = header.shown(by: naming)
    for index in voices.indices { session.voices[index].name = voiceName(index, naming) }
    for index in turns.indices {
      let new = naming.spoken(turns[index].text, turn: index, near: near)
      session.turns[index].text = new.text
      session.turns[index].evidence =
        naming.policy.isRedacted
        ? []
        : turns[index].evidence.map { evidence in
          Evidence(
            label: evidence.label, range: new.range(evidence.range), weight: evidence.weight)
        }
    }
    return session
  }

  /// What stands for the name of a voice: that of the coach or the client where it is theirs.
  private func voiceName(_ index: Int, _ naming: Naming) -> String {
    let voice = voices[index]
    guard !naming.policy.showsNames, !PersonName(voice.name).isGeneric else { return voice.name }
    switch voice.role.role {
    case .coach: return naming.person(header.coach ?? voice.name)
    case .client: return naming.person(header.client ?? voice.name)
    case .other, .unsure: return naming.person(voice.name)
    }
  }
}
