import Reports
import TranscriptModel

/// Pairs for programs.
enum PairAPI {
  static let list: @Sendable (Visit) throws -> Answer = { visit in
    let pairs = try Targets(store: visit.site.store, person: visit.signedIn()).pairs()
    return .json(
      .object([
        (
          "pairs",
          .list(
            pairs.map { pair in
              .object([
                ("id", .string(pair.key)), ("program", pair.program.map(JSON.string) ?? .null),
                ("coach", .string(pair.coach)), ("client", .string(pair.client)),
              ])
            })
        )
      ]))
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in
    guard let report = try visit.reader.pair(visit.comparedPair().pair) else {
      throw Problem.notFound
    }
    return .json(report.json)
  }

  static let prep: @Sendable (Visit) throws -> Answer = { visit in
    guard let threads = try visit.reader.threads(visit.comparedPair().pair) else {
      throw Problem.notFound
    }
    return .json(PrepBrief(threads, correcting: PairPages.correcting).json)
  }

  static let ledger: @Sendable (Visit) throws -> Answer = { visit in
    guard let threads = try visit.reader.threads(visit.comparedPair().pair) else {
      throw Problem.notFound
    }
    return .json(LedgerReport(threads, correcting: PairPages.correcting).json)
  }
}

/// What a lead's program may ask: figures over five pairs at least.
enum AggregateAPI {
  static let list: @Sendable (Visit) throws -> Answer = { visit in
    let reports = try visit.signedIn().programs.compactMap(visit.program)
    return .json(
      .object([
        ("notice", .string(ProgramReport.notice)), ("programs", .list(reports.map(\.json))),
      ]))
  }
}
