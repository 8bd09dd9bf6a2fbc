public import ArgumentParser
public import Coaching
import Reports
public import TranscriptModel

/// What is said of items and links.
struct ItemCorrections: ParsableArguments {
  @Option(help: "Confirm an item; may be given several times.")
  var confirm: [String] = []

  @Option(help: "Reject an item: it is not shown any more; may be given several times.")
  var reject: [String] = []

  @Option(help: "Close an item as done, or as --status says; may be given several times.")
  var close: [String] = []

  @Option(help: "With --close: done, partly, not, changed, dropped, or open to open it again.")
  var status = CarriedItem.Status.done

  @Option(help: "Give an item other words, those of --words.")
  var reword: String?

  @Option(help: "With --reword: the words.")
  var words: String?

  @Option(help: "Say that the --turn of the --session comes back to this item.")
  var link: String?

  @Option(help: "Say that the --turn of the --session does not come back to this item.")
  var unlink: String?

  /// Whether nothing is said.
  var isEmpty: Bool {
    confirm.isEmpty && reject.isEmpty && close.isEmpty && reword == nil && link == nil
      && unlink == nil
  }

  /// Whether a turn is said to come back to an item or not to.
  var speaksOfTurn: Bool { link != nil || unlink != nil }

  func validate() throws {
    if (reword == nil) != (words == nil) || words?.isEmpty == true {
      throw ValidationError("--reword ITEM goes with --words TEXT.")
    }
  }

  /// The corrections, in the order of the options.
  func corrections(
    _ lookup: CorrectionLookup, in session: SessionTurn
  ) throws -> [Correction] {
    var corrections = try confirm.map { try lookup.item($0, .verdict, "confirmed") }
    corrections += try reject.map { try lookup.item($0, .verdict, "rejected") }
    corrections += try close.map { try lookup.item($0, .status, status.rawValue) }
    if let reword, let words { corrections.append(try lookup.item(reword, .wording, words)) }
    if let link { corrections.append(try lookup.link(link, session, "yes")) }
    if let unlink { corrections.append(try lookup.link(unlink, session, "no")) }
    return corrections
  }
}

/// What is said of a session and its turns.
struct SessionCorrections: ParsableArguments {
  @OptionGroup var session: SessionTurn

  @Flag(
    inversion: .prefixedNo, help: "Mark the --session as filled by one urgent topic, or as not.")
  var burning: Bool?

  @Option(help: "The right mode of the --turn: coaching, mentorship or neither.")
  var mode: Mode?

  @Option(help: "The right rung of the --turn: 1 detail to 5 direction, 0 cannot be placed.")
  var rung: Int?

  @Option(help: "A speaker of the --session, as the report or the file names them.")
  var speaker: String?

  @Option(help: "The right name of the --speaker.")
  var rename: String?

  @Option(help: "The right role of the --speaker: coach, client, other or unsure.")
  var role: Role?

  @Option(help: "The speaker who is the same person as the --speaker.")
  var mergeInto: String?

  /// Whether nothing is said.
  var isEmpty: Bool { burning == nil && mode == nil && rung == nil && !speaksOfSpeaker }

  /// Whether labels of a turn are corrected.
  var speaksOfTurn: Bool { mode != nil || rung != nil }

  /// Whether the name, the role or the person of a speaker is corrected.
  var speaksOfSpeaker: Bool { rename != nil || role != nil || mergeInto != nil }

  func validate() throws {
    if (speaker != nil) != speaksOfSpeaker || rename?.isEmpty == true {
      throw ValidationError("--speaker NAME goes with --rename, --role or --merge-into.")
    }
    if let rung, !(0...5).contains(rung) {
      throw ValidationError("--rung expects a number from 0 to 5, found \(rung).")
    }
  }

  /// The corrections, in the order of the options.
  func corrections(_ lookup: CorrectionLookup) throws -> [Correction] {
    var corrections: [Correction] = []
    if let burning {
      corrections.append(try lookup.session(session, .burning, burning ? "yes" : "no"))
    }
    if let mode { corrections.append(try lookup.turn(session, .mode, mode.rawValue)) }
    if let rung { corrections.append(try lookup.turn(session, .rung, String(rung))) }
    if let speaker {
      if let mergeInto {
        let label = try lookup.speaker(mergeInto, in: session)
        corrections.append(try lookup.speaker(speaker, session, .merge, label))
      }
      if let rename { corrections.append(try lookup.speaker(speaker, session, .name, rename)) }
      if let role { corrections.append(try lookup.speaker(speaker, session, .role, role.rawValue)) }
    }
    return corrections
  }
}

