/// Brings British spellings to the American ones, by rules of letters.
///
/// The rules are crude on purpose: `promise` becomes `promize` as `organise` becomes
/// `organize`. Nobody reads the result; it only has to be the same for both spellings.
enum SpellingFold {
  /// Rewrites the word that fills `bytes` from `start` to the end; it never grows.
  ///
  /// - Returns: Whether it changed anything.
  /// - Complexity: O(*n*) in the length of the word.
  @discardableResult
  static func fold(_ bytes: inout [UInt8], from start: Int) -> Bool {
    let end = bytes.count
    var isChanged = false
    var read = start
    var write = start
    while read < bytes.count {
      let byte = bytes[read]
      let next = read + 1 < bytes.count ? bytes[read + 1] : 0
      let afterNext = read + 2 < bytes.count ? bytes[read + 2] : 0
      bytes[write] = byte
      if read > start {
        if byte == o, next == u, afterNext == r {
          read += 1  // colour, color
        } else if byte == s, isIOrY(bytes[read - 1]), isVowelOfIse(next), read >= start + 3 {
          bytes[write] = z  // organise, organize; analyse, analyze
          isChanged = true
        } else if byte == l, next == l {
          read += 1  // travelling, traveling
        } else if byte == m, next == m, afterNext == e, read + 3 == bytes.count {
          read += 2  // programme, program
        }
      }
      write += 1
      read += 1
    }
    if write < bytes.count { bytes.removeSubrange(write...) }
    return foldEnd(&bytes, from: start) || isChanged || bytes.count < end
  }

  /// Whether any rule may fit a word of five letters and more: in few words one does.
  @inline(__always)
  static func mayFold(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    var last = bytes[word.lowerBound] | 0x20
    for at in word.lowerBound + 1..<word.upperBound {
      let byte = bytes[at] | 0x20
      // A bit for each letter, so that one test is enough for most.
      if beginners >> UInt32(byte & 31) & 1 == 1, begins(last, byte) { return true }
      last = byte
    }
    return last == e
      && mayEnd(bytes[word.upperBound - 3] | 0x20, bytes[word.upperBound - 2] | 0x20)
  }

  /// Whether a rule begins where the letter `byte` follows `last`.
  private static func begins(_ last: UInt8, _ byte: UInt8) -> Bool {
    byte == s ? isIOrY(last) : byte == u ? last == o : last == byte
  }

  private static let beginners: UInt32 =
    1 << UInt32(s & 31) | 1 << UInt32(u & 31) | 1 << UInt32(l & 31) | 1 << UInt32(m & 31)

  /// Whether a rule for endings may fit a word that ends with these letters and an "e".
  private static func mayEnd(_ thirdLast: UInt8, _ secondLast: UInt8) -> Bool {
    secondLast == r
      ? thirdLast == t : secondLast == c ? thirdLast == n : secondLast == u && thirdLast == g
  }

  private static func foldEnd(_ bytes: inout [UInt8], from start: Int) -> Bool {
    let end = bytes.count
    guard end - start >= 5 else { return false }
    if bytes[end - 3] == t, bytes[end - 2] == r, bytes[end - 1] == e {
      bytes[end - 2] = e  // centre, center
      bytes[end - 1] = r
    } else if bytes[end - 4] == e, bytes[end - 3] == n, bytes[end - 2] == c, bytes[end - 1] == e {
      bytes[end - 2] = s  // defence, defense
    } else if bytes[end - 4] == o, bytes[end - 3] == g, bytes[end - 2] == u, bytes[end - 1] == e {
      bytes.removeLast(2)  // dialogue, dialog
    } else {
      return false
    }
    return true
  }

  private static func isIOrY(_ byte: UInt8) -> Bool { byte == i || byte == y }

  private static func isVowelOfIse(_ byte: UInt8) -> Bool { byte == e || byte == i || byte == a }

  private static let a: UInt8 = 0x61
  private static let c: UInt8 = 0x63
  private static let e: UInt8 = 0x65
  private static let g: UInt8 = 0x67
  private static let i: UInt8 = 0x69
  private static let l: UInt8 = 0x6C
  private static let m: UInt8 = 0x6D
  private static let n: UInt8 = 0x6E
  private static let o: UInt8 = 0x6F
  private static let r: UInt8 = 0x72
  private static let s: UInt8 = 0x73
  private static let t: UInt8 = 0x74
  private static let u: UInt8 = 0x75
  private static let y: UInt8 = 0x79
  private static let z: UInt8 = 0x7A
}
