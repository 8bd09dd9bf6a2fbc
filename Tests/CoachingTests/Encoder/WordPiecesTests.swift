import Testing

@testable import Coaching

@Suite struct WordPiecesTests {
  static let list = [
    "[CLS]", "[SEP]", "[UNK]", "re", "##write", "rewrite", "##s", "naive", "'", "a",
  ]

  private func cut(_ word: String) throws -> [String] {
    let pieces = try #require(WordPieces(pieces: Self.list))
    var found: [Int32] = []
    pieces.cut(Array(word.utf8)[...], into: &found)
    return found.map { Self.list[Int($0)] }
  }

  @Test(arguments: [
    ("rewrite", ["rewrite"]), ("rewrites", ["rewrite", "##s"]), ("a's", ["a", "'", "[UNK]"]),
    ("naïve", ["naive"]), ("zzz", ["[UNK]"]), ("rez", ["[UNK]"]), ("", []),
  ])
  func `the longest known piece is taken, what is not known is one unknown piece`(
    word: String, pieces: [String]
  ) throws {
    #expect(try cut(word) == pieces)
  }

  @Test func `a word without end is one unknown piece`() throws {
    #expect(try cut(String(repeating: "a", count: 101)) == ["[UNK]"])
  }

  @Test func `a list without the needed pieces, or with one twice, is refused`() {
    #expect(WordPieces(pieces: ["a", "b"]) == nil)
    #expect(WordPieces(pieces: Self.list + ["a"]) == nil)
  }
}
