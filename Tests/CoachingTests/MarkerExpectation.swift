import Testing
import TranscriptTestSupport

@testable import Coaching

/// Expects a marker where a marked text has its marks, and nowhere else.
func expectMarks(
  _ name: String, in marked: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let expected = MarkedText(marked)
  let text = SpokenText(expected.text)
  let found = MarkerFinder.findings(in: text).filter { Marker.all[$0.marker].name == name }
  let ranges = found.map { finding in
    Int(
      text.tokens[finding.tokens.lowerBound].range.lowerBound)..<Int(
        text.tokens[finding.tokens.upperBound - 1].range.upperBound)
  }
  #expect(ranges == expected.marks.map(\.range), sourceLocation: sourceLocation)
}
