import Coaching
import Foundation
import TranscriptModel

/// Reads a labelled series from its folder.
struct SeriesFolder {
  private let folder: URL

  init(_ path: String) { folder = URL(filePath: path, directoryHint: .isDirectory) }

  private var name: String { folder.lastPathComponent }

  /// Whether somebody labelled what carries over.
  var isLabelled: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "truth.json").path)
  }

  /// The series, its turns labelled by the model `models/NAME.model`, else by the one that ships.
  func series(models: String?) throws -> LabelledSeries {
    let model = try models.map { folder in
      let file = URL(filePath: folder).appending(path: "\(name).model")
      return try BalanceModel(bytes: [UInt8](Data(contentsOf: file)))
    }
    let truth = try JSONDecoder().decode(TruthFile.self, from: data("truth.json"))
    let people = try JSONDecoder().decode(SeriesFile.self, from: data("series.json"))
    let sessions = try sessions(truth, people, model ?? BalanceModel.shipped())
    return LabelledSeries(
      name: name,
      history: EngagementHistory(pair: name, names: people.names, sessions: sessions),
      truth: truth.carried, weight: truth.weight)
  }

  private func data(_ file: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: file))
  }

  private func sessions(
    _ truth: TruthFile, _ people: SeriesFile, _ model: BalanceModel
  ) throws -> [EngagementHistory.Session] {
    let turns = try LabelFile.read([UInt8](data("turns.tsv")), name: name)
    let bySession = Dictionary(grouping: turns) {
      $0.doc.split(separator: "/").last.map(String.init)
    }
    return people.sessions.map { session in
      let known = truth.sessions.first { $0.id == session.id }
      let isTimed = known?.timed == true && known?.minutes != nil
      return EngagementHistory.Session(
        id: session.id, date: session.date, isTimed: isTimed,
        turns: Self.spoken(
          bySession[session.id] ?? [], model, minutes: isTimed ? known?.minutes : nil))
    }
  }

  /// The turns with a model's labels.
  ///
  /// The files of the turns hold no times: where a session has
  /// some, a turn begins at the share of its minutes that its words are of the session's.
  private static func spoken(
    _ turns: [LabelledTurn], _ model: BalanceModel, minutes: Double?
  ) -> [EngagementHistory.SpokenTurn] {
    let roles = turns.map(\.input.role)
    let plain = turns.map {
      Turn(speaker: nil, utterances: [], text: $0.input.text, words: countWords(in: $0.input.text))
    }
    let all = max(1, plain.reduce(0) { $0 + $1.words })
    var labeller = SessionLabeller(model)
    let annotations = labeller.label(turns: plain, roles: roles)
    var before = 0
    return plain.indices.map { place in
      defer { before += plain[place].words }
      let start = minutes.map { Int($0 * 60_000 * Double(before) / Double(all)) }
      return EngagementHistory.SpokenTurn(
        text: plain[place].text, words: plain[place].words, role: roles[place], start: start,
        annotation: annotations[place])
    }
  }
}

/// `series.json`: who meets, and when.
struct SeriesFile: Decodable {
  struct Person: Decodable {
    var name: String
    var aliases: [String]
  }
  struct Session: Decodable {
    var id: String
    var date: String
  }

  var pair: [String: Person]
  var sessions: [Session]

  /// Every spelling of the two names, in order.
  var names: [String] {
    ["coach", "client"].flatMap { side in
      pair[side].map { person in [person.name] + person.aliases } ?? []
    }
  }
}
