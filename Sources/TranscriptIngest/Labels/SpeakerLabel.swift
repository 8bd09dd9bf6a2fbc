import TranscriptModel

/// A speaker's label, taken apart: the name without badges, and what the label stands for.
///
/// Meeting tools hang badges and pronouns on names, and people type labels twice or with a colon
/// too many. None of that makes another person, so it goes; teams and companies
/// (`Omar H | Platform`) tell namesakes apart, so they stay.
///
///     SpeakerLabel("Dana Ruiz (she/her) (Guest)").name  // "Dana Ruiz"
///     SpeakerLabel("Mika + Priya").kind                 // .room
struct SpeakerLabel {
  /// The name for people to read.
  let name: String
  /// What the label stands for.
  let kind: Speaker.Kind

  /// Takes `label` apart.
  init(_ label: String) {
    let words = label.split { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    let single = words.joined(separator: " ")
    let once = Self.withoutRepetition(Self.withoutStrayColons(single))
    let bare = Self.withoutBadges(once)
    name = Self.isNumberOrLetter(bare) ? "Speaker \(bare)" : bare
    kind = Self.kind(of: bare)
  }

  /// `Dana Ruiz: Dana Ruiz` is one label written twice.
  private static func withoutRepetition(_ label: String) -> String {
    guard label.utf8.contains(UInt8(ascii: ":")) else { return label }
    let parts = label.split(separator: ":").map { trimmed($0) }
    guard parts.count > 1, let first = parts.first, !first.isEmpty,
      parts.allSatisfy({ $0 == first })
    else { return label }
    return first
  }

  private static func withoutStrayColons(_ label: String) -> String {
    var rest = label[...]
    while let last = rest.last, isStray(last) { rest.removeLast() }
    while let first = rest.first, isStray(first) { rest.removeFirst() }
    return rest.isEmpty ? label : String(rest)
  }

  private static func isStray(_ character: Character) -> Bool {
    character == ":" || character == " " || character == "："
  }

  /// A bare number or a bare letter of an alphabet with cases: an engine's or a lawyer's label.
  private static func isNumberOrLetter(_ label: String) -> Bool {
    if label.utf8.allSatisfy(\.isDigit) { return !label.isEmpty }
    guard label.count == 1, let character = label.first else { return false }
    return character.isUppercase || character.isLowercase
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.last == " " { rest.removeLast() }
    while rest.first == " " { rest.removeFirst() }
    return String(rest)
  }
}

// MARK: - Badges

extension SpeakerLabel {
  /// What meeting tools write behind a name, in brackets, in the languages of their users.
  private static let badges: Set<String> = [
    "guest", "external", "unverified", "host", "co-host", "cohost", "me", "you", "host, me",
    "co-host, me", "guest, me", "unfamiliar", "gast", "extern", "nicht überprüft", "invité",
    "invitée", "externe", "non vérifié", "invitado", "invitada", "externo", "externa",
    "no verificado", "convidado", "convidada", "não verificado", "ospite", "esterno",
    "non verificato", "niet-geverifieerd", "niet geverifieerd", "gäst", "gjest", "gæst",
    "vieras", "gość", "гость", "ゲスト", "来宾", "訪客", "게스트",
  ]

  /// What Teams glues behind a name without brackets.
  private static let bareBadges = [" external unfamiliar", " unverified", " (unverified"]

  private static let pronouns: Set<String> = [
    "she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "xe", "xem", "ze", "zir",
    "hir", "ey", "em", "it", "its", "any", "all", "any pronouns", "all pronouns", "elle", "lui",
    "il", "iel", "ella", "él", "el", "elles", "sie", "ihr", "er", "ihm", "ela", "dela", "ele",
    "dele", "lei", "zij", "haar", "hij", "hem", "die", "hen", "hun", "hon", "henne", "han",
    "honom",
  ]

  private static let brackets: [(open: Character, close: Character)] = [
    ("(", ")"), ("[", "]"), ("（", "）"),
  ]

  /// The label without what follows the name: `(Guest)`, `[she/her]`, `| they/them`, `Unverified`.
  private static func withoutBadges(_ label: String) -> String {
    var name = label
    while let shorter = withoutLastBadge(name), !shorter.isEmpty { name = shorter }
    return name
  }

  private static func withoutLastBadge(_ label: String) -> String? {
    for (open, close) in brackets where label.last == close {
      guard let start = label.lastIndex(of: open) else { return nil }
      let inside = trimmed(label[label.index(after: start)...].dropLast()).lowercased()
      guard badges.contains(inside) || arePronouns(inside, separators: "/,") else { return nil }
      return trimmed(label[..<start])
    }
    let lower = label.lowercased()
    for badge in bareBadges where lower.hasSuffix(badge) {
      return trimmed(label.dropLast(badge.count))
    }
    guard let space = label.lastIndex(of: " ") else { return nil }
    guard arePronouns(lower.split(separator: " ").last.map(String.init) ?? "", separators: "/")
    else { return nil }
    var rest = label[..<space]
    while let last = rest.last, " |-–,".contains(last) { rest.removeLast() }
    return String(rest)
  }

