import Testing

/// A format that a talk can be written in, and what of the talk it keeps.
struct Export: Sendable, CustomTestStringConvertible {
  /// Whether the format keeps every utterance, or one piece of text for each turn.
  enum Unit { case utterances, turns }

  /// How exactly the format writes times.
  enum Clock: Int { case milliseconds = 1, seconds = 1000, none = 0 }

  let testDescription: String
  /// The reader that must know the format.
  let format: String
  let keeps: Unit
  var clock = Clock.milliseconds
  var hasEnds = true
  /// The name that comes back for a speaker, from the name and the place among the speakers.
  var rename: @Sendable (String, Int) -> String = { name, _ in name }
  /// Writes a talk; the encoding is for files that declare theirs.
  let write: @Sendable (Talk, Spelling.Encoding) -> String

  static let all = captions + texts + documents + data

  /// What must come back of `talk`.
  func expected(of talk: Talk) -> [Talk.Piece] {
    let speakers = talk.speakers
    return pieces(of: talk).map { piece in
      var piece = piece
      piece.speaker = rename(piece.speaker, speakers.firstIndex(of: piece.speaker) ?? 0)
      piece.start = kept(piece.start)
      piece.end = hasEnds ? kept(piece.end) : nil
      return piece
    }
  }

  /// The pieces of `talk` that the format keeps.
  func pieces(of talk: Talk) -> [Talk.Piece] {
    keeps == .utterances ? talk.utterances : talk.turns
  }

  private func kept(_ time: Int?) -> Int? {
    clock == .none ? nil : time.map { $0 - $0 % clock.rawValue }
  }
}

/// Times as formats write them.
enum WrittenTime {
  /// `00:01:02,345` with the mark before the thousandths.
  static func hours(_ time: Int?, _ mark: String = ".") -> String {
    let time = time ?? 0
    return seconds(time) + mark + padded(time % 1000, 3)
  }

  /// `00:01:02`.
  static func seconds(_ time: Int?) -> String {
    let seconds = (time ?? 0) / 1000
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
      .joined(separator: ":")
  }

  /// `1:02`, or `1:01:02` from the first hour on.
  static func short(_ time: Int?) -> String {
    let seconds = (time ?? 0) / 1000
    let rest = padded(seconds % 60, 2)
    guard seconds >= 3600 else { return "\(seconds / 60):\(rest)" }
    return "\(seconds / 3600):\(padded(seconds / 60 % 60, 2)):\(rest)"
  }

  /// `62.345`.
  static func decimal(_ time: Int?) -> String {
    let time = time ?? 0
    return "\(time / 1000).\(padded(time % 1000, 3))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
