/// Which phrases are worth a closer look, by their first word and the one behind it.
///
/// Everyday words begin dozens of phrases, of which the next word leaves one or two.
struct StartTable: Sendable {
  /// How many sieves for the word behind there are, and one place more for all phrases of a row.
  private static let width = UInt64.bitWidth + 1

  /// Where the part of a row begins in `ends`; negative where no phrase begins with its word.
  private let rows: [Int32]
  /// Where the phrases of each place end in `starts`; they begin where those before end.
  private let ends: [Int32]
  private let starts: [Lexicon.Start]

  /// Makes the table of the starts of all rows of a lexicon.
  init(_ rows: [[Lexicon.Start]], _ phrases: [Phrase]) {
    var places: [Int32] = []
    var ends: [Int32] = [0]
    var starts: [Lexicon.Start] = []
    for row in rows {
      places.append(row.isEmpty ? -1 : Int32(truncatingIfNeeded: ends.count))
      let sieves = row.map { phrases[Int($0.phrase)].secondWords }
      for place in row.isEmpty ? 0..<0 : 0..<Self.width {
        for (start, sieve) in zip(row, sieves)
        where place == Self.width - 1 || sieve >> UInt64(place) & 1 == 1 {
          starts.append(start)
        }
        ends.append(Int32(truncatingIfNeeded: starts.count))
      }
    }
    self.rows = places
    self.ends = ends
    self.starts = starts
  }

  /// A start by its number.
  @inline(__always)
  subscript(number: Int) -> Lexicon.Start { starts[number] }

  /// Which phrases begin with the word in `row` and may go on with the one behind it; nil: nothing
  /// is behind it that could tell.
  @inline(__always)
  func numbers(of row: Int, before next: @autoclosure () -> UInt64?) -> Range<Int> {
    let place = Int(rows[row])
    guard place >= 0 else { return 0..<0 }
    let end = place + (next().map(Phrase.sieve) ?? Self.width - 1)
    return Int(ends[end - 1])..<Int(ends[end])
  }
}
