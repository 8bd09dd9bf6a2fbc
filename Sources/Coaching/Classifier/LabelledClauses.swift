import TranscriptModel

/// A turn of a coach whose clauses a person has given their moves.
public struct LabelledClauses: Sendable, Hashable {
  /// A clause with its move.
  public struct Clause: Sendable, Hashable {
    /// What was said.
    public var text: String
    /// What it does.
    public var move: Move

    /// Makes a labelled clause.
    public init(_ text: String, _ move: Move) {
      self.text = text
      self.move = move
    }
  }

  /// What the turn is called.
  public var id: String
  /// Where it comes from; a series is one source.
  public var source: String
  /// The document it stands in.
  public var doc: String
  /// The end of the turn before; empty where it is not known.
  public var previous: String
  /// The clauses in order.
  public var clauses: [Clause]

  /// Makes a labelled turn.
  public init(id: String, source: String, doc: String, previous: String, clauses: [Clause]) {
    self.id = id
    self.source = source
    self.doc = doc
    self.previous = previous
    self.clauses = clauses
  }

  /// The turn's words, read, with its clauses as the labels cut them, whatever the program would
  /// do; those without any word or mark, whose labels cannot be learnt, are left out.
  ///
  /// Where it is written without marks, `marks` puts some in.
  func read(
    _ marks: MarkRestorer?, _ variant: SpeechVariant = .asWritten, seed: UInt64 = 0
  ) -> ReadClauses {
    var text = ""
    var ends: [Int] = []
    for clause in clauses {
      if !text.isEmpty { text += " " }
      text += variant.apply(to: clause.text, seed: seed)
      ends.append(text.utf8.count)
    }
    let before = TurnInput.Neighbour(
      role: .client, text: variant.apply(to: previous, seed: seed))
    let context = TurnContext(
      TurnInput(id: id, text: text, previous: previous.isEmpty ? [] : [before]), marks)
    let spoken = context.turn
    var read = ReadClauses(text: spoken, previous: context.nearestBefore)
    let tokens = spoken.tokens
    let isMarked = spoken.hasSentenceMarks
    var at = 0
    for (clause, end) in zip(clauses, ends) {
      let start = at
      while at < tokens.count, Int(tokens[at].range.lowerBound) < end { at += 1 }
      guard start < at else { continue }
      let opens = start == 0 || tokens[start - 1].endsSentence
      let sentenceEnd = MarkerFinder.sentenceEnd(tokens, at - 1) - 1
      let closing = MarkerFinder.closing(of: tokens[sentenceEnd], isMarked)
      read.clauses.append(
        Coaching.Clause(
          tokens: start..<at,
          words: tokens[start..<at].count { $0.kind == .word && !$0.isContracted },
          closing: at > sentenceEnd || closing != .question ? closing : .any,
          opensSentence: opens))
      read.moves.append(clause.move)
    }
    return read
  }
}

/// A turn read into clauses, with the moves that a person gave them.
struct ReadClauses {
  let text: SpokenText
  let previous: TurnContext.Neighbour?
  var clauses: [Clause] = []
  var moves: [Move] = []

  var features: MoveFeatures { MoveFeatures(text, clauses, after: previous) }
}

extension LabelFile {
  private static let clauseColumns = ["id", "source", "doc", "prev", "clause", "move"]

  /// Whether the first line of a file names the columns of labelled clauses.
  public static func holdsClauses(_ bytes: [UInt8]) -> Bool {
    let header = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return header.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .contains { $0.elementsEqual("clause".utf8) }
  }

  /// Reads a file of labelled clauses: `id source doc prev clause move`, one clause a line.
  ///
  /// A clause's id is its turn's, a full stop and its number from 0 on; the clauses of a turn
  /// stand one below the other. `prev` is the end of the turn before, at a turn's first clause.
  ///
  /// - Throws: `Failure` with the first line that is wrong.
  public static func readClauses(_ bytes: [UInt8]) throws(Failure) -> [LabelledClauses] {
    let table = try Table(bytes)
    try table.require(clauseColumns)
    var turns: [LabelledClauses] = []
    var ids: [String: Int] = [:]
    for row in try table.rows() {
      guard let move = Move(rawValue: row["move"]) else {
        throw row.failure("move", expected: "the name of a move")
      }
      let parts = row["id"].split(separator: ".", omittingEmptySubsequences: false)
      let turn = parts.dropLast().joined(separator: ".")
      let clause = LabelledClauses.Clause(row["clause"], move)
      if let last = turns.last, last.id == turn, parts.last == "\(last.clauses.count)" {
        turns[turns.count - 1].clauses.append(clause)
        continue
      }
      guard parts.count > 1, parts.last == "0" else {
        throw .value(
          line: row.line, column: "id", expected: "a turn's id, a full stop, and the next number",
          found: foundNumber(parts))
      }
      if let first = ids.updateValue(row.line, forKey: turn) {
        throw .repeatedID(line: row.line, first: first)
      }
      turns.append(
        LabelledClauses(
          id: turn, source: row["source"], doc: row["doc"], previous: row["prev"],
          clauses: [clause]))
    }
    return turns
  }

  /// What was found in place of the next number of a clause.
  private static func foundNumber(_ parts: [Substring]) -> String {
    guard parts.count > 1, let number = parts.last.flatMap({ Int($0) }) else {
      return "an id without a number"
    }
    return "the number \(number)"
  }
}
