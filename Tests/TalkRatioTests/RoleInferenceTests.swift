import TalkRatio
import Testing
import TranscriptModel

@Suite struct RoleInferenceTests {
  private let pair = SessionIdentity(
    coach: "Dana Ruiz", client: "Omar Haddad", coachAliases: ["Coach D", "Meeting Room 4"],
    clientAliases: ["Speaker 2", "omi"])

  private func roles(
    _ labels: [String], _ texts: [String] = [], kind: Speaker.Kind = .person,
    identity: SessionIdentity? = nil
  ) -> [RoleAssignment] {
    let speakers = labels.map { Speaker(name: $0, labels: [$0], kind: kind) }
    let texts = texts + labels.dropFirst(texts.count).map { _ in "It is what it is." }
    let talk = Transcript(
      source: .init(format: "text"), speakers: speakers,
      utterances: labels.indices.map { Utterance(speaker: $0, text: texts[$0]) })
    return RoleInference.roles(of: talk, turns: talk.turns(), identity: identity ?? pair)
  }

  private let asking = "What do you want? What would you do, and what is in your way? Are you sure?"
  private let telling =
    "I told my team that I would do it myself, and I did, I think, so for me it is done."

  @Test(arguments: [
    "Dana Ruiz", "dana ruiz", "DANA  RUIZ", "Ruiz, Dana", "RUIZ, DANA", "dana.ruiz", "Dana_Ruiz",
    "dana.ruiz@example.org", "Dana Ruiz (Guest)", "Dana Ruiz [she/her]", "Dana Ruiz | Acme", "Dana",
    "DANA", "Dana R.",
    "Dana R",
  ])
  func `a label that is a form of the coach's name is the coach`(label: String) {
    let found = roles([label, "Somebody Else", "A Third"])[0]
    #expect(found == RoleAssignment(role: .coach, basis: .name, confidence: 1))
  }

  @Test(arguments: [
    "Dan", "Ruiz", "Dana Rodriguez", "Dana S.", "Danai Ruiz", "Ruiz Dana", "(Dana Ruiz)",
  ])
  func `a label that is nearly the coach's name is not`(label: String) {
    #expect(roles([label, "Somebody Else", "A Third"])[0].role == .unsure)
  }

  @Test(arguments: ["coach d", "COACH  D", "Coach D (Guest)"])
  func `an alias counts in any case and spacing`(label: String) {
    #expect(roles([label, "Somebody Else", "A Third"])[0].basis == .alias)
    #expect(roles([label, "Somebody Else", "A Third"])[0].role == .coach)
  }

  @Test func `a first name that two bear means nobody`() {
    #expect(roles(["Dana", "Dana Orr", "A Third"]).map(\.role) == [.unsure, .unsure, .unsure])
    let namesakes = SessionIdentity(coach: "Dana Ruiz", client: "Dana Orr")
    #expect(roles(["Dana", "Speaker 2", "A Third"], identity: namesakes)[0].role == .unsure)
  }

  @Test func `an alias of both means nobody`() {
    let shared = SessionIdentity(coachAliases: ["Room 4"], clientAliases: ["room 4"])
    #expect(roles(["Room 4", "Speaker 9", "A Third"], identity: shared)[0].role == .unsure)
  }

  @Test func `two labels of one person have one role`() {
    #expect(roles(["Dana Ruiz", "dana.ruiz", "omi"]).map(\.role) == [.coach, .coach, .client])
    #expect(roles(["Dana Ruiz", "Dana", "Omar H."]).map(\.role) == [.coach, .coach, .client])
  }

  @Test func `between two, the one who is left is the other`() {
    let found = roles(["Omar Haddad", "Speaker 1"], [asking, telling])
    #expect(found.map(\.role) == [.client, .coach])
    #expect(found.map(\.basis) == [.name, .elimination])
  }

