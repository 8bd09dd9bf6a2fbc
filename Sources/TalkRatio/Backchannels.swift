public import TranscriptModel

extension Turn {
  /// Whether the turn only shows that somebody listens, so that it does not take the floor.
  ///
  /// A back-channel has at most three words, each of them on a closed list ("mm-hm", "yeah,
  /// right", "got it"), and asks nothing: `Right?` wants an answer and is none. The list is
  /// closed on purpose: what a word means to the talk ("no", "exactly that") is not for
  /// arithmetic to guess. Sounds in square brackets (`[laughs]`) are as good as listening words.
  ///
  /// - Complexity: O(*n*) in the bytes of the text; turns of more than three words cost nothing.
  public var isBackchannel: Bool {
    guard (1...3).contains(words) else { return false }
    return isBackchannelText(text)
  }
}

/// Whether `text` consists of listening words and sounds in brackets alone, and asks nothing.
func isBackchannelText(_ text: String) -> Bool {
  var reader = ListeningWordReader()
  for byte in text.utf8 {
    guard reader.take(byte) else { return false }
  }
  let words = reader.finish()
  guard words.count <= 3, !words.isEmpty || reader.holdsSound else { return false }
  return ListeningWords.cover(words[...])
}

/// Takes a text apart into the words that the closed list could hold.
private struct ListeningWordReader {
  /// Whether there was a sound in square brackets.
  private(set) var holdsSound = false
  private var words: [[UInt8]] = []
  private var word: [UInt8] = []
  private var isInBrackets = false
  // How many bytes of a dash, a quote or an ellipsis beyond ASCII are still to come.
  private var marks = 0

  /// Takes the next byte; false where no listening word can hold it.
  mutating func take(_ byte: UInt8) -> Bool {
    if isInBrackets {
      isInBrackets = byte != UInt8(ascii: "]")
      return true
    }
    if marks > 0 {
      marks -= 1
      return marks == 0 || byte == 0x80 || byte == 0x81
    }
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): word.append(byte)
    case 0x09...0x0D, 0x20: endWord()
    case UInt8(ascii: "["): (isInBrackets, holdsSound) = (true, true)
    case 0xE2: marks = 2
    case 0x80..., UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "?"): return false
    default: break  // hyphens, apostrophes and other marks: "mm-hm" is read as "mmhm"
    }
    return true
  }

  /// The words of the text.
  mutating func finish() -> [[UInt8]] {
    endWord()
    return words
  }

  private mutating func endWord() {
    if !word.isEmpty { words.append(word) }
    // Not emptied, since the list holds it: that would make room for the longest word again.
    word = []
  }
}

/// The closed list of listening words, without the marks inside them.
enum ListeningWords {
  /// Words that show listening by themselves.
  private static let single = keys(
    """
    ah aha ahh alright aye brilliant cool correct definitely exactly excellent fair fantastic gotcha
    great haha heh hm hmm hmmm huh indeed interesting lovely mhm mhmm mm mmhm mmhmm mmm mmmm mmhmmm
    nice oh ok okay okey ooh perfect right sure totally true uhhuh uhuh understood wow yea yeah
    yeahyeah yep yes yup absolutely ha
    """, separator: "\n ")

  /// Words that do so together.
  private static let phrases = keys(
    """
    got it|i see|makes sense|that makes sense|fair enough|of course|for sure|uh huh|sounds good
    all right|very good|oh good|good point|no way|oh no|oh wow|oh dear|i know|i bet|thats right
    thats true|thats great|thats fair|oh my|my god|i understand|i agree|very nice|so true|too true
    """, separator: "\n|")

  /// Whether the list covers `words` from the first to the last.
  static func cover(_ words: ArraySlice<[UInt8]>) -> Bool {
    // isCovered[n]: whether the first n words are covered; at most three words come here.
    var isCovered = [true]
    for end in words.indices {
      let known = (words.startIndex...end).contains { start in
        let run = words[start...end]
        guard isCovered[start - words.startIndex] else { return false }
        return run.count == 1
          ? single.contains(words[end]) : phrases.contains(Array(run.joined(separator: [0x20])))
      }
      isCovered.append(known)
    }
    return isCovered[words.count]
  }

  private static func keys(_ list: String, separator: String) -> Set<[UInt8]> {
    let separators = Set(separator.utf8)
    return Set(list.utf8.split { separators.contains($0) }.map(Array.init))
  }
}