/// A session, and a turn of it.
struct SessionTurn: ParsableArguments {
  @Option(
    help: """
      A session: its id, two digits or more of its beginning, or its file as the overview shows it.
      """)
  var session: String?

  @Option(help: "A turn of the --session, counted from 0 as reports do.")
  var turn: Int?
}

extension CarriedItem.Status: ExpressibleByArgument {}
extension Mode: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}

/// Finds what corrections speak of, and makes them.
struct CorrectionLookup {
  /// The fewest digits that name an item.
  private static let fewestDigits = 4

  /// The database.
  let store: Store
  /// Who speaks.
  let author: Author

  /// A correction of an item.
  func item(_ digits: String, _ what: Correction.What, _ value: String) throws -> Correction {
    let item = try find(digits)
    return correction(what, of: item.contentHash, item: item.id, value: value)
  }

  /// A correction of a link: it hangs on the session that comes back.
  func link(_ digits: String, _ place: SessionTurn, _ value: String) throws -> Correction {
    let item = try find(digits)
    let (number, turn) = try turn(place)
    return correction(
      .link, of: turn.contentHash, turn: number, item: item.id, value: value)
  }

  /// A correction of a turn.
  func turn(_ place: SessionTurn, _ what: Correction.What, _ value: String) throws -> Correction {
    let (number, turn) = try turn(place)
    guard what != .mode || turn.mode != nil else {
      return try refuse("turn \(number) has no mode: only what the coach says has one")
    }
    return correction(what, of: turn.contentHash, turn: number, value: value)
  }

  /// A correction of a session.
  func session(
    _ place: SessionTurn, _ what: Correction.What, _ value: String
  ) throws -> Correction {
    let id = try id(of: place)
    let hash = try usingStore { () throws(StoreError) in try store.contentHash(ofSession: id) }
    guard let hash else { return try refuse("there is no session '\(id)'") }
    return correction(what, of: hash, value: value)
  }

  /// A correction of a speaker, whom a label of the file names.
  func speaker(
    _ name: String, _ place: SessionTurn, _ what: Correction.What, _ value: String
  ) throws -> Correction {
    var correction = try session(place, what, value)
    correction.label = try speaker(name, in: place)
    return correction
  }

  /// The label of a speaker in the file.
  func speaker(_ name: String, in place: SessionTurn) throws -> String {
    let id = try id(of: place)
    let label = try usingStore { () throws(StoreError) in
      try store.speaker(name, ofSession: id)
    }
    return try label ?? refuse("session \(id) has no speaker '\(name)'")
  }

  // MARK: Finding

  private func find(_ digits: String) throws -> FoundItem {
    guard digits.count >= Self.fewestDigits else {
      return try refuse("'\(digits)' is too short to name an item; give four digits at least")
    }
    let found = try usingStore { () throws(StoreError) in try store.items(startingWith: digits) }
    guard let item = found.first else {
      return try refuse("there is no item '\(digits)'; `analyze ledger` shows the items of a pair")
    }
    guard Set(found.map(\.id)).count == 1 else {
      return try refuse("'\(digits)' could be more than one item; give more digits")
    }
    return item
  }

  private func id(of place: SessionTurn) throws -> String {
    guard let name = place.session else {
      throw ValidationError("This correction goes with --session.")
    }
    let ids = try usingStore { () throws(StoreError) in
      try ReportReader(store).sessions(named: name)
    }
    guard let id = ids.first else {
      return try refuse("there is no session '\(name)'; `analyze report` shows what there is")
    }
    guard ids.count == 1 else {
      return try refuse("'\(name)' could be more than one session: \(ids.joined(separator: ", "))")
    }
    return id
  }

  private func turn(_ place: SessionTurn) throws -> (Int, FoundTurn) {
    guard let number = place.turn else {
      throw ValidationError("This correction goes with --session and --turn.")
    }
    let id = try id(of: place)
    let turn = try usingStore { () throws(StoreError) in try store.turn(number, ofSession: id) }
    guard let turn else { return try refuse("session \(id) has no turn \(number)") }
    return (number, turn)
  }

  private func correction(
    _ what: Correction.What, of hash: String, turn: Int? = nil, item: String? = nil, value: String
  ) -> Correction {
    Correction(
      what: what, contentHash: hash, turn: turn, item: item, value: value, by: author.name,
      why: author.why, moment: author.moment)
  }

  private func refuse<Value>(_ message: String) throws -> Value {
    Messages.line(SafeText(message).text)
    throw ExitStatus.notFound
  }
}
