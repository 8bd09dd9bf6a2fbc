import Testing

@testable import TranscriptIngest

struct LabelPrefixTests {
  private func split(_ line: String) -> [String]? {
    let cursor = ByteCursor(Array(line.utf8))
    guard let found = LabelPrefix.find(in: cursor.bytes, 0..<cursor.end) else { return nil }
    return [cursor.string(found.label), cursor.string(found.text)]
  }

  @Test(arguments: [
    ("Nia: So what now?", "Nia", "So what now?"),
    (
      "Nia Okafor (she/her): Half way: the rest waits.", "Nia Okafor (she/her)",
      "Half way: the rest waits."
    ),
    ("NIA OKAFOR: Good.", "NIA OKAFOR", "Good."),
    ("nia: good", "nia", "good"),
    ("Nia:", "Nia", ""),
    ("Nia : Bonjour.", "Nia", "Bonjour."),
    ("[SPEAKER_00]: So?", "SPEAKER_00", "So?"),
    ("SPEAKER 1: So?", "SPEAKER 1", "So?"),
    ("S1: So?", "S1", "So?"),
    ("Speaker A: So?", "Speaker A", "So?"),
    (":Nia Okafor: So?", ":Nia Okafor", "So?"),
    ("Nia: Nia: Good.", "Nia: Nia", "Good."),
    ("Okafor, Nia: So?", "Okafor, Nia", "So?"),
    ("Ana B. Silva, Psy.D: Hello.", "Ana B. Silva, Psy.D", "Hello."),
    ("Dr. Ana Silva: Hello.", "Dr. Ana Silva", "Hello."),
    ("Erik St. Martin: Hello.", "Erik St. Martin", "Hello."),
    ("Marcel van Lohuizen: Hello.", "Marcel van Lohuizen", "Hello."),
    ("Omar H | Platform: So?", "Omar H | Platform", "So?"),
    ("omar h | platform: So?", "omar h | platform", "So?"),
    ("@mika / Mika Rautio (EIP-42): So?", "@mika / Mika Rautio (EIP-42)", "So?"),
    ("Leo [ops]: So?", "Leo [ops]", "So?"),
    ("Jay || Labs: So?", "Jay || Labs", "So?"),
    ("Mika + Priya 🚗: Morning.", "Mika + Priya 🚗", "Morning."),
    ("The Chair (Nia Okafor): Good.", "The Chair (Nia Okafor)", "Good."),
    ("Audio shared by nia: Welcome.", "Audio shared by nia", "Welcome."),
    ("Jürgen Müller: Ja.", "Jürgen Müller", "Ja."),
    ("Ольга Петрова: Да.", "Ольга Петрова", "Да."),
    ("田中さん：はい。", "田中さん", "はい。"),
    ("王伟：好。", "王伟", "好。"),
    ("김민수: 네.", "김민수", "네."),
    ("محمد علي: نعم", "محمد علي", "نعم"),
    ("रवि कुमार: हाँ", "रवि कुमार", "हाँ"),
    ("Interviewer: Warum?", "Interviewer", "Warum?"),
    ("Q: Why?", "Q", "Why?"),
  ])
  func `a name before the first colon is a label`(line: String, label: String, text: String) {
    #expect(split(line) == [label, text])
  }

  @Test(arguments: [
    "On the question that you raised: we already speak to both.",
    "There is one more point, and the more important one: the team is tired.",
    "Note: nobody was at fault.",
    "To put it plainly: June is too early.",
    "brief, as always: one point only.",
    "And then he said: no.",
    "So: what now?",
    "What I mean is this: no.",
    "12:30: lunch",
    "12: lunch",
    "00:01:02: So what now?",
    "https://example.org: an address",
    "See http://example.org/a: an address",
    "Subtitles: @somebody",
    "Transcribed by: somebody",
    "Untertitel: jemand",
    "Übersetzung: jemand",
    "Summary: it went well.",
    "Action Items: three.",
    "Next Steps: three.",
    "Subject: the plan",
    "Is it you? Nia: yes",
    "It is done. Anyway: yes",
    "\"Nia\": said the book",
    "# Nia: a heading",
    "- : nothing",
    ": nothing",
    ":",
    "…: nothing",
    "🚗: nothing",
    "ratio 3:1 is fine",
    "Nia said it at 10:30 today",
    "Das ist der Punkt: nein.",
    "Aber: nein.",
    "Et donc: non.",
    "Pero: no.",
    "I told her: do it now, and she did",
  ])
  func `a sentence, a clock, an address and a credit are no labels`(line: String) {
    #expect(split(line) == nil)
  }

  @Test func `a colon beyond the longest label is not looked for`() {
    #expect(split(String(repeating: "Nia ", count: 60) + ": text") == nil)
  }

  @Test(arguments: 0..<200)
  func `no bytes make the finder trap`(seed: Int) {
    let marks = Array(": []()\t\n|.,?'\"ÄäA1é：ー".utf8)
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let bytes = (0..<40).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return marks[Int(state >> 33) % marks.count]
    }
    for end in 0...bytes.count {
      if let found = LabelPrefix.find(in: bytes, 0..<end) {
        #expect(found.label.upperBound <= found.text.lowerBound || found.text.isEmpty)
        #expect(found.text.upperBound <= end)
      }
    }
  }
}
