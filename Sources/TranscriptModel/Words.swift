/// Counts the words of a text: runs without white space that hold a letter or a digit.
///
///     countWords(in: "So - what's next, 2 or 3?")  // 6
///
/// White space is what Unicode calls so: a no-break space, as web pages have it, parts words too.
/// A dash or an ellipsis that stands alone is no word; `what's` and `follow-up` are one word
/// each. Outside ASCII every byte counts as part of a letter but for general punctuation
/// (U+2000 to U+207F: dashes, quotes, ellipsis), so that words of any script count.
///
/// - Complexity: O(*n*) in the number of bytes.
public func countWords(in text: String) -> Int {
  let bytes = text.utf8.span
  var counter = WordCounter()
  var index = 0
  while index < bytes.count {
    let eight = EightBytes(bytes, at: index)
    if eight.areASCII {
      counter.take(eight)
      index += 8
    } else {
      let end = min(index + 8, bytes.count)
      while index < end { index = counter.takeOne(of: bytes, at: index) }
    }
  }
  return counter.holdsLetter ? counter.words + 1 : counter.words
}

/// Counts the words that have ended, and knows whether the open one is a word.
private struct WordCounter {
  var words = 0
  var holdsLetter = false

  /// Takes eight bytes of ASCII in.
  mutating func take(_ eight: EightBytes) {
    let blanks = eight.equal(0x20) | eight.among(0x09...0x0D)
    let letters = eight.letters | eight.among(0x30...0x39)
    // All bits of what is no blank are set, so that a letter that is added carries on to the blank
    // behind its word, and behind the eight bytes where the word goes on there.
    let (some, carries) = (~(blanks &* 0xFF)).addingReportingOverflow(letters)
    let (all, carriesOn) = some.addingReportingOverflow(holdsLetter ? 1 : 0)
    words += EightBytes.count(all & blanks)
    holdsLetter = carries || carriesOn
  }

  /// Takes the byte at `index` in, and those that belong to it; gives the index behind them.
  mutating func takeOne(of bytes: Span<UInt8>, at index: Int) -> Int {
    let next = index + 1
    switch bytes[index] {
    case 0x20, 0x09...0x0D:
      if holdsLetter { words += 1 }
      holdsLetter = false
    case 0xC2, 0xE1...0xE3:
      let blank = WideBlank.length(in: bytes, at: index)
      if blank > 0 {
        if holdsLetter { words += 1 }
        holdsLetter = false
        return index + blank
      }
      let second = next < bytes.count ? bytes[next] : 0
      if bytes[index] == 0xE2, second == 0x80 || second == 0x81 { return index + 3 }
      holdsLetter = true
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...:
      holdsLetter = true
    default:
      break
    }
    return next
  }
}
