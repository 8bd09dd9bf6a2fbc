/// Text with its expected evidence marked: `[[label: words]]`.
///
///     let marked = MarkedText("[[openQuestion: What now?]] Fine.")
///     marked.text   // "What now? Fine."
///     marked.marks  // [Mark(label: "openQuestion", range: 0..<9)]
public struct MarkedText: Sendable {
  /// A label and the words that it stands on.
  public struct Mark: Sendable, Hashable {
    /// What the words are marked as.
    public var label: String
    /// Where they stand in the text, in UTF-8 bytes.
    public var range: Range<Int>
  }

  /// The text without the marks.
  public private(set) var text = ""
  /// The marks in order of the text.
  public private(set) var marks: [Mark] = []

  /// Takes the marks out of `marked`.
  public init(_ marked: String) {
    var rest = Substring(marked)
    while let open = rest.range(of: "[[") {
      text += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let colon = rest.range(of: ": "), let close = rest.range(of: "]]") else { break }
      let start = text.utf8.count
      text += rest[colon.upperBound..<close.lowerBound]
      let label = String(rest[..<colon.lowerBound])
      marks.append(Mark(label: label, range: start..<text.utf8.count))
      rest = rest[close.upperBound...]
    }
    text += rest
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      at = index(after: at)
    }
    return nil
  }
}