  /// Whether `text` is pronouns and nothing else: `she/her`, `he, him`; one alone is none.
  private static func arePronouns(_ text: String, separators: String) -> Bool {
    if text.hasSuffix(" pronouns") { return pronouns.contains(text) }
    guard text.utf8.contains(where: separators.utf8.contains) else { return false }
    let parts = text.split { separators.contains($0) }.map { trimmed($0) }
    return parts.count > 1 && parts.allSatisfy(pronouns.contains)
  }
}

// MARK: - Kinds

extension SpeakerLabel {
  private static let events: Set<String> = [
    "break", "jingle", "outro", "intro", "sample", "song", "music", "theme", "theme song",
    "ad", "ad break", "advert", "advertisement", "commercial", "commercial break", "sponsor",
    "sponsor break", "audio", "video", "clip", "audio clip", "video clip", "recording",
    "sound effect", "applause", "pause", "silence", "werbung", "musik", "musique", "pub",
    "música",
  ]
  private static let eventBeginnings = [
    "audio shared by ", "audio from ", "video shared by ", "clip from ", "clip of ", "sample from ",
    "sample of ", "song of ", "song by ", "recording of ", "music by ", "break ", "jingle ",
  ]
  private static let unknown: Set<String> = [
    "unknown", "unknown speaker", "speaker unknown", "unidentified", "unidentified speaker",
    "speaker ?", "unattributed", "unknown participant", "unknown user", "unknown caller", "?",
    "??", "???", "unbekannt", "unbekannter sprecher", "inconnu", "locuteur inconnu",
    "desconocido", "hablante desconocido", "desconhecido", "sconosciuto", "onbekend",
    "onbekende spreker", "okänd", "okänd talare", "неизвестный", "不明", "未知", "未知发言者",
  ]
  private static let unknownBeginnings = ["unknown speaker ", "unidentified speaker "]
  private static let groups: Set<String> = [
    "all", "both", "everyone", "everybody", "audience", "crowd", "group", "multiple speakers",
    "several speakers", "various", "various speakers", "panel", "chorus", "alle", "tous",
    "todos", "tutti",
  ]
  /// Words that make a label a place or a device.
  private static let places: Set<String> = [
    "room", "rooms", "boardroom", "meetingroom", "auditorium", "huddle", "rm", "sala", "salle",
    "raum", "besprechungsraum", "konferenzraum", "sitzungszimmer", "vergaderruimte", "iphone",
    "ipad", "macbook", "imac", "laptop", "desktop", "tablet", "android", "galaxy", "phone",
    "handy", "pc", "webcam", "speakerphone",
  ]
  private static let placeEndings = ["会議室", "会议室", "회의실"] + presentations
  private static let presentations = ["'s presentation", "’s presentation"]

  /// What a piece is that stands under the name of `speaker`.
  ///
  /// A shared screen is a place by its kind; what is read from it is nobody's speech.
  static func utteranceKind(of speaker: Speaker) -> Utterance.Kind {
    let name = speaker.name.lowercased()
    let isShown = presentations.contains(where: name.hasSuffix)
    return speaker.kind == .event || isShown ? .event : .speech
  }

  private static func kind(of label: String) -> Speaker.Kind {
    let bracketless = label.filter { !"()[]<>".contains($0) }.lowercased()
    if unknown.contains(bracketless) || unknownBeginnings.contains(where: bracketless.hasPrefix) {
      return .unknown
    }
    if events.contains(bracketless) || eventBeginnings.contains(where: bracketless.hasPrefix) {
      return .event
    }
    return isRoom(label, bracketless) ? .room : .person
  }

  private static func isRoom(_ label: String, _ lower: String) -> Bool {
    if groups.contains(lower) || placeEndings.contains(where: lower.hasSuffix) { return true }
    let words = lower.split { !($0.isLetter || $0.isNumber) }
    // A surname may be a place's word (`Emma Room` is rare, `Room 4` is not): accepted as a loss.
    if words.contains(where: { places.contains(String($0)) }) { return true }
    return joinsPeople(label)
  }

  /// Two people at one microphone: `Mika + Priya`, `Dana & Omar`, `Dana and Omar`.
  private static func joinsPeople(_ label: String) -> Bool {
    let words = label.split(separator: " ")
    for (index, word) in words.enumerated() where index > 0 && index + 1 < words.count {
      guard ["+", "&", "and", "und", "et", "y"].contains(word) else { continue }
      if word == "+" { return true }
      // Behind a company's or a team's sign the word belongs to it: `Omar | R & D`.
      if words[..<index].contains(where: { $0 == "|" || $0 == "||" || $0.hasPrefix("(") }) {
        return false
      }
      // `Ortega y Gasset` is one surname: only first names stand left and right alone.
      if word == "y", words.count != 3 { continue }
      return words[index - 1].first?.isUppercase == true
        && words[index + 1].first?.isUppercase == true
    }
    return false
  }
}
