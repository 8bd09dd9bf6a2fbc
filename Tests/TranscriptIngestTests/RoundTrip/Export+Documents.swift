extension Export {
  static let documents = [
    Export(testDescription: "TTML with agents", format: "ttml", keeps: .utterances, write: ttml),
    Export(testDescription: "TEI with a timeline", format: "tei", keeps: .utterances) {
      tei($0, $1, open: { "<u \($0)>" }, close: "</u>")
    },
    Export(testDescription: "ISO 24624", format: "iso24624", keeps: .utterances) {
      tei(
        $0, $1, open: { "<annotationBlock \($0)><u><seg>" },
        close: "</seg></u><spanGrp><span>none</span></spanGrp></annotationBlock>")
    },
    Export(testDescription: "Transcriber", format: "trs", keeps: .utterances, write: trs),
    Export(
      testDescription: "HTML of a podcast", format: "html", keeps: .turns, clock: .seconds,
      hasEnds: false
    ) { talk, _ in
      talk.turns.map {
        "<cite>\(escaped($0.speaker)):</cite>\n<time>\(WrittenTime.short($0.start))</time>\n"
          + "<p>\(escaped($0.text))</p>\n"
      }.joined()
    },
  ]

  private static func ttml(_ talk: Talk, _ encoding: Spelling.Encoding) -> String {
    let ids = ids(of: talk)
    let agents = talk.speakers.map {
      "<ttm:agent xml:id=\"\(ids[$0] ?? "")\" type=\"person\">"
        + "<ttm:name type=\"full\">\(escaped($0))</ttm:name></ttm:agent>\n"
    }
    let cues = talk.utterances.map {
      "<p begin=\"\(WrittenTime.hours($0.start))\" end=\"\(WrittenTime.hours($0.end))\" "
        + "ttm:agent=\"\(ids[$0.speaker] ?? "")\">\(escaped($0.text))</p>\n"
    }
    return """
      \(declaration(encoding))
      <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata">
      <head><metadata>
      \(agents.joined())</metadata></head>
      <body><div>
      \(cues.joined())</div></body></tt>

      """
  }

  private static func tei(
    _ talk: Talk, _ encoding: Spelling.Encoding, open: (String) -> String, close: String
  ) -> String {
    let ids = ids(of: talk)
    let people = talk.speakers.map {
      "<person xml:id=\"\(ids[$0] ?? "")\"><persName>\(escaped($0))</persName></person>\n"
    }
    let points = talk.utterances.enumerated().map { index, piece in
      """
      <when xml:id="A\(index)" interval="\(WrittenTime.decimal(piece.start))" since="#T0"/>
      <when xml:id="B\(index)" interval="\(WrittenTime.decimal(piece.end))" since="#T0"/>

      """
    }
    let utterances = talk.utterances.enumerated().map { index, piece in
      let attributes =
        "who=\"#\(ids[piece.speaker] ?? "")\" start=\"#A\(index)\" end=\"#B\(index)\""
      return open(attributes) + escaped(piece.text) + close + "\n"
    }
    return """
      \(declaration(encoding))
      <TEI xmlns="http://www.tei-c.org/ns/1.0">
      <teiHeader><profileDesc><particDesc><listPerson>
      \(people.joined())</listPerson></particDesc></profileDesc></teiHeader>
      <text><timeline unit="s" origin="#T0">
      <when xml:id="T0"/>
      \(points.joined())</timeline>
      <body>
      \(utterances.joined())</body></text></TEI>

      """
  }

  private static func trs(_ talk: Talk, _ encoding: Spelling.Encoding) -> String {
    let ids = ids(of: talk)
    let speakers = talk.speakers.map {
      "<Speaker id=\"\(ids[$0] ?? "")\" name=\"\(escaped($0))\"/>\n"
    }
    let turns = talk.utterances.map { piece in
      let (start, end) = (WrittenTime.decimal(piece.start), WrittenTime.decimal(piece.end))
      return """
        <Turn speaker="\(ids[piece.speaker] ?? "")" startTime="\(start)" endTime="\(end)">
        <Sync time="\(start)"/>
        \(escaped(piece.text))
        </Turn>

        """
    }
    return """
      \(declaration(encoding))
      <!DOCTYPE Trans SYSTEM "trans-14.dtd">
      <Trans>
      <Speakers>
      \(speakers.joined())</Speakers>
      <Episode><Section type="report" startTime="0" endTime="9000">
      \(turns.joined())</Section></Episode>
      </Trans>

      """
  }

  private static func ids(of talk: Talk) -> [String: String] {
    var ids: [String: String] = [:]
    for (place, name) in talk.speakers.enumerated() { ids[name] = "p\(place)" }
    return ids
  }

  private static func declaration(_ encoding: Spelling.Encoding) -> String {
    "<?xml version=\"1.0\" encoding=\"\(encoding.rawValue)\"?>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
