import Testing
import TranscriptModel

@testable import Coaching

@Suite struct EncoderInputTests {
  private func lines(_ turns: [LabelledTurn]) throws -> [[String]] {
    let table = BalanceModel.encoderInput(turns, try #require(MadeEncoder.encoder), nil)
    #expect(table.hasPrefix("mode\trung\tmarked\tunmarked\n"))
    return table.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t").map(String.init)
    }
  }

  private func turn(_ text: String, _ role: Role, _ mode: Mode?, _ rung: Int?) -> LabelledTurn {
    LabelledTurn(
      input: TurnInput(id: "1", text: text, role: role), source: "own", doc: "a", mode: mode,
      rung: rung)
  }

  @Test func `each turn has a line, with its labels and the places of its pieces`() throws {
    let found = try lines([
      turn("What would you?", .coach, .coaching, 4), turn("I did.", .client, .coaching, nil),
    ])
    // [CLS] what would you ? [SEP], and the same without its mark.
    #expect(found[0] == ["coaching", "4", "0 3 4 5 9 1", "0 3 4 5 1"])
    #expect(found[1] == ["-", "-", "0 6 13 10 1", "0 6 13 1"], "a client has no mode")
  }

  @Test func `of a long text as many pieces stand there as the encoder reads`() throws {
    let text = String(repeating: "what would you ", count: 100)
    let pieces = try lines([turn(text, .coach, .coaching, 1)])[0][2].split(separator: " ")
    #expect(pieces.count == SentenceEncoder.mostPieces)
    #expect(pieces.last == "1")
  }
}
