import Coaching
import TalkRatio
import TranscriptIngest

/// Why a record cannot be used: a field and what was expected in it; never what stood there.
struct RecordProblem: Error, Sendable, Hashable {
  /// The field's name.
  var field: String
  /// What was expected.
  var expectation: String

  /// Makes a problem of a field.
  init(_ field: StaticString, _ expectation: String) {
    self.field = "\(field)"
    self.expectation = expectation
  }
}

/// The fields of records, each with what is expected of it.
extension JSONNode {
  /// A text that is not empty.
  func text(_ key: StaticString) throws(RecordProblem) -> String {
    let text = try string(key)
    guard !text.isEmpty else { throw RecordProblem(key, "a text that is not empty") }
    return text
  }

  /// A text, which may be empty.
  func string(_ key: StaticString) throws(RecordProblem) -> String {
    guard let text = self[key]?.string else { throw RecordProblem(key, "a text") }
    return text
  }

  /// A text, or nil for `null`.
  func knownText(_ key: StaticString) throws(RecordProblem) -> String? {
    self[key] == nil ? nil : try text(key)
  }

  /// An object.
  func object(_ key: StaticString) throws(RecordProblem) -> JSONNode {
    guard let node = self[key], node.kind == .object else { throw RecordProblem(key, "an object") }
    return node
  }

  /// A list of what `body` reads from each value.
  func list<Value>(
    _ key: StaticString, _ body: (JSONNode) throws(RecordProblem) -> Value
  ) throws(RecordProblem) -> [Value] {
    guard let node = self[key], node.kind == .array else { throw RecordProblem(key, "a list") }
    var values: [Value] = []
    for value in node.elements { values.append(try body(value)) }
    return values
  }

  /// A list of texts.
  func texts(_ key: StaticString) throws(RecordProblem) -> [String] {
    try list(key) { value throws(RecordProblem) in
      guard let text = value.string else { throw RecordProblem(key, "a list of texts") }
      return text
    }
  }

  /// A whole number from 0.
  func count(_ key: StaticString) throws(RecordProblem) -> Int {
    guard let number = self[key]?.integer, number >= 0 else {
      throw RecordProblem(key, "a whole number from 0")
    }
    return number
  }

  /// A whole number, or nil for `null`.
  func knownInteger(
    _ key: StaticString, in range: Range<Int> = Int.min..<Int.max
  ) throws(RecordProblem) -> Int? {
    guard let node = self[key] else { return nil }
    guard let number = node.integer, range.contains(number) else {
      throw RecordProblem(key, "a whole number that can be, or null")
    }
    return number
  }

  /// A number.
  func number(
    _ key: StaticString, in range: ClosedRange<Double>? = nil
  ) throws(RecordProblem) -> Double {
    guard let number = self[key]?.double, range?.contains(number) ?? true else {
      throw RecordProblem(key, range.map { "a number from \($0)" } ?? "a number")
    }
    return number
  }

  /// One probability for each of so many labels, or none at all.
  func probabilities(_ key: StaticString, of count: Int) throws(RecordProblem) -> [Double] {
    let values = try list(key) { value throws(RecordProblem) in
      guard let number = value.double, (0...1).contains(number) else {
        throw RecordProblem(key, "probabilities")
      }
      return number
    }
    guard values.isEmpty || values.count == count else {
      throw RecordProblem(key, "\(count) probabilities, or none")
    }
    return values
  }

  /// The name of a label.
  func label<Label: RawRepresentable<String>>(_ key: StaticString) throws(RecordProblem) -> Label {
    guard let label = self[key]?.string.flatMap(Label.init(rawValue:)) else {
      throw RecordProblem(key, "a label that is known")
    }
    return label
  }

  /// The name of a label, or nil for `null`.
  func knownLabel<Label: RawRepresentable<String>>(
    _ key: StaticString
  ) throws(RecordProblem) -> Label? {
    self[key] == nil ? nil : try label(key)
  }

  /// The name of a label, or `unclear`.
  func judged<Label: RawRepresentable<String>>(
    _ key: StaticString
  ) throws(RecordProblem) -> Judged<Label> {
    self[key]?.string == "unclear" ? .unclear : .label(try label(key))
  }

  /// The name of a label, `unclear`, or nil for `null`.
  func knownJudged<Label: RawRepresentable<String>>(
    _ key: StaticString
  ) throws(RecordProblem) -> Judged<Label>? {
    self[key] == nil ? nil : try judged(key)
  }

  /// A whole number from 0, or the reason why there is none.
  func measuredCount(_ key: StaticString) throws(RecordProblem) -> Measured<Int> {
    if let reason = try reason(key) { return .unavailable(reason) }
    return .value(try count(key))
  }

  /// A number, or the reason why there is none.
  func measured(
    _ key: StaticString, in range: ClosedRange<Double>? = nil
  ) throws(RecordProblem) -> Measured<Double> {
    if let reason = try reason(key) { return .unavailable(reason) }
    return .value(try number(key, in: range))
  }

  private func reason(_ key: StaticString) throws(RecordProblem) -> Unavailable? {
    guard self[key]?.isString == true else { return nil }
    return try label(key)
  }

  /// The number that is written here; nil for everything else.
  private var double: Double? {
    guard kind == .number, let number = text.flatMap(Double.init), number.isFinite else {
      return nil
    }
    return number
  }
}
