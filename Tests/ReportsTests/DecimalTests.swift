import Foundation
import Testing
import TranscriptTestSupport

@testable import Reports

@Suite struct DecimalTests {
  @Test(arguments: [
    (0.0, "0"), (0.25, "0.25"), (3.0, "3"), (-0.5, "-0.5"), (0.0004, "0"), (-0.0004, "0"),
    (0.0005, "0.001"), (1.05, "1.05"), (10.0101, "10.01"), (999.9996, "1000"), (0.07, "0.07"),
    (1234567.891, "1234567.891"), (.nan, "null"), (.infinity, "null"),
  ])
  func `a number has no zeros at its end`(value: Double, text: String) {
    #expect(decimal(value, digits: 3) == text)
  }

  @Test(arguments: 0..<200)
  func `a number reads as itself, rounded`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let digits = Int.random(in: 0...6, using: &random)
    let value = Double.random(in: -1000...1000, using: &random)
    let text = decimal(value, digits: digits)
    let read = try #require(Double(text))
    #expect(abs(read - value) <= 0.5 / pow(10, Double(digits)) + 1e-9)
    #expect(text.firstIndex(of: ".").map { text[$0...].count - 1 <= digits } ?? true)
    #expect(!text.contains(".") || !text.hasSuffix("0"))
  }

  @Test func `lists of texts are as JSON writes them`() {
    for texts in [[], ["advice"], ["a \"b\"", "c\\d", "é\n", ""]] {
      var bytes: [UInt8] = []
      JSON.append(texts, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == JSON.array(texts.map(JSON.string)))
    }
  }
}
