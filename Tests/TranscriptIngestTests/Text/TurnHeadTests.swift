import Testing

@testable import TranscriptIngest

struct TurnHeadTests {
  private func parts(_ line: String) -> String? {
    let bytes = Array(line.utf8)
    guard let head = TurnHead(bytes, 0..<bytes.count) else { return nil }
    let cursor = ByteCursor(bytes)
    let label = head.label.map { cursor.string($0) } ?? "-"
    let seconds = head.stamp.map { String($0.milliseconds / 1000) } ?? "-"
    return "\(head.layout) \(label) \(seconds) “\(cursor.string(head.text))”"
  }

  @Test(arguments: [
    ("Nia: So?", "label Nia - “So?”"),
    ("- Nia: So?", "label Nia - “So?”"),
    ("**Nia:** So?", "boldLabel Nia - “So?”"),
    ("**Nia**: So?", "boldLabel Nia - “So?”"),
    ("**:Nia** So?", "boldLabel :Nia - “So?”"),
    ("**Nia: ** So?", "boldLabel Nia - “So?”"),
    ("#### Nia", "heading Nia - “”"),
    ("**Where did it begin?**", "boldLine Where did it begin? - “”"),
    ("**[Nia] Where?**", "bracketLabel Nia - “Where?”"),
    ("**[Nia]** There.", "bracketLabel Nia - “There.”"),
    ("[00:01:02] Nia: So?", "stampLabel Nia 62 “So?”"),
    ("[00:01:02] **Nia:** So?", "stampLabel Nia 62 “So?”"),
    ("00:01:02  Nia  So?", "stampColumns Nia 62 “So?”"),
    ("[00:01:02] So what?", "stampText - 62 “So what?”"),
    ("0:15", "stampAlone - 15 “”"),
    ("(00:01:21):", "stampAlone - 81 “”"),
    ("Nia Okafor  0:04", "labelStamp Nia Okafor 4 “”"),
    ("**Nia** 0:19", "labelStamp Nia 19 “”"),
    ("Nia (00:28)", "labelStamp Nia 28 “”"),
    ("Nia (00:00:36):", "labelStamp Nia 36 “”"),
    ("**Nia (00:28):** So?", "labelStamp Nia 28 “So?”"),
    ("*Nia (00:28)*", "labelStamp Nia 28 “”"),
    ("S1 00:00:01.717 So?", "labelStamp S1 1 “So?”"),
    ("Nia [00:28]: So?", "labelStamp Nia 28 “So?”"),
    ("Nia Okafor | 00:28", "labelStamp Nia Okafor 28 “”"),
    ("2026-03-02 10:00:09 Nia: So?", "stampLabel Nia 36009 “So?”"),
    ("[2026-03-02T10:00:09Z] Nia: So?", "stampLabel Nia 36009 “So?”"),
    ("02.03.2026 10:00 Nia: So?", "stampLabel Nia 36000 “So?”"),
    ("3/2/2026, 1:00:09 PM Nia: So?", "stampLabel Nia 46809 “So?”"),
    ("Duration: 12 minutes", "label Duration - “12 minutes”"),
    ("Nia Okafor 1 minute 3 seconds", "labelWords Nia Okafor 63 “”"),
    ("**Jingle:** \\[00:31\\]", "boldLabel Jingle - “\\[00:31\\]”"),
  ])
  func `a line is taken apart into name, time and text`(line: String, expected: String) {
    #expect(parts(line) == expected)
  }

  @Test(arguments: [
    "So what would you like to leave with?", "We will meet again at 9:30", "12:30pm is fine",
    "2026-03-02 14:00", "2026-03-02 14:00 Weekly talk", "10:00-11:00 was too long", "#hashtag", "*",
    "**", "** **", "-", "[laughs]",
  ])
  func `a line of talk begins no turn`(line: String) {
    #expect(parts(line) == nil)
  }
}
