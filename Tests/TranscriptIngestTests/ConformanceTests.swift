import Testing

/// Reads every file of the shared conformance data and holds the result against its expectation.
///
/// To look at some files alone, give a part of their path; then files that are listed in
/// `conformanceNotYet` show their differences, too:
///
///     CONFORMANCE_ONLY=fixtures/otter swift test --filter ConformanceTests
@Suite struct ConformanceTests {
  @Test(arguments: ConformanceFile.all)
  func `a file is read as its expectation says`(file: ConformanceFile) throws {
    let comparison = ConformanceComparison(try file.outcome(), with: try file.expectation())
    let differences = comparison.differences
    if conformanceNotYet.contains(file.path), ConformanceFile.only == nil {
      #expect(!differences.isEmpty, "\(file.path) passes: remove it from conformanceNotYet")
      return
    }
    let shown = differences.prefix(20).joined(separator: "\n  ")
    let agrees = differences.isEmpty
    #expect(agrees, "\(file.path): \(differences.count) differences\n  \(shown)")
  }
}
