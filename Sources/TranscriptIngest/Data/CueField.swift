/// What a column of a table or a member of a JSON object tells about a cue.
///
/// Note-takers agree on what they tell and not on names: `speaker_name`, `Speaker Name` and
/// `speakerName` are one. Names are compared without case, spaces and punctuation.
struct CueField: Hashable {
  /// What is told.
  enum Role: Hashable {
    case speaker, text, start, end, duration, identifier
  }

  /// What is told.
  let role: Role
  /// What its numbers count, where the name says so.
  let unit: TimeUnit?
  /// How good the name is among several of the same role; 0 is best.
  let rank: Int

  /// The rank from which a speaker's name could be that of anything: `name`, `user`, `who`.
  static let firstVagueSpeaker = 9

  /// The field behind a column's or a member's name; nil where none is known.
  init?(named name: String) {
    guard name.utf8.count <= 40, name.unicodeScalars.allSatisfy(Self.isPlain) else { return nil }
    let plain = name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic }
    let letters = String(String.UnicodeScalarView(plain))
    if let known = Self.names[letters] {
      (role, rank) = known
      unit = nil
      return
    }
    for (suffix, unit) in Self.suffixes where letters.hasSuffix(suffix) {
      guard let known = Self.names[String(letters.dropLast(suffix.count))],
        [.start, .end, .duration].contains(known.role)
      else { continue }
      (role, rank) = known
      self.unit = unit
      return
    }
    return nil
  }

  /// Whether names are written with the character: none is with quotes, colons or braces.
  private static func isPlain(_ character: Unicode.Scalar) -> Bool {
    if character.properties.isAlphabetic || character == "\u{FEFF}" { return true }
    return "0123456789 _-().#".unicodeScalars.contains(character)
  }

  private static let suffixes: [(String, TimeUnit)] = [
    ("inmilliseconds", .milliseconds), ("milliseconds", .milliseconds), ("millis", .milliseconds),
    ("inms", .milliseconds), ("msec", .milliseconds), ("ms", .milliseconds),
    ("inseconds", .seconds), ("seconds", .seconds), ("secs", .seconds), ("sec", .seconds),
    ("s", .seconds),
  ]

  private static let names: [String: (role: Role, rank: Int)] = {
    let lists: [(Role, [String])] = [
      (
        .speaker,
        [
          "speakername", "speakerdisplayname", "speaker", "displayname", "participantname",
          "speakerlabel", "participant", "talker", "voice", "name", "username", "user", "who",
          "speakerid",
        ]
      ),
      (
        .text,
        [
          "text", "transcript", "words", "content", "sentence", "utterance", "body", "speech",
          "transcription", "caption", "dialogue", "message", "rawtext",
        ]
      ),
      (
        .start,
        [
          "start", "starttime", "starttimestamp", "startoffset", "starts", "begin", "begintime",
          "timestamp", "timecode", "time", "offset", "from", "in", "ts", "t",
        ]
      ),
      (
        .end,
        [
          "end", "endtime", "endtimestamp", "endoffset", "ends", "stop", "stoptime", "to", "out",
          "endts",
        ]
      ),
      (.duration, ["duration", "dur"]),
      (.identifier, ["id", "index", "number", "no", "cueid"]),
    ]
    var names: [String: (role: Role, rank: Int)] = [:]
    for (role, list) in lists {
      for (rank, name) in list.enumerated() { names[name] = (role, rank) }
    }
    return names
  }()
}
