import Coaching
import Testing

@testable import Reports

@Suite struct SessionWriterTests {
  @Test func `the text of evidence is what the values of its records give`() {
    let evidence = [
      Evidence(label: "mode.coaching", range: 0..<4, weight: 0.61449),
      Evidence(label: "zoom.out", range: 4..<1_000_000, weight: -2),
      Evidence(label: "zoom.none", range: 7..<7, weight: .infinity),
    ]
    let values = evidence.map { piece in
      JSON.object([
        ("for", .string(piece.label)), ("start", .integer(piece.range.lowerBound)),
        ("end", .integer(piece.range.upperBound)), ("weight", .number(piece.weight, digits: 3)),
      ])
    }
    for count in 0...evidence.count {
      var bytes: [UInt8] = []
      Evidence.append(Array(evidence.prefix(count)), to: &bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text == JSON.array(Array(values.prefix(count))))
    }
  }
}
