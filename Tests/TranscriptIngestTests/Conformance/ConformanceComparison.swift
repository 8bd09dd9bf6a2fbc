import Foundation

/// Holds the outcome of reading a file against an expectation and collects the differences.
struct ConformanceComparison {
  private(set) var differences: [String] = []
  private let outcome: Outcome

  init(_ outcome: Outcome, with expectation: JSONValue) {
    self.outcome = outcome
    switch expectation["match"]?.string {
    case nil: strictList(expectation.elements)
    case "full": full(expectation)
    case "timeline": timeline(expectation)
    case "counts": counts(expectation)
    case "exit": exit(expectation)
    case .some(let match): differ("unknown expectation \(match)")
    }
  }

  // MARK: - The kinds of expectations

  private mutating func strictList(_ expected: [JSONValue]) {
    let codes = expected.isEmpty ? [0, 2, 3] : [0]
    if !codes.contains(outcome.exit) { differ("exit \(outcome.exit), expected \(codes)") }
    let found = cues.filter {
      $0["kind"] != .string("chat") && !($0["recovered"]?.isTrue ?? false)
        && !normalized($0["text"]).isEmpty
    }
    compareCount("cues", found.count, expected.count)
    for (index, (cue, wanted)) in zip(found, expected).enumerated() {
      let place = "cue \(index)"
      compareTimes(cue, wanted, place)
      compareText(cue, wanted, place)
      compareValue("id", cue["id"], wanted["id"], place)
      if let speaker = wanted["speaker"] {
        compareValue("speaker", nameOfSpeaker(cue, in: outcome.object), speaker, place)
      }
    }
  }

  private mutating func full(_ expected: JSONValue) {
    exit(expected)
    guard let object = outcome.object else { return differ("no object: \(outcome.output)") }
    for key in ["format", "variant", "encoding", "bom"] where expected[key] != .null {
      compareValue(key, object[key], expected[key], "file")
    }
    for key in ["title", "date"] where expected["meta"]?[key] != .null {
      compareValue(key, object["meta"]?[key], expected["meta"]?[key], "meta")
    }
    if expected["speakers"] != nil {
      compareSets("speaker", object["speakers"].elements, expected["speakers"].elements)
    }
    if expected["cues"] != nil { fullCues(expected) }
    if expected["turns"] != nil {
      let found = turnSpeakers(object)
      let wanted = turnSpeakers(expected)
      if found != wanted { differ("speakers of turns \(found), expected \(wanted)") }
    }
    let codes = Set(object["warnings"].elements.compactMap { $0["code"]?.string })
    for warning in expected["warnings"].elements {
      guard let code = warning["code"]?.string, !codes.contains(code) else { continue }
      differ("no warning \(code)")
    }
  }

  private mutating func fullCues(_ expected: JSONValue) {
    var wanted = expected["cues"].elements.filter {
      $0["kind"] != .string("event") || isOptional($0)
    }[...]
    var lastWithin = Int.min
    for (index, cue) in cues.enumerated() where cue["kind"] != .string("event") {
      while let next = wanted.first, isOptional(next), !sameWords(cue, next) {
        wanted.removeFirst()
      }
      guard let next = wanted.popFirst() else {
        differ("cue \(index) is one too many: \(cue)")
        continue
      }
      fullCue(cue, next, "cue \(index)", in: expected, &lastWithin)
    }
    for missing in wanted where !isOptional(missing) { differ("missing: \(missing)") }
  }

  private mutating func fullCue(
    _ cue: JSONValue, _ wanted: JSONValue, _ place: String, in expected: JSONValue,
    _ lastWithin: inout Int
  ) {
    compareText(cue, wanted, place)
    compareValue("id", cue["id"], wanted["id"] == .null ? nil : wanted["id"], place)
    compareValue("recovered", cue["recovered"], wanted["recovered"], place)
    if wanted["within"] != nil {
      compareWithin(cue, wanted, place, &lastWithin)
    } else {
      compareTimes(cue, wanted, place)
      compareValue("time", cue["time"], wanted["time"], place)
    }
    guard !isOptional(wanted) else { return }
    compareValue("kind", cue["kind"], wanted["kind"], place)
    if wanted["speaker"] != nil {
      compareValue(
        "speaker", nameOfSpeaker(cue, in: outcome.object), nameOfSpeaker(wanted, in: expected),
        place)
    }
  }

