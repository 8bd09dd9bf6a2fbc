/// A file of made talk in one format.
struct Workload {
  /// The name of the file.
  let name: String
  private let coach: String
  private let client: String
  private let head: String
  private let foot: String
  /// Writes a piece with its 0-based position.
  private let write: (MadeTalk.Piece, Int, _ speaker: String) -> String
  /// What goes before the pieces and needs to know them, such as a timeline.
  private let index: ((MadeTalk.Piece, Int) -> String)?

  /// The file with about `size` bytes.
  func text(size: Int) -> String {
    var pieces = ""
    var points = ""
    for (position, piece) in MadeTalk(seed: 20_260_105).enumerated() {
      pieces += write(piece, position, piece.speaker == 0 ? coach : client)
      if let index { points += index(piece, position) }
      if pieces.utf8.count + points.utf8.count >= size { break }
    }
    return head + points + pieces + foot
  }

  private init(
    _ name: String, coach: String, client: String, head: String = "", foot: String = "",
    index: ((MadeTalk.Piece, Int) -> String)? = nil,
    write: @escaping (MadeTalk.Piece, Int, String) -> String
  ) {
    self.name = name
    self.coach = coach
    self.client = client
    self.head = head
    self.foot = foot
    self.index = index
    self.write = write
  }
}

extension Workload {
  /// All files, in the order of the table.
  static var all: [Workload] { [webVTT, subRip, ttml, tei, labelled] }

  /// As Zoom exports it: CR LF, and the name in every cue.
  private static var webVTT: Workload {
    Workload(
      "zoom.vtt", coach: "Dana Ruiz (she/her)", client: "Omar Haddad | Platform",
      head: "WEBVTT\r\n\r\n"
    ) { piece, position, speaker in
      "\(position + 1)\r\n\(clock(piece.start, ".")) --> \(clock(piece.end, "."))\r\n"
        + "\(speaker): \(piece.text)\r\n\r\n"
    }
  }

  private static var subRip: Workload {
    Workload("session.srt", coach: "Dana", client: "Omar") { piece, position, speaker in
      "\(position + 1)\n\(clock(piece.start, ",")) --> \(clock(piece.end, ","))\n"
        + "\(speaker): \(piece.text)\n\n"
    }
  }

  private static var ttml: Workload {
    Workload(
      "session.ttml", coach: "a1", client: "a2",
      head: """
        <?xml version="1.0" encoding="UTF-8"?>
        <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" \
        xml:lang="en">
        <head><metadata>
        <ttm:agent xml:id="a1" type="person"><ttm:name type="full">Dana Ruiz</ttm:name></ttm:agent>
        <ttm:agent xml:id="a2" type="person"><ttm:name type="full">Omar Haddad</ttm:name></ttm:agent>
        </metadata></head>
        <body><div>

        """, foot: "</div></body></tt>\n"
    ) { piece, position, speaker in
      "<p xml:id=\"c\(position)\" begin=\"\(clock(piece.start, "."))\" "
        + "end=\"\(clock(piece.end, "."))\" ttm:agent=\"\(speaker)\">\(escaped(piece.text))</p>\n"
    }
  }

  private static var tei: Workload {
    Workload(
      "session.xml", coach: "p1", client: "p2",
      head: """
        <?xml version="1.0" encoding="UTF-8"?>
        <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc><listPerson>
        <person xml:id="p1"><persName>Dana Ruiz</persName></person>
        <person xml:id="p2"><persName>Omar Haddad</persName></person>
        </listPerson></particDesc></profileDesc></teiHeader>
        <text><timeline unit="s" origin="#T0"><when xml:id="T0"/>

        """, foot: "</body></text></TEI>\n",
      index: { piece, position in
        "<when xml:id=\"A\(position)\" interval=\"\(seconds(piece.start))\" since=\"#T0\"/>\n"
          + "<when xml:id=\"B\(position)\" interval=\"\(seconds(piece.end))\" since=\"#T0\"/>\n"
      }
    ) { piece, position, speaker in
      (position == 0 ? "</timeline><body>\n" : "")
        + "<u who=\"#\(speaker)\" start=\"#A\(position)\" end=\"#B\(position)\">"
        + "\(escaped(piece.text))</u>\n"
    }
  }

  /// Paragraphs under labels, one a turn.
  private static var labelled: Workload {
    Workload("labelled.txt", coach: "Dana", client: "Omar", foot: "\n") {
      piece, position, speaker in
      guard piece.opensTurn else { return " " + piece.text }
      return (position == 0 ? "" : "\n\n") + "\(speaker): \(piece.text)"
    }
  }

  private static func clock(_ time: Int, _ mark: String) -> String {
    let seconds = time / 1000
    return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):"
      + "\(padded(seconds % 60, 2))\(mark)\(padded(time % 1000, 3))"
  }

  private static func seconds(_ time: Int) -> String { "\(time / 1000).\(padded(time % 1000, 3))" }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;") }
}
