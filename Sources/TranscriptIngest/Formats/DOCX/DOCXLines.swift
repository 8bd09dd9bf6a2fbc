/// The lines of a Word document: one for each paragraph and each line break.
///
/// A row of a table is one line, its cells apart by tabs. Deleted text, codes of fields and the
/// second writing of drawings for old programs are left out.
struct DOCXLines: XMLHandler {
  /// The elements of WordprocessingML that make up lines.
  enum Element: String {
    case p, t, br, cr, tab, tr, tc, noBreakHyphen
    case del, moveFrom, instrText, delText, fallback = "Fallback", sectPr, pPr
  }

  /// No attribute is read.
  enum Attribute: Equatable {}

  /// The lines so far, each with its end.
  private(set) var text: [UInt8] = []
  private var isText = false
  private var skipped = 0
  private var rows = 0
  private var needsSeparator = false

  /// The element behind a name; those of drawings share names and are none of ours.
  static func element(_ name: XMLName) -> Element? {
    let isWord = name.namespace.contains("wordprocessingml") || name.namespace.isEmpty
    guard isWord || name.local == Element.fallback.rawValue else { return nil }
    return Element(rawValue: name.local)
  }

  static func attribute(_ name: XMLName) -> Attribute? { nil }

  mutating func start(_ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int) {
    switch element {
    case .del, .moveFrom, .instrText, .delText, .fallback, .sectPr, .pPr: skipped += 1
    case .t: isText = true
    case .tr: rows += 1
    case .br, .cr: separate(by: .lineFeed)
    case .tab: separate(by: .tab)
    case .noBreakHyphen where skipped == 0: text.append(.minus)
    default: break
    }
  }

  mutating func end(_ element: Element?) {
    switch element {
    case .del, .moveFrom, .instrText, .delText, .fallback, .sectPr, .pPr: skipped -= 1
    case .t: isText = false
    case .p where rows > 0: needsSeparator = true
    case .p: text.append(.lineFeed)
    case .tc:
      needsSeparator = false
      text.append(.tab)
    case .tr: endRow()
    default: break
    }
  }

  mutating func text(_ run: [UInt8]) {
    guard isText, skipped == 0 else { return }
    if needsSeparator { text.append(.space) }
    needsSeparator = false
    text += run.lazy.map { $0 == .lineFeed ? .space : $0 }
  }

  /// A break inside a cell is a space, so that a row stays a line.
  private mutating func separate(by byte: UInt8) {
    guard skipped == 0 else { return }
    text.append(rows > 0 ? .space : byte)
  }

  private mutating func endRow() {
    rows -= 1
    if text.last == .tab { text.removeLast() }
    if rows == 0 { text.append(.lineFeed) }
  }
}