  private mutating func compareWithin(
    _ cue: JSONValue, _ wanted: JSONValue, _ place: String, _ lastWithin: inout Int
  ) {
    let bounds = wanted["within"].elements.compactMap(\.number)
    guard let start = cue["start_ms"]?.number else {
      return compareValue("time", cue["time"], .string("none"), place)
    }
    compareValue("time", cue["time"], .string("derived"), place)
    if start < bounds[0] - 1 || start > bounds[1] + 1 || start < lastWithin {
      differ("\(place): start_ms \(start), expected within \(bounds), not before \(lastWithin)")
    }
    lastWithin = max(lastWithin, start)
  }

  private mutating func timeline(_ expected: JSONValue) {
    if expected["exit"] != nil { exit(expected) }
    guard outcome.object != nil else { return differ("no object: \(outcome.output)") }
    let found = intervals(cues.filter { $0["kind"] != .string("chat") })
    let wanted = intervals(expected["cues"].elements)
    let bounds = Set((found + wanted).flatMap { [$0.start, $0.end] }).sorted()
    for (from, to) in zip(bounds, bounds.dropFirst()) where to - from > 2 {
      let middle = from + (to - from) / 2
      let foundWords = words(of: found, at: middle)
      let expectedWords = words(of: wanted, at: middle)
      if foundWords != expectedWords {
        differ("from \(from) to \(to) ms: \(foundWords), expected \(expectedWords)")
      }
    }
  }

  private mutating func counts(_ expected: JSONValue) {
    exit(expected)
    guard let object = outcome.object else { return differ("no object: \(outcome.output)") }
    compareValue("format", object["format"], expected["format"], "file")
    compareValue("variant", object["variant"], expected["variant"], "file")
    let found: [(String, Int?)] = [
      ("cues", cues.count), ("turns", object["turns"].elements.count),
      ("nameless_cues", cues.filter { $0["speaker"] == .null }.count),
      ("first_start_ms", cues.compactMap { $0["start_ms"]?.number }.min()),
      ("last_end_ms", cues.compactMap { $0["end_ms"]?.number }.max()),
    ]
    for (key, number) in found where expected[key] != nil {
      compareValue(key, number.map(JSONValue.number) ?? .null, expected[key], "file")
    }
    countsBySpeaker(expected["speakers"].elements)
  }

  private mutating func countsBySpeaker(_ expected: [JSONValue]) {
    var wanted = Dictionary(
      expected.map { ($0["label"]?.string ?? "", $0["cues"]?.number ?? 0) },
      uniquingKeysWith: +)
    for speaker in outcome.object?["speakers"].elements ?? [] {
      let labels = speaker["labels"].elements.compactMap(\.string)
      let sum = labels.reduce(0) { $0 + (wanted.removeValue(forKey: $1) ?? 0) }
      compareCount("cues of \(labels)", cues.filter { $0["speaker"] == speaker["id"] }.count, sum)
    }
    for (label, count) in wanted.sorted(by: { $0.key < $1.key }) {
      differ("no speaker with the label \(label), who has \(count) cues")
    }
  }

  private mutating func exit(_ expected: JSONValue) {
    let one = expected["exit"]?.number.map { [$0] }
    let codes = one ?? expected["exit"].elements.compactMap(\.number)
    if !codes.contains(outcome.exit) {
      let printed = outcome.object == nil ? ": \(outcome.output)" : ""
      differ("exit \(outcome.exit), expected \(codes)\(printed)")
    }
    if let most = expected["max_seconds"]?.number, outcome.seconds > Double(most) {
      differ("\(outcome.seconds) s, expected at most \(most)")
    }
    if let most = expected["max_output_bytes"]?.number, outcome.output.utf8.count > most {
      differ("\(outcome.output.utf8.count) bytes of output, expected at most \(most)")
    }
    if let secret = expected["never_in_output"]?.string, outcome.output.contains(secret) {
      differ("\(secret) stands in the output")
    }
  }

