/// Counts the words of a text: runs without white space that hold a letter or a digit.
///
///     countWords(in: "So - what's next, 2 or 3?")  // 6
///
/// A dash or an ellipsis that stands alone is no word; `what's` and `follow-up` are one word
/// each. Outside ASCII every byte counts as part of a letter but for general punctuation
/// (U+2000 to U+207F: dashes, quotes, ellipsis), so that words of any script count.
///
/// - Complexity: O(*n*) in the number of bytes.
public func countWords(in text: String) -> Int {
  var text = text
  return text.withUTF8 { bytes in
    var words = 0
    var holdsLetter = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D:
        if holdsLetter { words += 1 }
        holdsLetter = false
      case 0xE2 where index < bytes.count && (bytes[index] == 0x80 || bytes[index] == 0x81):
        index += 2
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...:
        holdsLetter = true
      default:
        break
      }
    }
    return holdsLetter ? words + 1 : words
  }
}
