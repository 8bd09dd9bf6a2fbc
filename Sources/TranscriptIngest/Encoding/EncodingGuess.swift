/// A guess at the encoding of text that is no UTF-8 and declares nothing.
///
/// The guess compares what the bytes above 0x7F would be: for an encoding of one byte, which share
/// of them are letters of one language that uses it; for one of two bytes, which share of the
/// pairs are among its everyday characters. The best share wins; between equals windows-1252,
/// which real files use most.
struct EncodingGuess {
  /// The encoding; nil where the file is UTF-8 after all, with some bytes damaged.
  let encoding: TextEncoding?

  /// Judges the first megabyte of `file`.
  init(_ file: [UInt8]) {
    let sample = file.prefix(1 << 20)
    if Self.isMostlyUTF8(sample) {
      encoding = nil
      return
    }
    let statistics = HighByteStatistics(sample)
    var best: (encoding: TextEncoding, score: Double) = (.windows1252, 0.3)
    for candidate in SingleByteCandidate.all {
      let score = candidate.score(statistics)
      if score > best.score + 0.001 { best = (candidate.encoding, score) }
    }
    for candidate in PairCandidate.all {
      let score = candidate.score(sample)
      if score > best.score + 0.001 { best = (candidate.encoding, score) }
    }
    encoding = best.encoding
  }

  /// Whether there are more whole characters of UTF-8 than bytes that fit nowhere.
  ///
  /// A character that the end of the file cuts off after its second byte speaks for UTF-8 too;
  /// its first byte alone could be a letter of windows-1252.
  private static func isMostlyUTF8(_ sample: ArraySlice<UInt8>) -> Bool {
    var whole = 0
    var invalid = 0
    var index = sample.startIndex
    while index < sample.endIndex {
      let length = sequenceLength(sample[index])
      guard length != 1 else {
        index += 1
        continue
      }
      let rest = sample[index...].dropFirst().prefix(max(0, length - 1))
      let following = rest.prefix { $0 & 0xC0 == 0x80 }.count
      if length > 1, following == length - 1 {
        whole += 1
        index += length
      } else {
        let isCutOff = length > 2 && following > 0 && index + following + 1 == sample.endIndex
        if isCutOff { whole += 1 } else { invalid += 1 }
        index += max(1, following + 1)
      }
    }
    return whole > invalid
  }

  /// The length of the UTF-8 sequence that `byte` begins; 0 where it begins none.
  private static func sequenceLength(_ byte: UInt8) -> Int {
    switch byte {
    case ..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }
}

/// How often each byte above 0x7F stands in a text, and each two neighbours of them.
struct HighByteStatistics {
  /// The number of bytes above 0x7F.
  private(set) var total = 0
  /// How often each of them occurs, from 0x80 on.
  private(set) var counts = [Int](repeating: 0, count: 128)
  /// How often each is followed by each: `first * 128 + second`.
  private(set) var neighbours = [Int](repeating: 0, count: 128 * 128)
  /// How often one of them stands directly beside a letter of ASCII.
  private(set) var besideLatin = 0

  /// Counts the bytes of `sample`.
  init(_ sample: ArraySlice<UInt8>) {
    var last: UInt8 = 0
    for byte in sample {
      defer { last = byte }
      if byte >= 0x80 {
        let high = Int(byte) - 0x80
        total += 1
        counts[high] += 1
        if last >= 0x80 { neighbours[(Int(last) - 0x80) * 128 + high] += 1 }
        if Self.isLatin(last) { besideLatin += 1 }
      } else if last >= 0x80, Self.isLatin(byte) {
        besideLatin += 1
      }
    }
  }

  private static func isLatin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
