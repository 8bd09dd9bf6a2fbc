import Foundation

/// Cuts words into the pieces that the encoder knows (WordPiece, as in BERT).
///
/// Of what is left of a word always the longest known piece is taken; a word that cannot be cut
/// into known pieces is one unknown piece.
struct WordPieces: Sendable, Hashable {
  /// What begins a piece that is not the first of its word.
  private static let continuation = Array("##".utf8)
  private static let longestWord = 100

  /// The pieces in the order of the embeddings.
  let pieces: [String]
  private let places: [UInt64: Int32]
  private let longest: Int
  /// What stands before and after a text, and for what is not known.
  let opening: Int32
  let closing: Int32
  private let unknown: Int32

  /// Makes a cutter; nil where a needed piece is missing or a piece stands twice.
  init?(pieces: [String]) {
    self.pieces = pieces
    var places: [UInt64: Int32] = [:]
    var longest = 0
    for (place, piece) in pieces.enumerated() {
      longest = max(longest, piece.utf8.count)
      let hash = FeatureHash.of(piece.utf8)
      guard places.updateValue(Int32(place), forKey: hash) == nil else { return nil }
    }
    func place(_ piece: String) -> Int32? {
      places[FeatureHash.of(piece.utf8)]
    }
    guard let opening = place("[CLS]"), let closing = place("[SEP]"), let unknown = place("[UNK]")
    else { return nil }
    (self.opening, self.closing, self.unknown) = (opening, closing, unknown)
    self.places = places
    self.longest = longest
  }

  /// Adds the pieces of a lower-case word to `found`.
  ///
  /// Marks within the word are words of their own, and accents are left out, since the encoder
  /// was taught so.
  ///
  /// - Complexity: O(*n*) in the bytes of the word, times the length of the longest piece.
  func cut(_ word: ArraySlice<UInt8>, into found: inout [Int32]) {
    if word.contains(where: { $0 >= 0x80 }) {
      let plain = Array(Self.withoutAccents(word).utf8)
      cutPlain(plain[...], into: &found)
    } else {
      cutPlain(word, into: &found)
    }
  }

  private static func withoutAccents(_ word: ArraySlice<UInt8>) -> String {
    let scalars = String(decoding: word, as: UTF8.self).lowercased()
      .decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
    return String(String.UnicodeScalarView(scalars))
  }

  private func cutPlain(_ word: ArraySlice<UInt8>, into found: inout [Int32]) {
    var start = word.startIndex
    var at = start
    while at < word.endIndex {
      if Self.isMark(word[at]) {
        cutRun(word[start..<at], into: &found)
        cutRun(word[at...at], into: &found)
        start = at + 1
      }
      at += 1
    }
    cutRun(word[start...], into: &found)
  }

  /// Whether a byte is a mark of ASCII.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 33...47, 58...64, 91...96, 123...126: true
    default: false
    }
  }

  private func cutRun(_ run: ArraySlice<UInt8>, into found: inout [Int32]) {
    guard !run.isEmpty else { return }
    let before = found.count
    var start = run.startIndex
    guard run.count <= Self.longestWord else { return found.append(unknown) }
    while start < run.endIndex {
      guard let (piece, end) = longestPiece(run[start...], isFirst: start == run.startIndex) else {
        found.removeSubrange(before...)
        return found.append(unknown)
      }
      found.append(piece)
      start = end
    }
  }

  /// The longest piece that `rest` begins with, and where it ends.
  private func longestPiece(_ rest: ArraySlice<UInt8>, isFirst: Bool) -> (Int32, Int)? {
    var hash = FeatureHash.seed
    if !isFirst { for byte in Self.continuation { hash = FeatureHash.adding(byte, to: hash) } }
    var best: (Int32, Int)?
    for at in rest.indices.prefix(longest) {
      hash = FeatureHash.adding(rest[at], to: hash)
      if let place = places[hash] { best = (place, at + 1) }
    }
    return best
  }
}
