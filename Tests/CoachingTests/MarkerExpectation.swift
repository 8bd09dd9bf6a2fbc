import Testing
import TranscriptTestSupport

@testable import Coaching

/// Expects a marker where a marked text has its marks, and nowhere else.
func expectMarks(
  _ name: String, in marked: String, of set: MarkerSet = .labelling,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let expected = MarkedText(marked)
  let text = SpokenText(expected.text, contractions: set.contractions)
  let found = MarkerFinder.findings(in: text, of: set).filter {
    set.markers[$0.marker].name == name
  }
  let ranges = found.map { finding in
    Int(
      text.tokens[finding.tokens.lowerBound].range.lowerBound)..<Int(
        text.tokens[finding.tokens.upperBound - 1].range.upperBound)
  }
  #expect(ranges == expected.marks.map(\.range), sourceLocation: sourceLocation)
}

/// Expects a marker of what carries over where a marked text has its marks, and nowhere else.
func expectCarried(
  _ name: String, in marked: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectMarks(name, in: marked, of: .carried, sourceLocation: sourceLocation)
}
