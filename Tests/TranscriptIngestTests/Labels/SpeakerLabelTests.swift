import Testing
import TranscriptModel

@testable import TranscriptIngest

struct SpeakerLabelTests {
  @Test(arguments: [
    ("Nia Okafor", "Nia Okafor"),
    ("Nia  Okafor ", "Nia Okafor"),
    ("Nia Okafor (Guest)", "Nia Okafor"),
    ("Nia Okafor (guest) (she/her)", "Nia Okafor"),
    ("Nia Okafor (She/Her/Hers)", "Nia Okafor"),
    ("Nia Okafor [they/them]", "Nia Okafor"),
    ("Nia Okafor (he, him)", "Nia Okafor"),
    ("Nia Okafor (Unverified)", "Nia Okafor"),
    ("Nia Okafor Unverified", "Nia Okafor"),
    ("Nia Okafor External unfamiliar", "Nia Okafor"),
    ("Nia Okafor (External)", "Nia Okafor"),
    ("Nia Okafor (Gast)", "Nia Okafor"),
    ("Nia Okafor (elle/iel)", "Nia Okafor"),
    ("Nia Okafor | she/her", "Nia Okafor"),
    ("Nia Okafor - they/them", "Nia Okafor"),
    ("Okafor, Nia (Guest)", "Okafor, Nia"),
    ("Nia Okafor: Nia Okafor", "Nia Okafor"),
    ("Nia Okafor: Nia Okafor:", "Nia Okafor"),
    (":Nia Okafor", "Nia Okafor"),
    ("Nia Okafor:", "Nia Okafor"),
    ("ニア（ゲスト）", "ニア"),
    ("Nia H | Platform", "Nia H | Platform"),
    ("Nia Okafor (Acme)", "Nia Okafor (Acme)"),
    ("Nia Okafor (North) (Ind)", "Nia Okafor (North) (Ind)"),
    ("Bing T (bing)", "Bing T (bing)"),
    ("Guest", "Guest"),
    ("(Guest)", "(Guest)"),
    ("0", "Speaker 0"),
    ("12", "Speaker 12"),
    ("A", "Speaker A"),
    ("S1", "S1"),
    ("SPEAKER_00", "SPEAKER_00"),
    ("王", "王"),
    ("NIA OKAFOR", "NIA OKAFOR"),
    ("Ana B. Silva, Psy.D", "Ana B. Silva, Psy.D"),
  ])
  func `the name is the label without badges, pronouns and stray colons`(
    label: String, name: String
  ) {
    #expect(SpeakerLabel(label).name == name)
  }

  @Test(arguments: [
    ("Nia Okafor", Speaker.Kind.person), ("Speaker 1", .person), ("SPEAKER_00", .person),
    ("S1", .person), ("0", .person), ("Q&A Desk", .person), ("Omar | R & D", .person),
    ("The Chair (Nia Okafor)", .person), ("José Ortega y Gasset", .person),
    ("Nia Okafor (Acme)", .person), ("Breaker", .person), ("Coach", .person),
    ("Unknown Speaker", .unknown), ("Unknown", .unknown), ("unknown speaker 2", .unknown),
    ("[Unknown]", .unknown), ("Inconnu", .unknown), ("?", .unknown),
    ("Board Room (Acme)", .room), ("Conference Room 4", .room), ("Mika + Priya 🚗", .room),
    ("Mika & Priya", .room), ("Mika and Priya", .room), ("Nia’s iPhone", .room),
    ("Nia Okafor's Presentation", .room), ("第二会議室", .room), ("Audience", .room),
    ("Multiple Speakers", .room),
    ("Audio shared by Nia Okafor", .event), ("Break", .event), ("JINGLE", .event),
    ("Outro", .event), ("Clip from Session 273", .event), ("Sample", .event), ("Song", .event),
  ])
  func `a label says whether a person, a place, an event or nobody known stands behind it`(
    label: String, kind: Speaker.Kind
  ) {
    #expect(SpeakerLabel(label).kind == kind)
  }

  @Test(arguments: ["", " ", ":", "::", "()", "(", ")", ": :", "[she/her]", "\u{301}"])
  func `a label of nothing but marks is read without harm`(label: String) {
    _ = SpeakerLabel(label).name
  }

  @Test func `what a shared screen shows is an event though its label is a place`() {
    let screen = Speaker(name: "Nia's Presentation", labels: [], kind: .room)
    let room = Speaker(name: "Board Room", labels: [], kind: .room)
    #expect(SpeakerLabel.utteranceKind(of: screen) == .event)
    #expect(SpeakerLabel.utteranceKind(of: room) == .speech)
  }
}