  // MARK: - Values

  private var cues: [JSONValue] { outcome.object?["cues"].elements ?? [] }

  private mutating func differ(_ difference: String) { differences.append(difference) }

  private mutating func compareCount(_ what: String, _ found: Int, _ wanted: Int) {
    if found != wanted { differ("\(found) \(what), expected \(wanted)") }
  }

  private mutating func compareValue(
    _ key: String, _ found: JSONValue?, _ wanted: JSONValue?, _ place: String
  ) {
    guard let wanted, found != wanted else { return }
    differ("\(place): \(key) \(found ?? .null), expected \(wanted)")
  }

  private mutating func compareText(_ cue: JSONValue, _ wanted: JSONValue, _ place: String) {
    let found = normalized(cue["text"])
    let expected = normalized(wanted["text"])
    if found != expected { differ("\(place): text “\(found)”, expected “\(expected)”") }
  }

  private mutating func compareTimes(_ cue: JSONValue, _ wanted: JSONValue, _ place: String) {
    for key in ["start_ms", "end_ms"] {
      if let found = cue[key]?.number, let expected = wanted[key]?.number {
        if abs(found - expected) > 1 { differ("\(place): \(key) \(found), expected \(expected)") }
      } else {
        compareValue(key, cue[key], wanted[key], place)
      }
    }
  }

  private mutating func compareSets(_ what: String, _ found: [JSONValue], _ wanted: [JSONValue]) {
    var left = wanted.map(SpeakerKey.init)
    for speaker in found.map(SpeakerKey.init) {
      if let index = left.firstIndex(of: speaker) {
        left.remove(at: index)
      } else {
        differ("\(what) not expected: \(speaker)")
      }
    }
    for missing in left { differ("\(what) missing: \(missing)") }
  }

  private func isOptional(_ cue: JSONValue) -> Bool { cue["optional"]?.isTrue ?? false }

  private func sameWords(_ cue: JSONValue, _ wanted: JSONValue) -> Bool {
    normalized(cue["text"]) == normalized(wanted["text"])
      && abs((cue["start_ms"]?.number ?? 0) - (wanted["start_ms"]?.number ?? 0)) <= 1
  }

  private func normalized(_ text: JSONValue?) -> String {
    (text?.string ?? "").precomposedStringWithCanonicalMapping
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func nameOfSpeaker(_ cue: JSONValue, in object: JSONValue?) -> JSONValue {
    guard let id = cue["speaker"], id != .null else { return .null }
    let speaker = object?["speakers"].elements.first { $0["id"] == id }
    return speaker?["name"] ?? .string("unknown id \(id)")
  }

  private func turnSpeakers(_ object: JSONValue) -> [String] {
    object["turns"].elements.map { nameOfSpeaker($0, in: object).string ?? "-" }
  }

  private func intervals(_ cues: [JSONValue]) -> [(start: Int, end: Int, text: String)] {
    cues.map {
      ($0["start_ms"]?.number ?? 0, $0["end_ms"]?.number ?? 1 << 40, normalized($0["text"]))
    }
  }

  private func words(of cues: [(start: Int, end: Int, text: String)], at time: Int) -> [String] {
    cues.filter { $0.start <= time && time < $0.end }
      .flatMap { $0.text.split(separator: " ").map(String.init) }.sorted()
  }
}

/// What is compared of a speaker: `room` and `event` count as one kind, ids are free.
private struct SpeakerKey: Hashable, CustomStringConvertible {
  let name: String?
  let labels: Set<String>
  let kind: String?

  init(_ speaker: JSONValue) {
    name = speaker["name"]?.string
    labels = Set(speaker["labels"].elements.compactMap(\.string))
    kind = speaker["kind"]?.string == "event" ? "room" : speaker["kind"]?.string
  }

  var description: String { "\(name ?? "null") \(labels.sorted()) \(kind ?? "null")" }
}
