public import TalkRatio

/// Where a session stands in the time that a pair has together.
public enum Phase: String, Sendable, Hashable, CaseIterable {
  /// The first session; its figures are never part of a baseline.
  case first
  /// Sessions two to six, within three months of the first.
  case early
  /// Everything after.
  case middle
}

/// Who met whom, when, and how much was said: the facts above every report of a session.
public struct SessionHeader: Sendable, Hashable {
  /// The session's public identifier.
  public var id: String
  /// The file's name, as it was given.
  public var file: String
  /// The format's name, such as `webvtt`.
  public var format: String
  /// Who wrote the file, such as `zoom`, where that was told.
  public var variant: String?
  /// The program; nil where unknown.
  public var program: String?
  /// The coach's name; nil where unknown.
  public var coach: String?
  /// The client's name; nil where unknown.
  public var client: String?
  /// The day, as `2026-01-05`; nil where unknown.
  public var date: String?
  /// The kind of session, such as `pairing`; nil where unknown.
  public var type: String?
  /// The session's number among those of its pair, by date; nil where pair or date is unknown.
  public var number: Int?
  /// The phase; nil where the number is.
  public var phase: Phase?
  /// The number of words.
  public var words: Int
  /// The number of turns.
  public var turns: Int
  /// The time from the first start to the last end or start, in milliseconds.
  public var milliseconds: Measured<Int>
  /// The version of the model that labelled the turns.
  public var model: String
  /// The version of the rules.
  public var rules: String
}
