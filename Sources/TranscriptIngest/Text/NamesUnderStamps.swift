/// Counts names that stand alone behind a time, or on the line below one, with the words on the
/// next lines.
///
///     [00:00:01] Dana
///     How are you?
///
/// One such line may as well be the first of a sentence that was cut. In a file of turns nearly
/// every time has a name, with words below it, and the names come again.
struct NamesUnderStamps {
  /// What the next line would complete.
  private enum Expectation {
    case nothing
    /// A time stands alone: the line right below it may be a name.
    case name
    /// The words of this name, after an empty line too where the name stands beside its time.
    case words(Range<Int>, isBeside: Bool)
  }

  /// Without names that come again, only so few turns are believed: more are a list of parts.
  private static let fewTurns = 4

  private var census = LabelCensus()
  private var expected = Expectation.nothing
  private var stamps = 0

  /// Counts one line that is not blank.
  mutating func take(_ bytes: [UInt8], _ line: Range<Int>, _ head: TurnHead?) {
    let isStamped = head.map { Self.leadsWithStamp($0.layout) } ?? false
    switch expected {
    case .words(let label, _) where !isStamped:
      census.count(label: label, text: line, of: bytes)
      expected = .nothing
    case .name where head == nil && Self.isName(bytes, line):
      expected = .words(line, isBeside: false)
      return
    default:
      missExpected()
    }
    if isStamped, let head { begin(bytes, head) }
  }

  /// Counts an empty line.
  mutating func takeBlank() {
    if case .words(_, isBeside: true) = expected { return }
    missExpected()
  }

  /// The names that are believed.
  func verdict() -> BelievedLabels {
    let believed = census.verdict()
    let isClear =
      believed.comesAgain ? believed.share >= 0.6 : believed.share == 1 && stamps <= Self.fewTurns
    return isClear && stamps > 1 ? believed : LabelCensus().verdict()
  }

  private mutating func begin(_ bytes: [UInt8], _ head: TurnHead) {
    stamps += 1
    switch head.layout {
    case .stampAlone: expected = .name
    case .stampText where Self.isName(bytes, head.text):
      expected = .words(head.text, isBeside: true)
    default: census.countUnlabelled()
    }
  }

  private mutating func missExpected() {
    if case .nothing = expected { return }
    census.countUnlabelled()
    expected = .nothing
  }

  private static func leadsWithStamp(_ layout: TurnHead.Layout) -> Bool {
    switch layout {
    case .stampLabel, .stampColumns, .stampText, .stampAlone: true
    default: false
    }
  }

  /// A label with a capital, where those exist, that ends no sentence.
  private static func isName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let shape = LabelShape(bytes, range)
    guard shape > .none, let first = bytes[range].first, let last = bytes[range].last else {
      return false
    }
    let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    guard shape == .strong || !isSmall else { return false }
    // `Fine.` is a sentence, `Omar H.` a name.
    return last != .comma && (last != .dot || bytes[range].contains(.space))
  }
}
