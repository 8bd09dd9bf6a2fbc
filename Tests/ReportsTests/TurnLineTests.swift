import Coaching
import Testing

@testable import Reports

@Suite struct TurnLineTests {
  private func pieces(_ text: String, _ ranges: [(Range<Int>, String)]) -> [String] {
    let evidence = ranges.map { Evidence(label: $0.1, range: $0.0, weight: 1) }
    return TurnLine.pieces(of: text, evidence: evidence).map { piece in
      (piece.speaksForMode ? "m" : "") + (piece.speaksForZoom ? "z" : "") + "[\(piece.text)]"
    }
  }

  @Test func `a text is cut where evidence begins and ends`() {
    let found = pieces(
      "What would you do?", [(0..<10, "mode.coaching"), (5..<14, "zoom.out")])
    #expect(found == ["m[What ]", "mz[would]", "z[ you]", "[ do?]"])
  }

  @Test func `text without evidence stays whole, and no text has no piece`() {
    #expect(pieces("Fine.", []) == ["[Fine.]"])
    #expect(pieces("", []) == [])
  }

  @Test func `evidence that would cut a character or lies outside is passed over`() {
    #expect(pieces("é!", [(0..<1, "zoom.in"), (1..<3, "zoom.in"), (2..<9, "zoom.in")]) == ["[é!]"])
    #expect(pieces("e\u{301}!", [(0..<1, "zoom.in")]) == ["[e\u{301}!]"])
  }

  @Test func `the pieces joined are the text`() {
    let text = "日本 and 🏳️‍🌈, then é."
    for lower in 0..<text.utf8.count {
      let evidence = [Evidence(label: "zoom.in", range: lower..<text.utf8.count, weight: 1)]
      #expect(TurnLine.pieces(of: text, evidence: evidence).map(\.text).joined() == text)
    }
  }
}
