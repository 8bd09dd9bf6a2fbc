/// An encoding of two bytes a character, and where its everyday characters lie.
struct PairCandidate: Sendable {
  /// The encoding.
  let encoding: TextEncoding
  private let leads: ClosedRange<UInt8>
  private let trails: [ClosedRange<UInt8>]
  private let everyday: @Sendable (_ lead: UInt8, _ trail: UInt8) -> Bool
  private let fewestPairs: Int
  /// The syllabary that takes three of ten characters in any text of the language.
  private var syllables: ClosedRange<UInt8>?

  /// The share of the pairs that are everyday characters; 0 where too much is no pair at all.
  func score(_ sample: ArraySlice<UInt8>) -> Double {
    var pairs = 0
    var common = 0
    var syllabic = 0
    var broken = 0
    var index = sample.startIndex
    while index < sample.endIndex {
      let lead = sample[index]
      index += 1
      guard lead >= 0x80 else { continue }
      guard leads.contains(lead), index < sample.endIndex,
        trails.contains(where: { $0.contains(sample[index]) })
      else {
        broken += 1
        continue
      }
      pairs += 1
      if everyday(lead, sample[index]) { common += 1 }
      if let syllables, syllables.contains(lead) { syllabic += 1 }
      index += 1
    }
    guard pairs >= fewestPairs, broken * 50 <= pairs,
      syllables == nil || syllabic * 10 >= pairs * 3
    else { return 0 }
    return Double(common) / Double(pairs)
  }

  /// The two-byte encodings; the narrower of two that overlap comes first and asks for more text.
  static let all: [PairCandidate] = [
    PairCandidate(
      encoding: .eucJP, leads: 0xA1...0xFE, trails: [0xA1...0xFE],
      everyday: { lead, _ in lead == 0xA4 || lead == 0xA5 || lead == 0xA1 || lead >= 0xB0 },
      fewestPairs: 4, syllables: 0xA4...0xA5),
    PairCandidate(
      encoding: .shiftJIS, leads: 0x81...0xEF, trails: [0x40...0x7E, 0x80...0xFC],
      everyday: { lead, _ in (0x81...0x83).contains(lead) || (0x88...0x97).contains(lead) },
      fewestPairs: 4, syllables: 0x82...0x83),
    PairCandidate(
      encoding: .eucKR, leads: 0xA1...0xFE, trails: [0xA1...0xFE],
      everyday: { lead, _ in (0xB0...0xC8).contains(lead) || lead <= 0xA3 }, fewestPairs: 20),
    PairCandidate(
      encoding: .gbk, leads: 0x81...0xFE, trails: [0x40...0x7E, 0x80...0xFE],
      everyday: { lead, trail in
        trail >= 0xA1 && ((0xB0...0xD7).contains(lead) || (0xA1...0xA3).contains(lead))
      }, fewestPairs: 2),
    PairCandidate(
      encoding: .big5, leads: 0xA1...0xF9, trails: [0x40...0x7E, 0xA1...0xFE],
      everyday: { lead, _ in (0xA1...0xC6).contains(lead) }, fewestPairs: 2),
  ]
}
