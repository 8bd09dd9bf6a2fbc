/// A text with some of its parts replaced, which knows where the rest of it went.
struct Rewriting: Sendable, Hashable {
  /// The new text.
  private(set) var text: String
  /// The replaced parts of the old text and the bytes that stand there now, in order.
  private var edits: [Edit] = []

  private struct Edit: Sendable, Hashable {
    var range: Range<Int>
    var newCount: Int
  }

  /// A part of a text, in UTF-8 bytes, and what is to stand in its place.
  struct Replacement {
    var range: Range<Int>
    var text: String
  }

  /// Keeps the text as it is.
  init(_ text: String) {
    self.text = text
  }

  /// Replaces parts of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - replacements: The parts; what overlaps an earlier one is passed over.
  init(_ text: String, _ replacements: [Replacement]) {
    self.init(text)
    guard !replacements.isEmpty else { return }
    let bytes = Array(text.utf8)
    var new: [UInt8] = []
    var position = 0
    for part in replacements.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where part.range.lowerBound >= position && part.range.upperBound <= bytes.count {
      new += bytes[position..<part.range.lowerBound]
      new += Array(part.text.utf8)
      edits.append(Edit(range: part.range, newCount: part.text.utf8.count))
      position = part.range.upperBound
    }
    new += bytes[position...]
    self.text = String(decoding: new, as: UTF8.self)
  }

  /// Where a range of the old text lies in the new one; a range that cuts a replaced part takes
  /// all of what stands there now.
  func range(_ old: Range<Int>) -> Range<Int> {
    let lower = place(of: old.lowerBound, isEnd: false)
    return lower..<max(lower, place(of: old.upperBound, isEnd: true))
  }

  private func place(of position: Int, isEnd: Bool) -> Int {
    var shift = 0
    for edit in edits {
      if position <= edit.range.lowerBound { break }
      if position < edit.range.upperBound {
        return edit.range.lowerBound + shift + (isEnd ? edit.newCount : 0)
      }
      shift += edit.newCount - edit.range.count
    }
    return position + shift
  }
}
