import ArgumentParser
import Coaching
import Foundation
import Reports

/// Keeps what people say of findings beside them.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Say what is right: of items, links, turns, sessions and speakers.",
    discussion: """
      A correction stands beside the machine's value, holds on every later run over the same \
      content, and can be taken back. Items are named by the first digits that prep and ledger \
      show; several corrections may be made at once.

      Exit codes: 0 stored, 64 usage, 66 there is no such item, session, turn or correction, 74 \
      the database or the output cannot be used.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var items: ItemCorrections
  @OptionGroup var session: SessionCorrections

  @Option(help: "Who says so (default: the user's name).")
  var by: String?

  @Option(help: "Why.")
  var why: String?

  @Option(help: "Take the correction of that number back; `last` is the latest that holds.")
  var undo: String?

  @Flag(help: "List all corrections, with their numbers and whether they hold.")
  var list = false

  @Option(help: "Write the relabelled turns to a label file for `train`.")
  var exportLabels: String?

  @OptionGroup var names: NameOptions

  func validate() throws {
    if let undo, undo != "last", Int(undo) == nil {
      throw ValidationError("--undo expects a number of --list, or last, found '\(undo)'.")
    }
    if undo != nil, !items.isEmpty || !session.isEmpty {
      throw ValidationError("--undo goes without other corrections; give those in another run.")
    }
    if by?.isEmpty == true || why?.isEmpty == true {
      throw ValidationError("--by and --why expect a text, found an empty one.")
    }
    if session.session.turn != nil, !session.speaksOfTurn, !items.speaksOfTurn {
      throw ValidationError("--turn goes with --mode, --rung, --link or --unlink.")
    }
    let isNothing =
      items.isEmpty && session.isEmpty && undo == nil && !list && exportLabels == nil
    if isNothing { throw ValidationError("Say what to correct; `analyze help correct` shows how.") }
  }

  func run() throws {
    let store = try database.openUpToDate()
    if session.rename != nil,
      try usingStore({ () throws(StoreError) in try store.holdsPseudonyms() })
    {
      throw ValidationError("This database holds pseudonyms; --rename would put a name into it.")
    }
    let author = Author(
      name: by ?? ProcessInfo.processInfo.userName, why: why, moment: Date.now.ISO8601Format())
    let lookup = CorrectionLookup(store: store, author: author)
    let corrections =
      try items.corrections(lookup, in: session.session) + session.corrections(lookup)
    try Self.refuseContradictions(in: corrections)
    try add(corrections, to: store)
    if let undo { try take(back: undo, author, in: store) }
    _ = try usingStore { () throws(StoreError) in try ContinuityRefresh(store).run() }
    if list { try show(try names.reader(of: database)) }
    if let exportLabels {
      let labels = try usingStore { () throws(StoreError) in try store.correctedLabels() }
      try write(labels, to: exportLabels)
    }
  }

  /// Refuses an item both confirmed and rejected, and a turn both linked to an item and unlinked.
  private static func refuseContradictions(in corrections: [Correction]) throws {
    for (index, correction) in corrections.enumerated() {
      let earlier = corrections[..<index].first { $0.contradicts(correction) }
      guard let earlier else { continue }
      throw ValidationError("\(earlier.sentence), and \(correction.sentence): give one of them.")
    }
  }

  private func add(_ corrections: [Correction], to store: Store) throws {
    guard !corrections.isEmpty else { return }
    let numbers = try usingStore { () throws(StoreError) in try store.add(corrections) }
    for (number, correction) in zip(numbers, corrections) {
      try writeLine("\(number): \(correction.sentence)")
    }
    if session.speaksOfSpeaker {
      Messages.line("the next `analyze ingest` of its file measures the session anew by that")
    }
  }

  private func take(back name: String, _ author: Author, in store: Store) throws {
    let found = try usingStore { () throws(StoreError) in
      try store.undo(Int(name), by: author.name, why: author.why, at: author.moment)
    }
    guard let found else {
      Messages.line("there is no correction \(name) that holds; `analyze correct --list` shows all")
      throw ExitStatus.notFound
    }
    try writeLine("taken back: \(found.sentence)")
  }

  private func show(_ reader: ReportReader) throws {
    for listed in try usingStore({ () throws(StoreError) in try reader.corrections() }) {
      let correction = listed.correction
      let state = listed.isInForce ? "" : " (does not hold any more)"
      let why = correction.why.map { ", because \($0)" } ?? ""
      try writeLine(
        "\(correction.number): \(correction.sentence), by \(correction.by), "
          + "\(correction.moment)\(why)\(state)")
    }
  }

  private func writeLine(_ text: String) throws {
    try write(SafeText(text).text + "\n")
  }
}

/// Who makes corrections, why, and when.
struct Author {
  var name: String
  var why: String?
  var moment: String
}

extension Correction {
  /// Whether the other says something else of the same.
  fileprivate func contradicts(_ other: Correction) -> Bool {
    what == other.what && contentHash == other.contentHash && turn == other.turn
      && item == other.item && label == other.label && value != other.value
  }

  /// The correction as a sentence without spoken words.
  var sentence: String {
    let session = "session \(sessionID(ofContent: contentHash))"
    let item = "item \(self.item.map { String($0.prefix(6)) } ?? "")"
    let turn = "turn \(self.turn ?? 0) of \(session)"
    switch what {
    case .verdict: return "\(item) is \(value)"
    case .status: return "\(item) is \(["partly", "not"].contains(value) ? "\(value) done" : value)"
    case .wording: return "\(item) has other words"
    case .link:
      return "\(turn) \(value == "yes" ? "comes back to" : "has nothing to do with") \(item)"
    case .burning: return "\(session) is \(value == "yes" ? "" : "not ")burning"
    case .mode, .rung: return "\(turn) has the \(what.rawValue) \(value)"
    case .name: return "the speaker '\(label ?? "")' of \(session) is called '\(value)'"
    case .role: return "the speaker '\(label ?? "")' of \(session) is \(value)"
    case .merge: return "the speaker '\(label ?? "")' of \(session) is '\(value)'"
    case .undo: return "correction \(undoes ?? 0) is taken back"
    }
  }
}
