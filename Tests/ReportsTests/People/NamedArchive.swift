import Coaching
import Testing
import TranscriptModel

@testable import Reports

/// Sessions in which people are named in every place where a name can stand.
enum NamedArchive {
  /// A word that stands in every turn and nowhere else.
  static let canary = "zqcanary"
  /// Every word of a name.
  static let names = ["dana", "ruiz", "omar", "haddad", "lea", "brandt", "tomas", "vega"]

  /// Two pairs of one coach, three sessions each, and one session without a known client.
  static let files: [AnalyzedFile] = (0..<7).map { number in
    var made = Made()
    made.client = number == 6 ? nil : number.isMultiple(of: 2) ? "Omar Haddad" : "Lea Brandt"
    made.date = "2026-0\(number + 1)-02"
    let other = number.isMultiple(of: 2) ? "Lea Brandt" : "Omar Haddad"
    made.lines = [
      "coach neither none Morning, Dana here, is that \(made.client ?? "you")? zqcanary",
      "client - out I want to lead it too, as Dana Ruiz and \(other) are. zqcanary",
      "coach coaching out What would OMAR or Lea see, dana.ruiz@example.org asks? zqcanary",
      "client - in Tomas could do that from Monday, or Haddad. zqcanary",
      "coach mentorship in When Brandt led it I wrote to omar's team. zqcanary",
      "guest - in Vega, Tomas here. zqcanary", "client - in I do, tomorrow, Ms Ruiz. zqcanary",
    ]
    var file = made.file("Dana Ruiz/\(made.client ?? "x")/\(number).vtt", content: number + 1)
    file.analysis.transcript.source.title = "Dana Ruiz and \(other)"
    file.analysis.transcript.speakers[2].name = "Tomas Vega"
    file.analysis.transcript.speakers[2].labels = ["Vega, Tomas (guest)"]
    return file
  }

  /// A store of the archive with everything that is found and said.
  static func store(_ path: String? = nil) throws -> Store {
    let store = try path.map { try Store(path: $0, access: .createIfMissing) } ?? Store()
    try store.save(files, at: moment)
    let hash = Made.hash(1)
    _ = try store.add([
      Correction(
        what: .wording, contentHash: hash, item: "\(sessionID(ofContent: hash))-1",
        value: "Lead as Dana Ruiz does, zqcanary", by: "Dana Ruiz", why: "Omar said zqcanary",
        moment: moment)
    ])
    try ContinuityRefresh.made(store).run()
    return store
  }

  /// Everything that the library writes out under a policy, by name.
  static func writings(
    _ policy: NamePolicy, in store: Store
  ) throws -> [(name: String, text: String)] {
    let reader = try ReportReader(store, names: policy)
    let pair = try #require(try reader.pairs(named: "Dana Ruiz/Omar Haddad").first)
    let threads = try #require(try reader.threads(pair))
    var reports: [(String, any Report)] = [
      ("overview", try reader.overview()), ("pair", try #require(try reader.pair(pair))),
      ("coach", try #require(try reader.coach("Dana Ruiz"))),
      ("program", try #require(try reader.program("leadership"))),
      ("prep", PrepBrief(threads)), ("ledger", LedgerReport(threads)),
    ]
    for number in [1, 2, 7] {
      let id = sessionID(ofContent: Made.hash(number))
      reports.append(("session \(number)", try #require(try reader.session(id))))
    }
    var writings = reports.flatMap { name, report in
      ReportFormat.allCases.map { ("\(name) as \($0.rawValue)", report.rendered($0)) }
    }
    let exporter = try Exporter(store, names: policy)
    for kind in ExportKind.allCases {
      for format in ExportFormat.allCases {
        var lines: [String] = []
        try exporter.lines(of: kind, format) { lines.append($0) }
        writings.append(("\(kind.rawValue) as \(format.rawValue)", lines.joined(separator: "\n")))
      }
    }
    return writings
  }
}