  @Test func `among several, one who stands out takes the role that is left`() {
    let long = Array(repeating: telling, count: 8).joined(separator: " ")
    let found = roles(["Dana Ruiz", "Speaker 1", "Speaker 3"], [asking, long, "Coffee for you."])
    #expect(found.map(\.role) == [.coach, .client, .unsure])
    let level = roles(["Dana Ruiz", "Speaker 1", "Speaker 3"], [asking, long, long])
    #expect(level.map(\.role) == [.coach, .unsure, .unsure])
  }

  @Test func `nameless voices are told by their way of talking`() {
    let unknown = SessionIdentity()
    let found = roles(["Speaker 1", "Speaker 2"], [telling, asking], identity: unknown)
    #expect(found.map(\.role) == [.client, .coach])
    #expect(
      found.allSatisfy { $0.basis == .inference && $0.confidence >= 0.9 && $0.confidence < 1 })
  }

  @Test func `who talks less is not the coach for that`() {
    let long = Array(repeating: asking, count: 20).joined(separator: " ")
    let found = roles(["Speaker 1", "Speaker 2"], [long, telling], identity: SessionIdentity())
    #expect(found.map(\.role) == [.coach, .client])
  }

  @Test func `alike is unsure`() {
    let found = roles(["Speaker 1", "Speaker 2"], [telling, telling], identity: SessionIdentity())
    #expect(found == [.unsure, .unsure])
  }

  @Test func `a few words are no evidence`() {
    let found = roles(
      ["Speaker 1", "Speaker 2"], ["Are you?", "I am."], identity: SessionIdentity())
    #expect(found == [.unsure, .unsure])
  }

  @Test func `a third who says little is somebody else, if named`() {
    let unknown = SessionIdentity()
    let third = "Sorry, is the room free?"
    let named = roles(["Ann Lee", "Bo Ek", "Cy Roe"], [asking, telling, third], identity: unknown)
    #expect(named.map(\.role) == [.coach, .client, .other])
    let numbered = roles(
      ["Ann Lee", "Bo Ek", "Speaker 3"], [asking, telling, third], identity: unknown)
    #expect(numbered.map(\.role) == [.coach, .client, .unsure])
  }

  @Test func `a third who says as much leaves it open`() {
    let found = roles(
      ["Ann Lee", "Bo Ek", "Cy Roe"], [asking, telling, telling], identity: SessionIdentity())
    #expect(found == [.unsure, .unsure, .unsure])
  }

  @Test(arguments: [Speaker.Kind.room, .event])
  func `a room is somebody else, unless an alias says whose it is`(kind: Speaker.Kind) {
    #expect(roles(["Meeting Room 9"], kind: kind)[0].role == .other)
    #expect(roles(["Meeting Room 9"], kind: kind)[0].basis == .kind)
    #expect(roles(["Meeting Room 4"], kind: kind)[0].role == .coach)
  }

  @Test func `speech without a speaker is unsure`() {
    #expect([RoleAssignment]().role(of: nil) == .unsure)
    #expect(roles(["Dana Ruiz"]).role(of: 0) == .coach)
    #expect(roles(["Dana Ruiz"]).role(of: 7) == .unsure)
  }

  @Test(arguments: 0..<50)
  func `every speaker has a role, and the order of speakers does not matter`(seed: Int) {
    let talk = Talk.random(seed: seed)
    var mirrored = talk
    mirrored.speakers.reverse()
    for index in mirrored.utterances.indices {
      if let speaker = mirrored.utterances[index].speaker {
        mirrored.utterances[index].speaker = mirrored.speakers.count - 1 - speaker
      }
    }
    let unknown = SessionIdentity()
    let found = RoleInference.roles(of: talk, turns: talk.turns(), identity: unknown)
    let swapped = RoleInference.roles(of: mirrored, turns: mirrored.turns(), identity: unknown)
    #expect(found.count == talk.speakers.count)
    #expect(found == swapped.reversed())
  }
}
