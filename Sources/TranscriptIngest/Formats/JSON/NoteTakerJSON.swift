/// Lists of spoken pieces under whatever names a note-taker gives them.
///
///     [{"speaker_name": "Dana Ruiz", "start_time": 0.5, "end_time": 1.5, "text": "…"}]
///     {"transcript": [{"speaker": {"display_name": "Dana Ruiz"}, "timestamp": "00:00:05", "text": "…"}]}
///
/// The list is the outermost value, or a member of it or of its members. Times are clocks, seconds
/// or milliseconds, as names or the pace of the talk tell.
struct NoteTakerJSON: JSONDialect {
  func knows(_ root: JSONNode) -> Bool { Self.list(in: root) != nil }

  func variant(of root: JSONNode) -> String? { nil }

  func cues(of root: JSONNode) -> StatedCues {
    var cues = StatedCues(unit: nil)
    guard let list = Self.list(in: root) else { return cues }
    var fields = FieldCache()
    for piece in list.elements { cues.append(Self.cue(of: piece, &fields)) }
    return cues.continuingSpeakers()
  }

  /// How deep the list may lie: the outermost value's members' members.
  private static let deepest = 3

  /// The first list of spoken pieces, looked for level by level.
  private static func list(in root: JSONNode) -> JSONNode? {
    var level = [root]
    for _ in 0..<deepest {
      if let list = level.first(where: isSpoken) { return list }
      level = level.flatMap { value in value.members.prefix(64).map(\.value) }
    }
    return nil
  }

  /// Whether a list's first elements are mostly spoken pieces: words, and who spoke or when.
  private static func isSpoken(_ list: JSONNode) -> Bool {
    var seen = 0
    var spoken = 0
    var fields = FieldCache()
    for piece in list.elements.prefix(20) {
      seen += 1
      let found = Piece(piece, &fields)
      if found.text != nil, found.isTimed || found.hasSpeaker { spoken += 1 }
    }
    return spoken > 0 && spoken * 2 >= seen
  }

  private static func cue(of piece: JSONNode, _ fields: inout FieldCache) -> StatedCue {
    let found = Piece(piece, &fields)
    var end = found.end
    if end == nil, let start = found.start, let duration = found.duration,
      start.form == duration.form
    {
      end = start.later(by: duration)
    }
    return StatedCue(
      id: found.identifier, label: found.label, start: found.start, end: end,
      text: found.text ?? "")
  }
}

/// The fields behind the keys that were seen, so that each key is judged once.
private struct FieldCache {
  private var known: [String: CueField?] = [:]

  mutating func field(_ key: JSONNode) -> CueField? {
    guard let name = key.string else { return nil }
    if let field = known[name] { return field }
    let field = CueField(named: name)
    // A file with ever new keys is no transcript, and shall not fill the memory.
    if known.count < 1_000 { known[name] = .some(field) }
    return field
  }
}

/// What one element of a list tells.
private struct Piece {
  private(set) var text: String?
  private(set) var label: String?
  private(set) var identifier: String?
  private(set) var start: TimeText?
  private(set) var end: TimeText?
  private(set) var duration: TimeText?
  private var ranks: [CueField.Role: Int] = [:]

  var isTimed: Bool { start != nil }

  /// Whether the speaker stands under a name that means one; `name` and `user` mean much else.
  private(set) var hasSpeaker = false

  init(_ piece: JSONNode, _ fields: inout FieldCache) {
    for (key, value) in piece.members {
      guard let field = fields.field(key), field.rank < ranks[field.role] ?? Int.max else {
        continue
      }
      if take(value, as: field) { ranks[field.role] = field.rank }
    }
  }

  /// Takes a value, and says whether it was what its name promises.
  private mutating func take(_ value: JSONNode, as field: CueField) -> Bool {
    switch field.role {
    case .text:
      guard let words = Self.words(value) else { return false }
      text = words
    case .speaker:
      guard let name = Self.name(value) else { return false }
      label = name
      hasSpeaker = hasSpeaker || field.rank < CueField.firstVagueSpeaker
    case .identifier:
      identifier = value.text
    case .start, .end, .duration:
      guard let time = Self.time(value)?.counting(field.unit) else { return false }
      if field.role == .start { start = time }
      if field.role == .end { end = time }
      if field.role == .duration { duration = time }
    }
    return true
  }

  /// The text, or the words of a list joined.
  private static func words(_ value: JSONNode) -> String? {
    if let text = value.string { return text }
    var joiner = WordJoiner(unit: nil)
    for word in value.elements {
      guard let text = (word["text"] ?? word["word"])?.string else { return nil }
      joiner.add(text, label: nil, start: nil, end: nil)
    }
    joiner.finish()
    return joiner.cues.cues.first?.text
  }

  /// The name, or that of an object about the speaker.
  private static func name(_ value: JSONNode) -> String? {
    if let text = value.text { return text.isEmpty ? nil : text }
    for key in ["display_name", "displayName", "name", "full_name", "label", "id"] as [StaticString]
    {
      if let text = value[key]?.text, !text.isEmpty { return text }
    }
    return nil
  }

  /// The time, or that of an object such as `{"relative": 1.5, "absolute": …}`.
  private static func time(_ value: JSONNode) -> TimeText? {
    value.time ?? value["relative"]?.time ?? value["seconds"]?.time
  }
}
