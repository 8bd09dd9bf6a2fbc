import ArgumentParser
import Reports
import TranscriptModel

/// Which pair a command speaks of.
struct PairOption: ParsableArguments {
  @Option(
    name: .customLong("pair"),
    help: "A pair: the client's name, or COACH/CLIENT, or PROGRAM/COACH/CLIENT.")
  var name: String

  /// The pair that was named.
  ///
  /// - Throws: The exit code of a pair that is not there, or is not clear; the names that come
  ///   closest stand on standard error.
  func pair(in reader: ReportReader) throws -> Engagement {
    try PairOption.pair(named: name, in: reader)
  }

  static func pair(named name: String, in reader: ReportReader) throws -> Engagement {
    let pairs = try usingStore { () throws(StoreError) in try reader.pairs(named: name) }
    if let only = pairs.first, pairs.count == 1 { return only }
    if pairs.isEmpty {
      let close = try usingStore { () throws(StoreError) in try reader.pairs(like: name) }
      let hint =
        close.isEmpty
        ? "`analyze report` shows what there is" : "did you mean \(close.joined(separator: ", "))?"
      Messages.line(SafeText("there is no pair '\(name)'; \(hint)").text)
    } else {
      let list = pairs.map(reader.name).joined(separator: ", ")
      Messages.line(SafeText("'\(name)' could be more than one pair: \(list)").text)
    }
    throw ExitStatus.notFound
  }
}
